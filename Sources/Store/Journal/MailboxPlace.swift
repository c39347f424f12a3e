/// A mailbox as we know it: whose it is, which server it is on, and its name.
///
/// The origin keeps two servers apart that number their mailboxes alike: UIDVALIDITY and UID say nothing across
/// servers (RFC 9051, 2.3.1.1), and many servers number from 1.
package struct MailboxPlace: Hashable, Sendable {
  package let account: String
  /// `user@host:port`, the host in lower case.
  package let origin: String
  package let mailbox: String

  package init(account: String, origin: String, mailbox: String) {
    self.account = account
    self.origin = origin
    self.mailbox = mailbox
  }

  /// What was read before origins were written down.
  package static let unknownOrigin = ""
}

/// Why a folder of an account is read.
package enum FolderRole: String, Sendable, CaseIterable {
  /// Everything in it is taken in and understood.
  case watched
  /// A colleague put the mail there by hand: it is wanted, whatever the rules think of it.
  case dropped
  /// Our own mails, written in a mail program.
  case sent
}
