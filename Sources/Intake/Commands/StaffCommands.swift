import Basics
import CRM
import MailFormat

/// A proven colleague's commands about one conversation, and the words beside them for its customers.
package struct StaffCommands: Sendable {
  package let conversation: Int64
  package let colleague: StaffMember
  package let commands: [WrittenCommand]
  /// Where there are any, nothing of the mail is carried out.
  package let faults: [CommandFault]
  /// What goes to the customers; empty when nothing is addressed to them.
  package let text: String

  package init(
    _ reading: CommandReading, in conversation: Int64, by colleague: StaffMember,
    faults: [CommandFault]? = nil
  ) {
    self.conversation = conversation
    self.colleague = colleague
    commands = reading.commands
    self.faults = faults ?? reading.faults
    text = reading.text
  }

  /// The lines, as evidence.
  var evidence: String {
    (commands.map(\.text) + faults.map { "\($0.text) (\($0.reason.rawValue))" }).joined(separator: " · ")
  }
}

/// Whether a colleague's mail in a conversation of theirs holds commands, and what is done with it.
///
/// Only the visible own words count; whoever does not take part in the conversation commands nothing in it, and a
/// mail that passes another one on commands nothing at all: its words may be somebody else's.
struct CommandDecision {
  let router: Router
  let colleague: StaffMember
  let isForward: Bool

  /// - Returns: `nil` when it holds none.
  func route(in fact: ConversationFact, hasCustomers: Bool) -> Router.Decision? {
    let words = VisibleWords.own(of: router.said)
    let reading = CommandReading.read(words, setting)
    guard !reading.isEmpty else { return undoAlone(words, in: fact) }
    // Hours alone have a way of their own.
    if reading.isHoursAlone, fact.about == .project || fact.about == .lead { return nil }
    guard !isForward else {
      return Verdict(.tray, .forwardedByColleague, evidence: router.message.subject)
    }
    guard fact.participants.contains(colleague.address.addrSpec.lowercased()) else {
      return Verdict(.tray, .notOfConversation, evidence: colleague.address.addrSpec)
    }
    guard reading.text.isEmpty || hasCustomers else { return Verdict(.tray, .noCustomerInConversation) }
    return decision(StaffCommands(reading, in: fact.id, by: colleague))
  }

  /// As an answer to a receipt: nothing but commands counts, so that a word of thanks does not reach a customer.
  func route(answering question: Question) -> Router.Decision {
    let reading = CommandReading.read(VisibleWords.own(of: router.said), setting)
    guard let conversation = question.conversation, !reading.isEmpty, reading.text.isEmpty, !isForward else {
      return Verdict(
        .tray, .answerNotUnderstood, evidence: String(router.said.reply.ownWords.prefix(200)))
    }
    return decision(StaffCommands(reading, in: conversation, by: colleague))
  }

  /// As an answer to a digest: numbered lines with commands.
  func route(digest question: Question) -> Router.Decision {
    let answer = DigestAnswer.read(
      VisibleWords.own(of: router.said), lines: question.choices.count, setting)
    guard !answer.isEmpty, !isForward else {
      return Verdict(.tray, .answerNotUnderstood, evidence: String(router.said.reply.ownWords.prefix(200)))
    }
    let lines = answer.items.map { "\($0.number) \($0.command.text)" } + answer.faults.map(\.text)
    return Verdict(
      .answerDigest(question, answer, by: colleague), .colleagueCommands,
      evidence: String(lines.joined(separator: " · ").prefix(500)))
  }

  /// As an answer to a time mail: its own lines, filled in where they are cited.
  func route(hours question: Question) -> Router.Decision {
    let tasks = question.choices.dropFirst().compactMap { Int64($0) }
    let answer = HoursAnswer.read(router.said.text, tasks: tasks)
    guard !answer.isEmpty else {
      return Verdict(.tray, .answerNotUnderstood, evidence: String(router.said.reply.ownWords.prefix(200)))
    }
    let minutes = answer.entries.reduce(0) { $0 + $1.minutes }
    return Verdict(.reportHours(question, answer, by: colleague), .timeNote, evidence: "\(minutes) minutes")
  }

  private func decision(_ commands: StaffCommands) -> Router.Decision {
    Verdict(.staffCommands(commands), .colleagueCommands, evidence: String(commands.evidence.prefix(500)))
  }

  /// "annuler" alone is for us; to the customer it would say the wrong thing.
  private func undoAlone(_ words: String, in fact: ConversationFact) -> Router.Decision? {
    guard ShortAnswer.read(words) == .undo, words.utf8.count <= 60 else { return nil }
    let commands = StaffCommands(
      CommandReading.read("", setting), in: fact.id, by: colleague,
      faults: [CommandFault(words, .nothingToUndo)])
    return decision(commands)
  }

  private var setting: CommandReading.Setting {
    CommandReading.Setting(
      today: router.today, currency: router.rules.currency,
      colleagues: router.rules.staff.map { ($0.name, $0.address.addrSpec) }, author: colleague.name)
  }
}

extension CommandReading {
  fileprivate var isHoursAlone: Bool {
    faults.isEmpty
      && commands.allSatisfy {
        if case .hours = $0.command { true } else { false }
      }
  }
}
