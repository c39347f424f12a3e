import Foundation

/// Why the system refused a file, in plain words (`permission denied`), and what helps.
struct SystemReason: Sendable {
  private let code: Int32

  /// The call that has just failed, by default.
  init(_ code: Int32 = errno) { self.code = code }

  /// Foundation's errors carry the code of the system inside, or stand for one.
  init?(_ error: any Error) {
    let outer = error as NSError
    let inner = (outer.userInfo[NSUnderlyingErrorKey] as? NSError) ?? outer
    if inner.domain == NSPOSIXErrorDomain {
      code = Int32(truncatingIfNeeded: inner.code)
    } else if outer.domain == NSCocoaErrorDomain, let known = Self.codes[outer.code] {
      code = known
    } else {
      return nil
    }
  }

  private static let codes: [Int: Int32] = [
    CocoaError.fileNoSuchFile.rawValue: ENOENT, CocoaError.fileReadNoSuchFile.rawValue: ENOENT,
    CocoaError.fileReadNoPermission.rawValue: EACCES, CocoaError.fileWriteNoPermission.rawValue: EACCES,
    CocoaError.fileWriteFileExists.rawValue: EEXIST, CocoaError.fileWriteOutOfSpace.rawValue: ENOSPC,
    CocoaError.fileWriteVolumeReadOnly.rawValue: EROFS,
  ]

  /// One line for an error of Foundation that nobody explained on its way up: `x.txt: permission denied; …`.
  static func line(_ error: any Error) -> String? {
    guard let reason = SystemReason(error) else { return nil }
    let path = (error as NSError).userInfo[NSFilePathErrorKey] as? String
    return (path.map { $0 + ": " } ?? "") + reason.words + "; " + reason.remedy
  }

  var isMissing: Bool { code == ENOENT }

  var words: String {
    switch code {
    case ENOENT: "there is no such file"
    case EISDIR: "it is a folder"
    case ENOTDIR: "a part of the path is no folder"
    case EEXIST: "there is such a file already"
    default: String(cString: strerror(code)).lowercased()
    }
  }

  var remedy: String {
    switch code {
    case ENOENT, ENOTDIR: "check the path"
    case EISDIR: "name a file"
    case EACCES, EPERM: "check the owner and mode of the file and its folders"
    case EEXIST: "choose another name, or move it away"
    case ENOSPC, EDQUOT: "make room on the disk"
    case EROFS: "name a place that can be written to"
    default: "check the path and the disk"
    }
  }
}
