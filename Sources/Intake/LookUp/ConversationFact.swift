import Basics
import CRM

/// A conversation as far as a decision needs it.
package struct ConversationFact: Hashable, Sendable {
  /// How the store found it, strongest first.
  package enum Clue: Int, Sendable, Comparable {
    /// By a conversation token, or by a mailing token whose recipient already has a conversation.
    case token
    /// One of `referencedIDs` is a mail of it.
    case reference
    /// A token of it stands in the mail's text.
    case text
    /// Same base subject, and the sender among its participants.
    case subject
    /// Same base subject, and somebody of the sender's firm among its participants.
    case company
    /// A learned rule says so.
    case rule

    package static func < (left: Clue, right: Clue) -> Bool { left.rawValue < right.rawValue }
  }

  package let id: Int64
  package let about: ConversationKind
  /// Lower-case addresses.
  package let participants: [String]
  /// Nothing is left to do in it: the lead disqualified, the opportunity lost, the project finished.
  package let isClosed: Bool
  package let lastActivityAt: Instant
  /// Every clue that led to it.
  package var clues: Set<Clue>
  /// The keys by which tokens name it: its own, and those of conversations that were merged into it.
  package var keys: Set<Int64>
  /// How many newer mails the mail refers to than this conversation's newest; `nil` when it refers to none of it.
  package var referenceRank: Int?
  /// Customers' names, as far as they are known.
  package var names: [String]
  /// Lower-case addresses that its mails name in To or Cc, of people who do not take part.
  package var named: Set<String>
  /// What was written about in it: base subjects of its mails, and its title.
  package var subjects: [String]

  package init(
    id: Int64, about: ConversationKind, participants: [String], isClosed: Bool = false,
    recency: (lastActivityAt: Instant, matchedBy: Clue)
  ) {
    self.id = id
    self.about = about
    self.participants = participants
    self.isClosed = isClosed
    lastActivityAt = recency.lastActivityAt
    clues = [recency.matchedBy]
    keys = [id]
    referenceRank = recency.matchedBy == .reference ? 0 : nil
    names = []
    named = []
    subjects = []
  }

  /// The strongest clue that led to it.
  package var matchedBy: Clue { clues.min() ?? .rule }
}
