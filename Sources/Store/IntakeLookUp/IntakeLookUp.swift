import Basics
import CRM
import Intake
import MailFormat
import SQL

/// Answers a mail's ``IntakeClues`` with what we know: a few plain queries, no decision.
package struct IntakeLookUp {
  let connection: any Connection
  private let now: Instant
  private let subjectWindowDays: Int

  package init(_ connection: any Connection, now: Instant, subjectWindowDays: Int) {
    self.connection = connection
    self.now = now
    self.subjectWindowDays = subjectWindowDays
  }

  package func facts(for clues: IntakeClues) throws -> IntakeFacts {
    let ids = ([clues.messageID, clues.returnedMessageID] + clues.referencedIDs).compactMap { $0?.text }
    let own = try Conversations(connection).own(among: ids)
    let mailing = try mailing(clues, own: own)
    var facts = IntakeFacts(
      ownMessageID: clues.messageID.map { own.contains($0.text) } ?? false,
      conversations: try conversations(clues, mailing: mailing),
      mailing: mailing.fact,
      delivery: try delivery(clues, own: own))
    facts.question = try clues.ids(.question, in: .recipient).first.flatMap {
      try Questions(connection).find($0)
    }
    return facts
  }

  private func conversations(
    _ clues: IntakeClues, mailing: (fact: MailingFact?, conversation: Int64?)
  ) throws -> [ConversationFact] {
    let table = Conversations(connection)
    var found = ConversationFinds()
    for clue in clues.tokens where clue.token.purpose == .conversation {
      found.add(try table.find(clue.token.id), by: .token)
    }
    if let id = mailing.conversation { found.add(try table.find(id), by: .token) }
    for conversation in try table.find(messageIDs: clues.referencedIDs.map(\.text)) {
      found.add(conversation, by: .reference)
    }
    if !clues.senderAddress.isEmpty {
      let since = now.adding(seconds: -Int64(subjectWindowDays) * 86_400)
      let same = try table.find(
        participant: clues.senderAddress, baseSubject: clues.baseSubject, since: since)
      for conversation in same { found.add(conversation, by: .subject) }
    }
    return found.facts
  }
}

/// Each conversation once, with the strongest clue that led to it.
private struct ConversationFinds {
  private(set) var facts: [ConversationFact] = []

  mutating func add(_ conversation: Conversation?, by clue: ConversationFact.Clue) {
    guard let conversation, !facts.contains(where: { $0.id == conversation.id.value }) else { return }
    facts.append(
      ConversationFact(
        id: conversation.id.value, about: conversation.kind, participants: conversation.participants.sorted(),
        isClosed: conversation.isClosed, recency: (conversation.lastActivityAt, clue)))
  }
}
