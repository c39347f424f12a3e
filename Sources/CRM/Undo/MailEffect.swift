import Basics

/// Something that a mail brought about in our books, with what has to be known of it today to take it back.
///
/// `Store` finds them by the mail's number, ``UndoPlan`` says which can be taken back, `Store` carries that out.
package enum MailEffect: Hashable, Sendable {
  /// A lead with its conversation.
  case lead(MadeLead)
  case contact(MadeContact)
  /// A further address of somebody.
  case address(String, contact: Int64)
  /// A mail's words in a conversation.
  case message(id: Int64, conversation: Int64)
  case participant(JoinedParticipant)
  case followUp(PlannedFollowUp)
  /// A field that it changed.
  case change(ChangedField)
  case hours(BookedHours)
  case task(AddedTask)
  case suppression(address: String)
  case letter(QueuedLetter)
  /// What a colleague was asked because of it.
  case question(id: Int64, isOpen: Bool)
  /// Another mail that it gave its place, because it answered the question about that mail.
  case placement(mail: Int64, isStillThere: Bool)
  /// Two leads that it made one.
  case merge(MergedLeads)
  /// What was written to two leads since a merge made them one.
  case writtenSince(merge: Int64, conversation: Int64, mails: [Int64])
  case commitment(Commitment)
  /// What a correction of it taught.
  case rule(id: Int64)

  package struct MadeLead: Hashable, Sendable {
    package let id: Int64
    package let conversation: Int64
    package let title: String
    package let state: LeadState
    /// Other mails that have become part of its conversation.
    package var otherMails: [Int64]
    /// Who has changed something about it since.
    package var changedBy: [String]
    /// `lead 7 was merged into it`, or the other way round.
    package var merges: [String]

    package init(id: Int64, conversation: Int64, title: String, state: LeadState) {
      self.id = id
      self.conversation = conversation
      self.title = title
      self.state = state
      otherMails = []
      changedBy = []
      merges = []
    }
  }

  package struct MadeContact: Hashable, Sendable {
    package let id: Int64
    package let name: String
    /// What refers to it, but for the lead that the same mail made: `lead 9`, `invoice 3` …
    package let users: [String]

    package init(id: Int64, name: String, users: [String]) {
      self.id = id
      self.name = name
      self.users = users
    }
  }

  package struct JoinedParticipant: Hashable, Sendable {
    package let conversation: Int64
    package let address: String
    /// Another mail of theirs stands in the conversation.
    package let hasWritten: Bool

    package init(conversation: Int64, address: String, hasWritten: Bool) {
      self.conversation = conversation
      self.address = address
      self.hasWritten = hasWritten
    }
  }

  package struct PlannedFollowUp: Hashable, Sendable {
    package let id: Int64
    package let conversation: Int64
    package let words: String
    package let state: FollowUpState

    package init(id: Int64, conversation: Int64, words: String, state: FollowUpState) {
      self.id = id
      self.conversation = conversation
      self.words = words
      self.state = state
    }
  }

  package struct ChangedField: Hashable, Sendable {
    /// `opportunity`, `lead`, `mailing-recipient` …
    package let subject: String
    package let id: Int64
    package let change: FieldChange
    /// What it is today; `nil` when the thing is gone.
    package let current: String?
    /// What stands on the change, so that it can't go: `order 3`.
    package var neededBy: String?

    package init(_ subject: String, _ id: Int64, _ change: FieldChange, current: String?) {
      self.subject = subject
      self.id = id
      self.change = change
      self.current = current
    }
  }

  package struct BookedHours: Hashable, Sendable {
    package let id: Int64
    package let words: String
    package let isInvoiced: Bool

    package init(id: Int64, words: String, isInvoiced: Bool) {
      self.id = id
      self.words = words
      self.isInvoiced = isInvoiced
    }
  }

  package struct QueuedLetter: Hashable, Sendable {
    package enum Standing: String, Sendable, CaseIterable {
      case waiting
      /// On its way, or nobody knows whether it left.
      case underWay
      case left
      /// It will not leave any more.
      case ended
    }

    package let id: Int64
    /// Whom it is for.
    package let to: String
    package let kind: String
    package let standing: Standing

    package init(id: Int64, to: String, kind: String, standing: Standing) {
      self.id = id
      self.to = to
      self.kind = kind
      self.standing = standing
    }
  }
}
