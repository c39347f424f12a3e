import Basics
import CRM
import Intake
import MailFormat
import SQL
import Settings
import Store

extension ApplyRoute {
  /// Commands beside the lines of a digest: all of them, or none. The digest may be answered again.
  func take(_ answer: DigestAnswer, to question: Question, by colleague: StaffMember) throws -> Int64? {
    let words = WorkWords(office.company.language, country: office.company.country)
    let groups = groups(of: answer, question)
    let text = ReplyText.read(message, body: message.readable).visible
    if let known = try groups.first(where: { try isKnown(text, in: $0.conversation) }) {
      return known.conversation
    }
    var content = WorkReceipt.Content(.nothing)
    content.left = answer.faults.map { ($0.text, words.word($0.reason)) }
    content.left += answer.items.filter { item in
      !groups.contains { $0.items.contains(item) }
    }.map { ("\($0.number) \($0.command.text)", Refusal.noOpportunity.text(in: words.language)) }
    if content.left.isEmpty {
      do {
        content = try connection.savepoint { try work(groups, by: colleague) }
      } catch let refused as CommandsRefused {
        content.left = refused.lines.map { ($0.0, $0.1) }
      }
    }
    try WorkReceipt(office, connection).send(content, to: colleague, because: mail.id, titled: words.digest)
    return groups.first?.conversation
  }

  /// What is asked for in one conversation.
  private struct Group {
    let conversation: Int64
    var items: [DigestAnswer.Item] = []
  }

  private func groups(of answer: DigestAnswer, _ question: Question) -> [Group] {
    var groups: [Group] = []
    for item in answer.items where question.choices.indices.contains(item.number - 1) {
      let parts = question.choices[item.number - 1].split(separator: " ")
      guard parts.count == 3, let conversation = Int64(parts[2]), conversation > 0 else { continue }
      if let index = groups.firstIndex(where: { $0.conversation == conversation }) {
        groups[index].items.append(item)
      } else {
        groups.append(Group(conversation: conversation, items: [item]))
      }
    }
    return groups
  }

  private func work(_ groups: [Group], by colleague: StaffMember) throws -> WorkReceipt.Content {
    var content = WorkReceipt.Content(.done)
    var refused: [(String, String)] = []
    var position = 0
    for group in groups {
      let place = place(of: colleague, in: group.conversation)
      let series = CommandSeries(office, connection, place, after: position)
      position += group.items.count
      let commands = group.items.map(\.command)
      do {
        content.done += try series.carryOut(commands.filter { !$0.command.isShownFirst })
          .map { "\(group.items[0].number) · \($0.what)" }
        let later = commands.filter(\.command.isShownFirst)
        guard !later.isEmpty else { continue }
        try ShowFirst(office, connection, place)(later, try series.show(later))
        content.isWaiting = true
      } catch let wrong as CommandsRefused {
        refused += wrong.lines.map { ("\(group.items[0].number) \($0.0)", $0.1) }
      }
      try Conversations(connection).add(
        received(ReplyText.read(message, body: message.readable).ownWords), to: group.conversation,
        at: office.now)
    }
    guard refused.isEmpty else { throw CommandsRefused(lines: refused) }
    return content
  }
}
