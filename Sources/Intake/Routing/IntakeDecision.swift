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
  /// What each step that looked for the conversation said, and what a person has to choose from.
  package let match: ConversationFinding
  /// What the mail says by itself.
  let said: MailUnderstanding
  /// Why it waits in the tray although it could have gone elsewhere: its sender keeps us too busy.
  package let breach: LoopGuard.Breach?

  package static func decide(
    _ message: MailMessage, clues: IntakeClues, facts: IntakeFacts, rules: IntakeRules, today: CalendarDate
  ) -> IntakeDecision {
    decide(
      MailUnderstanding.read(message, rules: rules, today: today), clues: clues, facts: facts, rules: rules,
      today: today)
  }

  /// The same for a mail that was understood before its clues were looked up.
  package static func decide(
    _ said: MailUnderstanding, clues: IntakeClues, facts: IntakeFacts, rules: IntakeRules, today: CalendarDate
  ) -> IntakeDecision {
    let kind = MailClassifier.decide(said, clues: clues, facts: facts, rules: rules)
    let sender = SenderIdentity.decide(
      said.message, rules: rules, pass: facts.pass.map { StaffPass.Shown($0, on: today) })
    var match = ConversationMatch.decide(clues: clues, facts: facts, rules: rules, today: today)
    match.verdict = LearnedRouting.conversation(match.verdict, facts)
    let router = Router(said: said, clues: clues, facts: facts, rules: rules, today: today)
    let wanted = LearnedRouting.route(
      router.route(kind: kind, sender: sender.value, conversation: match.verdict), kind: kind.value,
      sender: sender.value, match.verdict, router)
    let isAnswer = match.verdict.value != nil || facts.question != nil
    let breach = LoopGuard.breach(wanted, sender.value, isAnswer: isAnswer, facts.loop, rules.loops)
    return IntakeDecision(
      kind: kind, sender: sender, conversation: match.verdict, route: breach.map(\.route) ?? wanted,
      match: match,
      said: said, breach: breach)
  }

  /// What the mail says, without quote and signature.
  package var text: String { said.reply.shown.isEmpty ? said.text : said.reply.shown }

  /// The same in the form that is stored with the message.
  package var records: [VerdictRecord] {
    let steps = [
      kind.record(step: "kind", value: kind.value.word),
      sender.record(step: "sender", value: sender.value.word),
      conversation.record(step: "conversation", value: conversation.value.map(String.init) ?? "none"),
      route.record(step: "route", value: route.value.word),
    ]
    return steps + match.steps + said.records(of: kind.value)
  }
}
