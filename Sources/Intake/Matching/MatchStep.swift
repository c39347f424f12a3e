import Basics

/// What one of the steps that look for a mail's conversation says: where it leads, and why.
struct MatchStep: Sendable {
  /// In the order in which they count.
  enum Name: String, Sendable {
    case token, reference, text, subject, company
  }

  let name: Name
  let verdict: Verdict<Int64?, ConversationReason>
  /// Every conversation that this step would allow, the likeliest first.
  let candidates: [Int64]

  var record: VerdictRecord {
    verdict.record(step: "match.\(name.rawValue)", value: verdict.value.map(String.init) ?? "none")
  }

  /// It leads somewhere, or to more than one place.
  var speaks: Bool { !candidates.isEmpty }
}

/// Which conversation a mail belongs to, with what each step said of it.
package struct ConversationFinding: Sendable {
  package internal(set) var verdict: Verdict<Int64?, ConversationReason>
  /// One for every step that had something to say, in the form that is stored.
  package let steps: [VerdictRecord]
  /// The conversations among which a person has to choose, the likeliest first.
  package let proposals: [Int64]
  /// Set when the mail looks like a matter of its own beside the conversation that it was found to belong to.
  package let split: SplitReason?

  init(
    _ verdict: Verdict<Int64?, ConversationReason>, steps: [VerdictRecord] = [], proposals: [Int64] = [],
    split: SplitReason? = nil
  ) {
    self.verdict = verdict
    self.steps = steps
    self.proposals = proposals
    self.split = split
  }
}

/// Why a mail may be a matter of its own.
package enum SplitReason: String, Sendable {
  /// An old thread under a subject that was never in it.
  case newSubject
  /// Nothing was left to do in the conversation.
  case closed
  /// Nothing was heard in it for so long as `intake.split_after_days` says.
  case old
}

/// Why a mail belongs to a conversation, or to none.
package enum ConversationReason: String, Sendable {
  case tokenInReplyAddress, tokenInReference, referencedMessage, tokenInText
  case sameSubjectAndParticipant, sameSubjectAndFirm, learnedRule
  case noClue, subjectWindowPassed, tokenInWordsOfStranger
  case forgedToken, tokenWithoutConversation, tokenFromStranger, severalConversations, stepsDisagree
  case referencedByStranger, conversationClosed, conversationOld

  /// A person must look: the clues contradict each other, or do not hold.
  package var isUnclear: Bool {
    switch self {
    case .forgedToken, .tokenWithoutConversation, .tokenFromStranger, .severalConversations, .stepsDisagree,
      .referencedByStranger, .conversationClosed, .conversationOld:
      true
    default: false
    }
  }

  /// Who wrote has nothing to do with the conversation.
  var isOfStranger: Bool { self == .tokenFromStranger || self == .referencedByStranger }

  /// Found by words that anybody may use: not enough for what cannot be taken back.
  var isByWordsAlone: Bool {
    switch self {
    case .sameSubjectAndParticipant, .sameSubjectAndFirm, .tokenInText: true
    default: false
    }
  }
}
