import Basics
import CRM

/// What a proven colleague's mail to the address of a question does.
///
/// Only who was asked may answer, once, and only by a word that means one thing; all else is for a person.
enum QuestionAnswer {
  static func route(
    _ question: Question, _ words: String, by colleague: StaffMember, commands: CommandDecision
  ) -> Router.Decision {
    let evidence = "question \(question.id), \(question.kind.rawValue)"
    guard question.employee == colleague.id else {
      return Verdict(.tray, .questionOfAnother, evidence: evidence)
    }
    // A receipt is also a letter of its conversation: further commands may answer it, as often as there are any.
    if question.kind == .receipt, ShortAnswer.read(words) != .undo {
      return commands.route(answering: question)
    }
    guard question.state == .open else { return Verdict(.tray, .questionClosed, evidence: evidence) }
    if question.kind == .digest { return commands.route(digest: question) }
    if question.kind == .hours { return commands.route(hours: question) }
    guard let answer = ShortAnswer.read(words), question.takes(answer) else {
      return Verdict(.tray, .answerNotUnderstood, evidence: String(words.prefix(200)))
    }
    return Verdict(
      .answerQuestion(question, answer, by: colleague), .answersQuestion,
      evidence: "\(evidence): \(answer.word)")
  }
}

extension Question {
  /// Whether the answer is one of those that were offered.
  func takes(_ answer: ShortAnswer) -> Bool {
    switch answer {
    case .number(let number):
      [.place, .forward, .deputy, .successor].contains(kind) && (1...max(1, choices.count)).contains(number)
        && !choices.isEmpty
    case .new: kind == .place || kind == .split
    case .no: kind != .receipt
    case .yes:
      kind == .merge || kind == .confirm || ((kind == .deputy || kind == .successor) && choices.count == 1)
    case .undo: kind == .confirm || kind == .receipt
    }
  }
}
