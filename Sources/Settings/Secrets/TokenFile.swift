import Foundation

/// The private file of a login's tokens: replaced as a whole or not at all, by one process at a time.
package struct TokenFile: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// - Returns: `nil` when there is no such file yet.
  /// - Throws: ``SecretFault`` when it can't be read, or others can.
  package func read() throws(SecretFault) -> String? {
    guard access(path, F_OK) == 0 || errno != ENOENT else { return nil }
    return try PrivateFile.text(at: path, whenMissing: "log in again")
  }

  /// Takes the right to replace the file; it ends with the value.
  ///
  /// - Returns: `nil` when another process, or another connection of ours, has it.
  package func claim() throws(SecretFault) -> Claim? { try Claim(self) }

  package final class Claim: Sendable {
    private let file: TokenFile
    private let lock: Int32

    fileprivate init?(_ file: TokenFile) throws(SecretFault) {
      let descriptor = open(file.path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw file.fault() }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let isTaken = errno == EWOULDBLOCK
        let fault = file.fault()
        close(descriptor)
        if isTaken { return nil }
        throw fault
      }
      self.file = file
      lock = descriptor
    }

    deinit { close(lock) }

    /// Takes the room on the disk before anything is asked of the issuer: a refresh token that was replaced
    /// there and could not be kept here would be lost.
    package func reserve() throws(SecretFault) -> Reservation { try Reservation(file, self) }
  }

  /// Room for the tokens to come; given back when nothing came.
  package final class Reservation: Sendable {
    private static let room = 32 * 1024
    private let file: TokenFile
    private let claim: Claim
    private let descriptor: Int32
    private var temporary: String { file.path + ".new" }

    fileprivate init(_ file: TokenFile, _ claim: Claim) throws(SecretFault) {
      self.file = file
      self.claim = claim
      // Left behind by a process that died; nobody else writes it while we have the claim.
      unlink(file.path + ".new")
      descriptor = open(file.path + ".new", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw file.fault() }
      let blanks = [UInt8](repeating: 32, count: Self.room)
      guard pwrite(descriptor, blanks, blanks.count, 0) == blanks.count, fsync(descriptor) == 0 else {
        throw file.fault()
      }
    }

    deinit {
      if descriptor >= 0 { close(descriptor) }
      unlink(temporary)
    }

    /// Puts the text in the place of what the file held; it is on the disk when this returns.
    package func commit(_ text: String) throws(SecretFault) {
      let bytes = Array(text.utf8)
      guard pwrite(descriptor, bytes, bytes.count, 0) == bytes.count,
        ftruncate(descriptor, off_t(bytes.count)) == 0, fsync(descriptor) == 0,
        rename(temporary, file.path) == 0
      else { throw file.fault() }
      syncFolder()
    }

    private func syncFolder() {
      let folder = open((file.path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
      guard folder >= 0 else { return }
      fsync(folder)
      close(folder)
    }
  }

  fileprivate func fault() -> SecretFault {
    let reason = String(cString: strerror(errno))
    return SecretFault(
      "the token file \(path) can't be written: \(reason)",
      "check the owner and mode of its folder and the space on the disk")
  }
}
