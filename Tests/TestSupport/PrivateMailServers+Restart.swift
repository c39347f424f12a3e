import Foundation
import Glibc

/// Servers that a test may stop: others use the common ones at the same time.
extension PrivateMailServers {
  /// The caller must `remove` them; what a crash leaves behind goes with the next start of any tests.
  package static func separate() throws -> PrivateMailServers {
    let folder = "/tmp/\(prefix)\(getpid())-\(UInt16.random(in: 0 ... .max))"
    return try start(in: folder)
  }

  package func stop() throws { try Self.run([folder, "stop"], portBase: nil) }

  /// Kills Dovecot with all its processes, as a power failure does: nothing is finished, nobody is told.
  package func crashDovecot() throws {
    let file = "\(folder)/dovecot/run/master.pid"
    guard let master = try pid_t(String(contentsOfFile: file, encoding: .utf8).filter(\.isNumber)) else {
      throw ServersFailed(words: "\(file) holds no number")
    }
    let children = try String(contentsOfFile: "/proc/\(master)/task/\(master)/children", encoding: .utf8)
    for process in [master] + children.split(separator: " ").compactMap({ pid_t($0) }) {
      kill(process, SIGKILL)
    }
    try FileManager.default.removeItem(atPath: file)
  }

  package func start() throws { try Self.run([folder, "start"], portBase: nil) }

  package func remove() {
    try? stop()
    try? FileManager.default.removeItem(atPath: folder)
  }
}
