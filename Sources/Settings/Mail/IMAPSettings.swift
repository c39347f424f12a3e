import Basics

/// Where an account's mails are fetched, from which folders, and what may be changed there.
package struct IMAPSettings: Sendable {
  package let server: ServerSettings
  /// Folders that are watched: everything in them is taken in.
  package let mailboxes: [String]
  /// Folders into which colleagues put what shall be taken in.
  package let drop: [String]
  /// Where a mail of `drop` goes once it is taken in; `nil` leaves it where it is.
  package let dropDone: String?
  package let sent: SentReading
  /// Copies of what we send are put into the Sent folder.
  package let savesSent: Bool
  /// The Sent folder's name; else the server says which one it is.
  package let sentMailbox: String?
  package let pollSeconds: Int
  /// Wait for the server's notice (RFC 2177) between polls.
  package let usesIdle: Bool

  package enum SentReading: String, Sendable, CaseIterable {
    case ignore, read
  }

  package static let ports = ServerSettings.Ports(tls: 993, starttls: 143, plaintext: 143)

  init(_ reader: SettingsReader, oauth: OAuthSettings?) {
    server = ServerSettings(
      reader, ports: Self.ports, host: "imap.example.org", loginRequired: true, oauth: oauth)
    mailboxes = reader.values(
      "mailboxes", .name(example: "INBOX"), default: ["INBOX"],
      help: "Folders that are watched; nothing is changed in them.")
    drop = reader.values(
      "drop", .name(example: "Leads"), default: [],
      help: "Folders where colleagues put mails that shall be taken in, whatever the rules think of them.")
    dropDone = reader.optional(
      "drop_done", .name(example: "Leads/Done"),
      help: "Folder to which a mail of `drop` is moved once it is taken in; left out, it stays.")
    sent = reader.value(
      "sent", .choice, default: .ignore,
      help: "read lets answers from a colleague's mail program join their conversation; ignore does not look."
    )
    savesSent = reader.value(
      "save_sent", .boolean, default: false,
      help: "Put a copy of each mail to a customer into the Sent folder, once its server has taken it.")
    sentMailbox = reader.optional(
      "sent_mailbox", .name(example: "Sent"), help: "The Sent folder; left out, the server says which one.")
    pollSeconds = reader.value(
      "poll_seconds", .integer(5...86_400, unit: "seconds"), default: 60, help: "How often to look for mail.")
    usesIdle = reader.value(
      "idle", .boolean, default: true, help: "Let the server tell at once when mail comes (IMAP IDLE).")
    checkFolders(reader)
  }

  /// Every folder that the settings name.
  package var namedFolders: [String] {
    mailboxes + drop + [dropDone, usesSentFolder ? sentMailbox : nil].compactMap(\.self)
  }

  /// Whether the account's Sent folder is touched at all.
  package var usesSentFolder: Bool { sent == .read || savesSent }

  /// One folder has one role, or its mails would be judged twice, or moved in a circle.
  private func checkFolders(_ reader: SettingsReader) {
    let watched = Set(mailboxes.map(Self.folded))
    let dropped = Set(drop.map(Self.folded))
    if let twice = drop.first(where: { watched.contains(Self.folded($0)) }) {
      reader.report(
        SettingFault("\"\(twice)\" is also one of `mailboxes`", "name it under one of them"), at: "drop")
    }
    if let dropDone, watched.union(dropped).contains(Self.folded(dropDone)) {
      reader.report(
        SettingFault("\"\(dropDone)\" is itself read", "name a folder that is in no list"), at: "drop_done")
    }
    if let sentMailbox, watched.union(dropped).contains(Self.folded(sentMailbox)) {
      reader.report(
        SettingFault("\"\(sentMailbox)\" is in another list", "the Sent folder has a role of its own"),
        at: "sent_mailbox")
    }
  }

  /// INBOX is INBOX in any case of letters (RFC 9051, 5.1); other names are as they are written.
  private static func folded(_ name: String) -> String {
    name.uppercased() == "INBOX" ? "INBOX" : name
  }
}
