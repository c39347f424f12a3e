import Foundation
import Glibc
import Synchronization

/// A private Dovecot and Exim for the tests of one process, from `scripts/mail-servers`: started at the first
/// use on free ports, stopped when the process ends. Missing software is an error, not a skipped test.
package struct PrivateMailServers: Sendable {
  package let imapPort: Int
  package let imapsPort: Int
  package let smtpPort: Int
  package let smtpsPort: Int
  /// Submission that takes tokens, with STARTTLS.
  package let tokenSMTPPort: Int
  package let caFile: String
  package let password = "secret"
  let folder: String

  static let boxCount = 192
  private static let nextBox = Atomic<Int>(1)
  private static let outcome = Result { try PrivateMailServers.start() }

  init(portBase: Int, folder: String) {
    imapPort = portBase + 143
    imapsPort = portBase + 993
    smtpPort = portBase + 587
    smtpsPort = portBase + 465
    tokenSMTPPort = portBase + 589
    caFile = "\(folder)/tls/ca.pem"
    self.folder = folder
  }

  package static func running() throws -> PrivateMailServers {
    try outcome.get()
  }

  /// An address with a mailbox that no other test of this process uses.
  package func freshAddress() throws -> String {
    let number = Self.nextBox.add(1, ordering: .relaxed).oldValue
    guard number <= Self.boxCount else {
      throw ServersFailed(words: "all \(Self.boxCount) test mailboxes are in use")
    }
    return "box\(number)@piste.test"
  }

  /// Puts messages into the mailbox as they are, without a mail server.
  package func place(_ messages: [[UInt8]], into address: String) throws {
    let inbox = maildir(of: address) + "/new"
    for (index, message) in messages.enumerated() {
      let name = "\(inbox)/\(1_700_000_000 + index).placed\(index)R\(UInt32.random(in: 0 ... .max)).test"
      try Data(message).write(to: URL(fileURLWithPath: name))
      chmod(name, 0o644)
    }
  }

  /// Numbers a mailbox that Dovecot has not opened yet from UIDVALIDITY `uidValidity`.
  package func number(_ address: String, from uidValidity: UInt32) throws {
    let list = maildir(of: address) + "/dovecot-uidlist"
    try Data("3 V\(uidValidity) N1\n".utf8).write(to: URL(fileURLWithPath: list))
    chmod(list, 0o644)
  }

  /// The messages that lie in the mailbox, as files, oldest name first.
  package func delivered(to address: String) throws -> [[UInt8]] {
    try ["new", "cur"].flatMap { part in
      let path = "\(maildir(of: address))/\(part)"
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { name in
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
      }
    }
  }

  /// The flags that the mailbox's messages carry, as Maildir letters (`S`: seen).
  package func flags(in address: String) throws -> Set<Character> {
    let names = try FileManager.default.contentsOfDirectory(atPath: maildir(of: address) + "/cur")
    return Set(names.flatMap { $0.split(separator: ":2,", maxSplits: 1).dropFirst().joined() })
  }

  /// Waits until so many messages lie there; Exim delivers in the background.
  package func awaitDelivery(of count: Int, to address: String) async throws -> [[UInt8]] {
    for _ in 0..<400 {
      let messages = try delivered(to: address)
      if messages.count >= count { return messages }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw ServersFailed(words: "no delivery to \(address) within 20 seconds")
  }

  private func maildir(of address: String) -> String {
    let parts = address.split(separator: "@")
    return "\(folder)/mail/\(parts[1])/\(parts[0])"
  }
}

/// Why the private servers cannot be used, with the remedy.
package struct ServersFailed: Error, CustomStringConvertible {
  let words: String
  package var description: String {
    "the private mail servers do not run: \(words); scripts/setup installs dovecot-imapd and exim4-daemon-light"
  }
}
