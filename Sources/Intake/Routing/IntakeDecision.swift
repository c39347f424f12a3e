import Basics
import MailFormat

/// Everything that was decided about one mail, each with its reason: stored, shown, and then carried out.
///
/// The second of Intake's two pure steps; between them `Store` looks the clues up.
package struct IntakeDecision: Sendable {
  package let kind: Verdict<MailKind, MailKindReason>
  package let sender: Verdict<SenderIdentity, SenderReason>
  /// The conversation's key. With the route `tray` it is a proposal.
  package let conversation: Verdict<Int64?, ConversationReason>
  package let route: Verdict<Route, RouteReason>
  /// The mail that is passed on, if one is.
  package let forward: ForwardedMail.Decision

  package static func decide(
    _ message: MailMessage, clues: IntakeClues, facts: IntakeFacts, rules: IntakeRules, today: CalendarDate
  ) -> IntakeDecision {
    let kind = MailClassifier.decide(message, clues: clues, facts: facts, rules: rules)
    let sender = SenderIdentity.decide(message, rules: rules)
    let conversation = ConversationMatch.decide(clues: clues, facts: facts, rules: rules, today: today)
    let body = message.readable
    let forward = ForwardedMail.decide(message, kind: kind.value, text: body.text)
    let router = Router(
      message: message, clues: clues, facts: facts, rules: rules, today: today, body: body,
      forward: forward.value)
    let route = router.route(kind: kind, sender: sender.value, conversation: conversation)
    return IntakeDecision(
      kind: kind, sender: sender, conversation: conversation, route: route,
      forward: forward)
  }

  /// The same in the form that is stored with the message.
  package var records: [VerdictRecord] {
    let steps = [
      kind.record(step: "kind", value: kind.value.word),
      sender.record(step: "sender", value: sender.value.word),
      conversation.record(step: "conversation", value: conversation.value.map(String.init) ?? "none"),
      route.record(step: "route", value: route.value.word),
    ]
    guard let found = forward.value else { return steps }
    return steps + [forward.record(step: "forward", value: found.confidence.rawValue)]
  }
}
