import MailTransport
import Settings
import Store

/// The folders of an account that are read, each with its role, in the order in which a pass takes them: a pure
/// choice from the settings and what the server has.
package struct AccountFolders: Hashable, Sendable {
  package struct Folder: Hashable, Sendable {
    package let name: String
    package let role: FolderRole
  }

  /// The first watched one comes last: it is then the open one, whose news come at once.
  package let folders: [Folder]
  /// Where sent mails lie; `nil` when nobody needs to know, or the server has no such folder.
  package let sent: String?

  package static func choose(_ imap: IMAPSettings, listings: [MailboxListing]) -> AccountFolders {
    let byServer = listings.first { $0.role == .sent && $0.isSelectable }?.name
    let sent = imap.usesSentFolder ? imap.sentMailbox ?? byServer : nil
    var folders = imap.drop.map { Folder(name: $0, role: .dropped) }
    if imap.sent == .read, let sent, !imap.mailboxes.contains(sent) {
      folders.append(Folder(name: sent, role: .sent))
    }
    folders += imap.mailboxes.dropFirst().map { Folder(name: $0, role: .watched) }
    folders += imap.mailboxes.prefix(1).map { Folder(name: $0, role: .watched) }
    return AccountFolders(folders: folders, sent: sent)
  }

  /// The open one, and those that must be asked for news beside it.
  package var others: [String] { folders.dropLast().map(\.name) }
}
