import Basics
import CRM
import MailFormat

/// What the store knows about a mail's ``IntakeClues``; empty when it knows nothing.
package struct IntakeFacts: Hashable, Sendable {
  /// We sent a mail with this very Message-ID.
  package var ownMessageID: Bool
  /// Every conversation that a clue leads to, each once, with its strongest clue.
  package var conversations: [ConversationFact]
  /// The copy of a mailing that this answers: by token, else by a referenced Message-ID of that copy.
  package var mailing: MailingFact?
  /// The outgoing mail that this reports on: by bounce token, else by the returned Message-ID.
  package var delivery: DeliveryFact?
  /// The question of ours that this answers.
  package var question: Question?
  /// What a correction taught about mails like this one.
  package var learned: LearnedRule?
  /// Where the mail may belong that a colleague sends on.
  package var forward: ForwardFact?
  /// The personal token that it was sent to.
  package var pass: StaffPass?
  /// How many mails like this one came in lately.
  package var loop = LoopFacts()

  package init(
    ownMessageID: Bool = false, conversations: [ConversationFact] = [], mailing: MailingFact? = nil,
    delivery: DeliveryFact? = nil
  ) {
    self.ownMessageID = ownMessageID
    self.conversations = conversations
    self.mailing = mailing
    self.delivery = delivery
  }
}

/// One recipient's copy of a mailing.
package struct MailingFact: Hashable, Sendable {
  package let mailing: Int64
  package let recipient: Int64
  /// The address that the copy went to.
  package let address: String
  package let name: String
  package let company: String

  package init(mailing: Int64, recipient: Int64, address: String, name: String, company: String) {
    self.mailing = mailing
    self.recipient = recipient
    self.address = address
    self.name = name
    self.company = company
  }
}

/// One outgoing mail to one recipient.
package struct DeliveryFact: Hashable, Sendable {
  package let outboxItem: Int64
  /// Whom we sent it to: this address is suppressed, never one that a report names.
  package let address: String
  /// All of them, where it went to several.
  package var recipients: [String] = []
  package let mailing: MailingFact?
  package let conversation: Int64?

  package init(outboxItem: Int64, address: String, mailing: MailingFact? = nil, conversation: Int64? = nil) {
    self.outboxItem = outboxItem
    self.address = address
    self.mailing = mailing
    self.conversation = conversation
  }
}
