import Basics
import Mailings
import Testing

@Suite("The next letter of a mailing")
struct NextLetterTests {
  private static let sent = Instant(milliseconds: 1_795_694_400_000)

  private func steps() throws -> [MailingStep] {
    let content = try Mailing.Content(subject: "Encore", text: "Bonjour")
    return [
      try MailingStep(2, afterDays: 5, content: content), try MailingStep(3, afterDays: 10, content: content),
    ]
  }

  private func decide(
    _ step: Int = 1, _ state: OutboxState? = .accepted, days: Int = 5,
    _ change: (inout SequenceStanding) -> Void = { _ in }
  ) throws -> NextLetter.Decision {
    var standing = SequenceStanding(
      step: step, state: state, settledAt: state.map(\.isFinal) == true ? Self.sent : nil)
    change(&standing)
    return NextLetter.decide(
      standing, try steps(), at: Self.sent.adding(seconds: Int64(days) * 86_400))
  }

  @Test("it is due so many days after the one before arrived, to the second")
  func due() throws {
    #expect(try decide().reason == .due)
    #expect(try decide(2, days: 9).reason == .notYet)
    #expect(try decide(2, days: 10).reason == .due)
    let standing = SequenceStanding(step: 1, state: .accepted, settledAt: Self.sent)
    let due = Self.sent.adding(seconds: 5 * 86_400)
    let before = NextLetter.decide(standing, try steps(), at: due.adding(seconds: -1))
    #expect(before.value == .wait(until: due))
    guard case .send(let step) = NextLetter.decide(standing, try steps(), at: due).value else {
      Issue.record("not sent")
      return
    }
    #expect(step.number == 2)
  }

  @Test(
    "whatever came back but an absence ends it",
    arguments: ["lead", "unsubscribed", "complaint", "bounced: 550", "failed: 550", "noLongerHere, x"])
  func outcomes(outcome: String) throws {
    let decision = try decide { $0.outcome = outcome }
    #expect(decision.value == .stop)
    #expect(decision.reason == .answered)
    #expect(decision.evidence == outcome)
  }

  @Test("who is only away gets it; who has written, is suppressed or was not reached does not")
  func standings() throws {
    let away = try decide {
      $0.outcome = "outOfOffice"
      $0.isAway = true
    }
    #expect(away.reason == .due)
    #expect(try decide { $0.hasWritten = true }.reason == .answered)
    #expect(try decide { $0.isSuppressed = true }.reason == .suppressed)
    #expect(try decide(1, .failed).reason == .notDelivered)
    #expect(try decide(1, .bounced).reason == .notDelivered)
    #expect(try decide(3, days: 400).reason == .lastLetter)
  }

  @Test("nothing follows what has not left yet", arguments: OutboxState.allCases.filter { !$0.isFinal })
  func underWay(state: OutboxState) throws {
    let decision = try decide(1, state, days: 300)
    #expect(decision.value == .wait(until: nil))
    #expect(decision.reason == .underWay)
  }

  @Test(
    "a letter follows after 1 to 365 days", arguments: [(0, false), (1, true), (365, true), (366, false)])
  func days(days: Int, goes: Bool) throws {
    let content = try Mailing.Content(subject: "x", text: "y")
    #expect(((try? MailingStep(2, afterDays: days, content: content)) != nil) == goes)
  }
}
