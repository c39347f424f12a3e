import Basics
import CRM
import Intake
import MailFormat
import SQL
import Store
import TestFirm
import Testing
import Workflows

/// Who is whom, and what a mail changed.
extension Story {
  /// What a mail can change: compared before and after one that must change nothing.
  struct Books: Equatable {
    let leads: Int
    let contacts: Int
    let words: [String]
    let letters: [String]
  }

  /// Everything but the notices that a mail was held back.
  func books() async throws -> Books {
    let leads = try await leads()
    var words: [String] = []
    for lead in leads { words += try await messages(of: lead.conversationID).map(\.body) }
    let letters = try await firm.outbox().filter { $0.item.kind != "sender-alert" }
    let contacts = try await firm.read { try Contacts($0).list(matching: nil, limit: 1000).count }
    return Books(
      leads: leads.count, contacts: contacts, words: words,
      letters: letters.map { "\($0.item.kind) to \($0.to.joined(separator: ", "))" })
  }

  /// Who was told that a mail was held back, in the order of the letters.
  func warned() async throws -> [String] {
    try await firm.outbox().filter { $0.item.kind == "sender-alert" }.flatMap(\.to)
  }

  /// Somebody at the firm closes a lead that leads nowhere.
  func disqualify(_ lead: LeadRecord) async throws {
    _ = try await DisqualifyLead(firm.office)(lead.lead.id.value, actor: "test")
  }

  /// The mail is understood once more, as `piste mail reprocess` does it.
  func again(_ arrival: Arrival) async throws -> Arrival {
    try await firm.office.database.write { try Journal($0).reopen(arrival.id) }
    try await ReceiveMail(firm.office)()
    return try await Arrival(try await journal(arrival.id), in: firm)
  }
}

extension Person {
  /// Tries to pass for a colleague.
  static let eve = Person(name: "Eve", address: "eve@evil.example")
  /// Says to be Anne.
  static let falseAnne = Person(name: "Anne Blanc", address: "anne@firm.example")
}

extension QueuedMail {
  /// Its text, with common blanks for those that French puts before a colon.
  var plainText: String {
    String(String.UnicodeScalarView(message.text.unicodeScalars.map { $0 == "\u{A0}" ? " " : $0 }))
  }
}
