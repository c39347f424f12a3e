import Basics
import CRM
import MailFormat
import MailReports

/// Where a mail goes: the answer of ``IntakeDecision``, carried out by the workflow `ApplyRoute`.
package enum Route: Sendable {
  case newLead(LeadDraft)
  /// The customer's new words, onto the conversation; its owner is told.
  case customerReply(conversation: Int64, text: ReplyText)
  /// A proven colleague's words: to the customer, from the firm.
  case staffReply(conversation: Int64, by: StaffMember, text: ReplyText)
  /// A proven colleague answers a question of ours.
  case answerQuestion(Question, ShortAnswer, by: StaffMember)
  /// A mail that a proven colleague sent on, onto the conversation that it belongs to.
  case threadForward(conversation: Int64, by: StaffMember, ForwardedWords)
  /// The colleague who sent a mail on is asked whose it is, or where it belongs.
  case askForwarder(ForwardQuestion)
  /// A proven colleague works by mail: commands, and perhaps words for the customer.
  case staffCommands(StaffCommands)
  /// A proven employee fills in the hours that a time mail asks for.
  case reportHours(Question, HoursAnswer, by: StaffMember)
  /// A proven colleague acts on lines of a digest.
  case answerDigest(Question, DigestAnswer, by: StaffMember)
  case bookTime(conversation: Int64, by: StaffMember, [TimeNote])
  case recordAutoReply(AutoReply)
  /// The address of this delivery is gone.
  case suppress([Bounce], DeliveryFact)
  /// A failure that is not the address's fault, or passes.
  case recordBounce([Bounce], DeliveryFact)
  /// The owner of this delivery's address wants no more.
  case recordComplaint(DeliveryFact)
  /// This recipient of a mailing wants no more: said so in words, or used the unsubscribe address.
  case unsubscribe(recipient: Int64)
  /// The server took the mail of this outbox item.
  case confirmProof(outboxItem: Int64)
  case ignore
  /// A person decides; the verdict says why.
  case tray

  /// The word that is stored.
  package var word: String {
    switch self {
    case .newLead: "newLead"
    case .customerReply: "customerReply"
    case .staffReply: "staffReply"
    case .answerQuestion: "answerQuestion"
    case .threadForward: "threadForward"
    case .askForwarder: "askForwarder"
    case .staffCommands: "staffCommands"
    case .reportHours: "reportHours"
    case .answerDigest: "answerDigest"
    case .bookTime: "bookTime"
    case .recordAutoReply: "recordAutoReply"
    case .suppress: "suppress"
    case .recordBounce: "recordBounce"
    case .recordComplaint: "recordComplaint"
    case .unsubscribe: "unsubscribe"
    case .confirmProof: "confirmProof"
    case .ignore: "ignore"
    case .tray: "tray"
    }
  }

  /// Which of the journal's final states follows once it is carried out.
  package var outcome: Outcome {
    switch self {
    case .tray, .askForwarder: .tray
    case .ignore: .ignored
    default: .applied
    }
  }

  package enum Outcome: String, Sendable {
    case applied, tray, ignored
  }
}

package enum RouteReason: String, Sendable {
  // Applied.
  case answersMailing, firstContact, phoneNote, answersConversation, colleagueAnswers, timeNote
  case automaticAnswer, addressGone, deliveryProblem, complaint, unsubscribeWords, unsubscribeAddress
  case proofOfSubmission, answersQuestion, colleagueCommands, forwardedByColleague, forwardContinues
  /// A correction taught it.
  case learnedRule
  // Tray.
  case forgedToken, unprovenColleague, claimsToBeUs, noAuthor, flaggedAsSpam
  case forwardUnclear, forwardMayContinue, forwardedMachineMail, unsubscribeOfAnother
  case conversationUnclear, noCustomerInConversation, partlyTimeNote, timeNoteOutsideProject
  case noteNotUnderstood, nothingWritten, questionOfAnother, questionClosed, answerNotUnderstood
  case tooMany, pingPong, reportOnNobody, notOfConversation
  // Ignored.
  case machineWithoutContext, deliveryNotice, bounceNotOurs, complaintNotOurs, readReceipt, listMail, ownMail
}

extension RouteReason {
  /// The mail carries what it has no right to: whoever runs Piste should know.
  package var isForgery: Bool {
    switch self {
    case .forgedToken, .unsubscribeOfAnother, .claimsToBeUs: true
    default: false
    }
  }
}

/// An automatic answer and what it told us.
package struct AutoReply: Hashable, Sendable {
  package let kind: MailKind.AutoReplyKind
  package let sender: String
  /// What it says of its owner's absence; empty for machines that nobody stands behind.
  package let absence: Absence
  package let conversation: Int64?
  package let mailing: MailingFact?
  /// Whether it is clear whose conversation it is; else it is only written down.
  package var mayAct = true

  /// When the person is back, if it says so.
  package var returnsOn: CalendarDate? { absence.backOn }

  package init(
    kind: MailKind.AutoReplyKind, sender: String, absence: Absence = Absence(), conversation: Int64?,
    mailing: MailingFact?
  ) {
    self.kind = kind
    self.sender = sender
    self.absence = absence
    self.conversation = conversation
    self.mailing = mailing
  }
}
