import ArgumentParser
import Basics
import CRM
import Foundation
import MailFormat
import SQL
import Store
import Workflows

struct MailList: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The journal, the newest first.")

  @OptionGroup var common: CommonOptions
  @Option(
    help: "Only those in this state: \(JournalEntry.State.allCases.map(\.rawValue).joined(separator: ", ")).")
  var state: JournalEntry.State?
  @Flag(help: "Also the proof copies of our own mails.") var all = false
  @Option(help: "At most so many.") var limit = 50

  func report(in office: Office) async throws -> Report {
    let entries = try await office.database.read {
      try Journal($0).list(state: state, withProofCopies: all, limit: limit)
    }
    return Report(
      ["id", "state", "kind", "reason", "from", "subject"],
      rows: entries.map { entry in
        [String(entry.id), entry.state.rawValue, entry.kind, entry.reason, entry.sender, entry.subject]
      }, json: entries.map(\.json), empty: "no mails")
  }
}

struct MailShow: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One mail: what was decided, why, and what it says.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The mail's number in the journal.") var id: Int64
  @Flag(help: "Print the mail's bytes as they came, and nothing else.") var raw = false

  func report(in office: Office) async throws -> Report {
    let (entry, verdicts, effects) = try await office.database.read { connection in
      (
        try Journal(connection).entry(id), try Journal(connection).verdicts(of: id),
        try MailEffects(connection).of(id)
      )
    }
    let bytes = try content(of: entry, office)
    if raw {
      return Report(
        String(decoding: bytes, as: UTF8.self), json: .string(String(decoding: bytes, as: UTF8.self)))
    }
    var fields = Fields()
    fields.add("mail", String(entry.id))
    fields.add("state", entry.state.rawValue + (entry.reason.isEmpty ? "" : ": \(entry.reason)"))
    fields.add("from", entry.sender)
    fields.add("subject", entry.subject)
    fields.add("Message-ID", entry.messageID.isEmpty ? nil : "<\(entry.messageID)>")
    fields.add("received", entry.receivedAt.description)
    for verdict in verdicts { fields.add(verdict.step, verdict.line) }
    for effect in effects { fields.add("effect", effect.words) }
    let message = office.mail(bytes)
    for diagnostic in message.diagnostics where entry.isStored { fields.add("odd", diagnostic.description) }
    if entry.isStored { fields.add("text", message.text) }
    let facts: JSONValue = [
      "verdicts": .array(verdicts.map(\.json)), "effects": .array(effects.map(\.json)),
      "diagnostics": .array(message.diagnostics.map { .string($0.code) }),
    ]
    return Report(fields.text, json: entry.json.merging(facts))
  }

  private func content(of entry: JournalEntry, _ office: Office) throws -> [UInt8] {
    guard entry.isStored, let digest = SHA256Digest(hex: entry.digest) else { return [] }
    return try office.blobs.read(digest)
  }
}

struct MailReprocess: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "reprocess",
    abstract: "Understands mails anew: those of the tray and the quarantine, or the ones named.",
    discussion: "A mail that a person has taken back is understood anew only when it is named.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "Numbers in the journal; all of tray and quarantine when left out.") var ids: [Int64] = []

  func report(in office: Office) async throws -> Report {
    let reopened = try await office.database.write { connection in
      let journal = Journal(connection)
      let entries =
        ids.isEmpty
        ? try [.tray, .quarantined].flatMap { try journal.list(state: $0, limit: 10_000) }
          .filter { $0.reason != UndoMail.reason }
        : try ids.map { try journal.entry($0) }
      for entry in entries where entry.isStored { try journal.reopen(entry.id) }
      return entries.filter(\.isStored).map(\.id)
    }
    try await ReceiveMail(office)()
    let entries = try await office.database.read { connection in
      try reopened.map { try Journal(connection).entry($0) }
    }
    return Report(
      ["id", "state", "kind", "reason"],
      rows: entries.map { [String($0.id), $0.state.rawValue, $0.kind, $0.reason] }, json: entries.map(\.json),
      empty: "nothing to do")
  }
}

extension JournalEntry {
  var json: JSONValue {
    [
      "id": .integer(id), "account": .string(account), "state": .string(state.rawValue),
      "reason": .string(reason), "kind": .string(kind), "route": .string(route), "from": .string(sender),
      "subject": .string(subject), "messageID": .string(messageID), "digest": .string(digest),
      "size": .integer(size), "conversation": JSONValue(conversationID),
      "receivedAt": .string(receivedAt.description),
    ]
  }
}

extension JournalEntry.State: ExpressibleByArgument {}
