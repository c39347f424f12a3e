import Basics
import CRM
import Intake
import MailFormat
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// A firm and the people around it, for one scenario: people write, time passes, and one looks at what came of it.
///
/// Everything runs through the real intake and a real database, as the daemon does it: a mail's bytes are journalled,
/// understood, decided on and carried out. The firm is called Menuiserie du Lac, reads leads@firm.example, believes
/// what mx.firm.example found out about a sender, and employs Paul (sells) and Anne (works on projects). It is Tuesday,
/// 24 November 2026, 11:00.
struct Story: Sendable {
  let firm: TestOffice

  static func tell(
    _ wishes: TestOffice.Wishes = TestOffice.Wishes(), on engine: Engine = .sqlite,
    _ body: (Story) async throws -> Void
  ) async throws {
    try await TestOffice.open(engine, wishes) { firm in try await body(Story(firm: firm)) }
  }

  /// Somebody writes a mail of their own.
  ///
  /// - Parameters:
  ///   - to: what stands in To; the firm's lead address when it is left out.
  ///   - more: further header lines.
  @discardableResult
  func writes(
    _ person: Person, to: String = "leads@firm.example", subject: String = "Cuisine", _ more: [String] = [],
    says body: String
  ) async throws -> Arrival {
    try await receive(head(person, to: to, subject: subject) + more, body)
  }

  /// Somebody answers a letter of the firm, as a mail program does it.
  ///
  /// - Parameter keeping: what their mail program leaves of the traces to the letter.
  @discardableResult
  func answers(
    _ letter: QueuedMail, _ person: Person, keeping traces: Trace = .all, subject: String? = nil,
    _ more: [String] = [], says body: String
  ) async throws -> Arrival {
    let to = traces.contains(.address) ? letter.replyTo : "leads@firm.example"
    let answer = "Re: \(letter.message.subject)"
    var lines = head(person, to: to, subject: subject ?? (traces.contains(.subject) ? answer : "Question"))
    if traces.contains(.references), let id = letter.message.messageID?.text {
      lines += ["In-Reply-To: <\(id)>", "References: <\(id)>"]
    }
    let quote = traces.contains(.quote) ? "\n\n" + quoted(letter) : ""
    return try await receive(lines + more, body + quote)
  }

  /// Takes in a mail as it stands.
  @discardableResult
  func receive(_ lines: [String], _ body: String) async throws -> Arrival {
    try await Arrival(firm.receive(RawMail(lines, body)), in: firm)
  }

  private func head(_ person: Person, to: String, subject: String) -> [String] {
    let number = firm.office.chance(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return person.fields + [
      "Received: from outside by mx.firm.example; Tue, 24 Nov 2026 10:00:00 +0100",
      "From: \(person.from)", "To: \(to)", "Subject: \(subject)",
      "Message-ID: <\(number).\(person.address)>", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
    ]
  }

  private func quoted(_ letter: QueuedMail) -> String {
    let lines = letter.message.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
    return (["Le mar. 24 nov. 2026 à 11:00, Menuiserie du Lac <leads@firm.example> a écrit :"] + lines)
      .joined(separator: "\n")
  }

  /// The outbox is emptied, and time passes.
  func later(days: Int64 = 0, minutes: Int64 = 0) async throws {
    try await firm.sendEverything()
    firm.clock.turn(minutes: days * 1440 + minutes)
  }
}

/// What an answer still carries of the letter that it answers.
struct Trace: OptionSet, Sendable {
  let rawValue: Int

  /// The reply address with its token.
  static let address = Trace(rawValue: 1)
  /// In-Reply-To and References.
  static let references = Trace(rawValue: 2)
  /// `Re:` and the subject.
  static let subject = Trace(rawValue: 4)
  /// The letter's text below the answer.
  static let quote = Trace(rawValue: 8)

  static let all: Trace = [.address, .references, .subject, .quote]
}

/// A mail that came in, with what was decided about it.
struct Arrival: Sendable {
  let entry: JournalEntry
  let verdicts: [VerdictRecord]

  init(_ entry: JournalEntry, in firm: TestOffice) async throws {
    self.entry = entry
    verdicts = try await firm.read { try Journal($0).verdicts(of: entry.id) }
  }

  var id: Int64 { entry.id }
  var state: JournalEntry.State { entry.state }
  var route: String { entry.route }
  var reason: String { entry.reason }
  var conversation: Int64? { entry.conversationID }

  /// The reason of one step: `sender`, `conversation`, `route` …
  func why(_ step: String) -> String { verdicts.last { $0.step == step }?.reason ?? "" }

  func evidence(_ step: String) -> String { verdicts.last { $0.step == step }?.evidence ?? "" }
}
