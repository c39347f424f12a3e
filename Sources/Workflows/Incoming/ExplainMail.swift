import Basics
import Intake
import MailFormat
import SQL
import Store

/// Says what would become of a mail if it came in now, with every verdict and its reason; writes nothing.
package struct ExplainMail: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  package func callAsFunction(_ bytes: [UInt8]) async throws -> IntakeDecision {
    try await self(bytes, rules: IntakeRulesOf(office)())
  }

  /// The same for many mails by the same rules.
  package func callAsFunction(_ bytes: [UInt8], rules: IntakeRules) async throws -> IntakeDecision {
    let message = office.mail(bytes)
    let clues = IntakeClues.read(message, rules: rules)
    let now = office.now
    let facts = try await office.database.read { connection in
      try IntakeLookUp(connection, now: now, subjectWindowDays: rules.subjectWindowDays).facts(for: clues)
    }
    return IntakeDecision.decide(message, clues: clues, facts: facts, rules: rules, today: office.today)
  }
}
