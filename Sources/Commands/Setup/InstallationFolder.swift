import Basics
import Foundation

/// The folder of a new installation; looked at before the first question is asked.
struct InstallationFolder: Sendable {
  let path: String

  /// - Throws: ``Refusal`` when it holds a Piste, ``UsageError`` when it can't be made or written to.
  init(_ name: String) throws {
    path = URL(fileURLWithPath: name).standardizedFileURL.path
    try refuse(["piste.yaml", "piste.keys", "piste.db"].map { path + "/" + $0 })
    var nearest = path
    while access(nearest, F_OK) != 0, errno == ENOENT, nearest != "/" {
      nearest = (nearest as NSString).deletingLastPathComponent
    }
    var status = stat()
    guard stat(nearest, &status) == 0 else { throw fault(SystemReason()) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw UsageError("\(path) can't be made: \(nearest) is a file; name a folder")
    }
    guard access(nearest, W_OK | X_OK) == 0 else { throw fault(SystemReason()) }
  }

  /// - Throws: ``Refusal`` when one of the files exists.
  func refuse(_ files: [String]) throws {
    for file in files where FileManager.default.fileExists(atPath: file) {
      throw Refusal(
        .duplicate, "\(file) is there already", remedy: "choose another folder, or move it away")
    }
  }

  func make() throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw SystemReason(error).map(fault) ?? error
    }
  }

  private func fault(_ reason: SystemReason) -> UsageError {
    let exists = FileManager.default.fileExists(atPath: path)
    return UsageError(
      "\(path) can't be \(exists ? "written to" : "made"): \(reason.words); "
        + "run it with sudo, or name a folder of your own")
  }
}
