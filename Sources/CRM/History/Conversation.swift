import Basics

/// What a conversation is about.
package enum ConversationKind: String, Sendable, CaseIterable {
  case lead, opportunity, quotation, order, project, invoice
}

/// Our record of messages that belong together, with one customer, about one thing.
///
/// Its key is what the signed token of reply addresses carries.
package struct Conversation: Hashable, Sendable {
  package let id: Identifier<Conversation>
  /// A lead's conversation becomes its opportunity's, then its project's: the token in old mails stays good.
  package var kind: ConversationKind
  package var subjectID: Int64
  /// RFC 5256 base subject.
  package var baseSubject: String
  /// Lower-case addresses of everybody outside who took part.
  package var participants: Set<String>
  package var isClosed: Bool
  package var lastActivityAt: Instant

  package init(
    id: Identifier<Conversation>, about kind: ConversationKind, _ subjectID: Int64, baseSubject: String,
    lastActivityAt: Instant
  ) {
    self.id = id
    self.kind = kind
    self.subjectID = subjectID
    self.baseSubject = baseSubject
    participants = []
    isClosed = false
    self.lastActivityAt = lastActivityAt
  }
}
