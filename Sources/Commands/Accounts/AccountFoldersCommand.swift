import ArgumentParser
import Basics
import Logging
import MailTransport
import Settings
import Store
import Workflows

/// The folders that an account has on its server, and what Piste does with each.
struct AccountFoldersCommand: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "folders", abstract: "The folders of an account on its server, and what is done with each.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var dialogue: TraceOption
  @Argument(help: "The account's name; the default one when left out.") var name: String?

  func report(in office: Office) async throws -> Report {
    let account = try office.account(orDefault: name)
    guard let imap = account.imap else {
      throw Refusal(
        .invalid, "the account \(account.name) has no imap server",
        remedy: "its mail comes by piste mail receive")
    }
    let rows = try await ask(imap, office)
    return Report(
      ["folder", "role", "mails", "use"],
      rows: rows.map { [$0.listing.name, $0.listing.role?.rawValue ?? "", $0.mails, $0.use] },
      json: rows.map(\.json), empty: "the server shows no folder")
  }

  private func ask(_ imap: IMAPSettings, _ office: Office) async throws -> [FolderView] {
    let loop = try dialogue.loop()
    defer { loop.shutdown() }
    let connection = IMAPConnection(loop: loop, log: office.log)
    try await connection.open(ServerAccess(office, loop: loop).endpoint(for: imap.server))
    let result: Result<[FolderView], any Error>
    do {
      result = .success(try await Self.folders(imap, connection))
    } catch {
      result = .failure(error)
    }
    await connection.logout()
    return try result.get()
  }

  private static func folders(_ imap: IMAPSettings, _ connection: IMAPConnection) async throws -> [FolderView]
  {
    var views: [FolderView] = []
    for listing in try await connection.mailboxes() {
      let status = listing.isSelectable ? try? await connection.status(of: listing.name) : nil
      views.append(FolderView(listing, status, imap))
    }
    return views
  }
}

/// One folder of the list.
struct FolderView: Sendable {
  let listing: MailboxListing
  let use: String
  private let exists: Int?

  init(_ listing: MailboxListing, _ status: MailboxStatus?, _ imap: IMAPSettings) {
    self.listing = listing
    exists = status?.exists
    use = Self.use(listing, imap)
  }

  /// A level of the hierarchy holds none.
  var mails: String { exists.map(String.init) ?? "" }

  private static func use(_ listing: MailboxListing, _ imap: IMAPSettings) -> String {
    func isNamed(_ name: String) -> Bool {
      name == listing.name || listing.role == .inbox && name.uppercased() == "INBOX"
    }
    if imap.mailboxes.contains(where: isNamed) { return "watched" }
    if imap.drop.contains(where: isNamed) { return "drop" }
    if imap.dropDone.map(isNamed) ?? false { return "drop_done" }
    let isSent = imap.sentMailbox.map(isNamed) ?? (listing.role == .sent)
    guard isSent, imap.usesSentFolder else { return "" }
    return [imap.sent == .read ? "sent: read" : nil, imap.savesSent ? "save_sent" : nil]
      .compactMap(\.self).joined(separator: ", ")
  }

  var json: JSONValue {
    [
      "name": .string(listing.name), "role": listing.role.map { .string($0.rawValue) } ?? .null,
      "attributes": .array(listing.attributes.map { .string($0) }),
      "mails": exists.map { .integer(Int64($0)) } ?? .null, "use": .string(use),
    ]
  }
}
