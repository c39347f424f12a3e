import Basics
import Foundation

/// Only one daemon works on a database at a time: a locked file in the blob folder says so.
///
/// The lock goes with the process, however it ends; what the last one left half done can then be judged.
package final class InstanceLock: Sendable {
  private let file: Int32

  /// - Throws: ``Refusal`` when another process holds it.
  package init(directory: String) throws {
    let path = directory + "/daemon.lock"
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw Refusal(.notAllowed, "can't open \(path)", remedy: "check the owner and mode of \(directory)")
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw Refusal(
        .notAllowed, "another piste works on this database already (\(path) is locked)",
        remedy: "stop it first; commands like `piste lead list` work beside it")
    }
    self.file = file
  }

  deinit { close(file) }
}
