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
    // Those that we make are in lower case.
    let ids = ([clues.messageID, clues.returnedMessageID] + clues.referencedIDs).compactMap { $0?.key }
    let own = try Conversations(connection).own(among: ids)
    let mailing = try mailing(clues, own: own)
    var facts = IntakeFacts(
      ownMessageID: clues.messageID.map { own.contains($0.key) } ?? false,
      conversations: try conversations(clues, mailing: mailing),
      mailing: mailing.fact,
      delivery: try delivery(clues, own: own))
    facts.question = try clues.question.flatMap { try Questions(connection).find($0) }
    try learn(clues, into: &facts)
    facts.forward = try clues.forwarded.map { try forward($0) }
    facts.pass = try clues.ids(.staff, in: .recipient).first.flatMap { try StaffPasses(connection).find($0) }
    return facts
  }

  private func learn(_ clues: IntakeClues, into facts: inout IntakeFacts) throws {
    guard let key = LearnedKey(clues), let rule = try LearnedRules(connection).find(key) else { return }
    facts.learned = rule
    guard case .conversation(let id) = rule.choice, !facts.conversations.contains(where: { $0.id == id }),
      let conversation = try Conversations(connection).find(id), !conversation.isClosed
    else { return }
    facts.conversations.append(
      ConversationFact(
        id: id, about: conversation.kind, participants: conversation.participants.sorted(),
        recency: (conversation.lastActivityAt, .rule)))
  }

  private func forward(_ clue: ForwardClue) throws -> ForwardFact {
    let table = Conversations(connection)
    return ForwardFact(
      byMessage: try table.find(messageIDs: clue.ids.map(\.text)).map(\.id.value),
      byAuthor: clue.author.isEmpty ? [] : try table.open(with: clue.author))
  }

  private func conversations(
    _ clues: IntakeClues, mailing: (fact: MailingFact?, conversation: Int64?)
  ) throws -> [ConversationFact] {
    let table = Conversations(connection)
    var found = ConversationFinds(table)
    for clue in clues.tokens where clue.token.purpose == .conversation {
      let isSigned = clue.place == .recipient || clue.place == .reference
      try found.add(try table.find(clue.token.id), by: isSigned ? .token : .text, key: clue.token.id)
    }
    if let id = mailing.conversation { try found.add(try table.find(id), by: .token) }
    for (conversation, rank) in try table.find(references: clues.referencedIDs.map(\.keys)) {
      try found.add(conversation, by: .reference, rank: rank)
    }
    guard !clues.senderAddress.isEmpty else { return found.facts }
    let since = now.adding(seconds: -Int64(subjectWindowDays) * 86_400)
    for conversation in try table.find(
      participant: clues.senderAddress, baseSubject: clues.baseSubject, since: since)
    {
      try found.add(conversation, by: .subject)
    }
    guard found.facts.isEmpty, clues.isMarkedAsReply, let domain = CompanyDomain.of(clues.senderAddress)
    else {
      return found.facts
    }
    for conversation in try table.find(domain: domain, baseSubject: clues.baseSubject, since: since) {
      try found.add(conversation, by: .company)
    }
    return found.facts
  }
}

/// Each conversation once, with every clue that led to it.
private struct ConversationFinds {
  private let table: Conversations
  private(set) var facts: [ConversationFact] = []

  init(_ table: Conversations) { self.table = table }

  mutating func add(
    _ conversation: Conversation?, by clue: ConversationFact.Clue, key: Int64? = nil, rank: Int? = nil
  ) throws {
    guard let conversation else { return }
    let id = conversation.id.value
    let known = facts.firstIndex { $0.id == id }
    let index = try known ?? append(conversation, clue)
    facts[index].clues.insert(clue)
    if let key { facts[index].keys.insert(key) }
    if let rank { facts[index].referenceRank = min(rank, facts[index].referenceRank ?? rank) }
  }

  private mutating func append(_ conversation: Conversation, _ clue: ConversationFact.Clue) throws -> Int {
    let id = conversation.id.value
    var fact = ConversationFact(
      id: id, about: conversation.kind, participants: conversation.participants.sorted(),
      isClosed: conversation.isClosed, recency: (conversation.lastActivityAt, clue))
    fact.referenceRank = nil
    // Who shares a subject with a participant is one of them, or of their firm: nothing more is asked.
    if clue < .subject {
      fact.names = try table.customerNames(of: id)
      fact.named = try table.named(in: id)
      fact.subjects = try table.subjects(of: id)
    }
    facts.append(fact)
    return facts.count - 1
  }
}
