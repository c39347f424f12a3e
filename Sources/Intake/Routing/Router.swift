import Basics
import MailFormat
import MailReports

/// From what a mail is, who wrote it and where it belongs, to what is done with it.
///
/// Machines first: they never become leads and nothing a machine says is answered. Then what a person may not
/// do by mail; then colleagues, then customers.
struct Router: Sendable {
  typealias Decision = Verdict<Route, RouteReason>

  let said: MailUnderstanding
  let clues: IntakeClues
  let facts: IntakeFacts
  let rules: IntakeRules
  let today: CalendarDate

  var message: MailMessage { said.message }

  func route(
    kind verdict: MailClassifier.Decision, sender: SenderIdentity,
    conversation: Verdict<Int64?, ConversationReason>
  ) -> Decision {
    let kind = verdict.value
    switch kind {
    case .proofCopy: return proof()
    case .ownLoop: return Verdict(.ignore, .ownMail)
    case .receipt: return Verdict(.ignore, .readReceipt)
    case .listMail, .newsletter: return Verdict(.ignore, .listMail)
    case .bounce, .complaint, .autoReply, .person: break
    }
    if let forged = clues.forgedTokens.first { return Verdict(.tray, .forgedToken, evidence: forged) }
    // Mail programs write to that address by themselves (RFC 2369, 3.2); it takes no answers.
    if kind != .bounce, kind != .complaint, let recipient = clues.ids(.unsubscribe, in: .recipient).first {
      return UnsubscribeRight.route(recipient, self, .unsubscribeAddress)
    }
    switch kind {
    case .bounce: return bounce()
    case .complaint: return complaint()
    case .autoReply(let automatic):
      // Words alone are a guess: a mail that would be passed over for them is shown to a person.
      let isGuess =
        [.bodyWords, .suppressFieldAndWords].contains(verdict.reason)
        || RelayedRequest.mayStand(in: message, verdict)
      // A stranger's machine says nothing about the people of a conversation, whatever token it was handed.
      let known = conversation.reason.isOfStranger ? Verdict(nil, conversation.reason) : conversation
      guard !isGuess || known.value != nil || facts.mailing != nil || facts.delivery != nil else {
        return Verdict(.tray, .machineWithoutContext, evidence: verdict.evidence)
      }
      return autoReply(automatic, known)
    default: return person(sender, conversation)
    }
  }

  private func proof() -> Decision {
    guard let item = clues.ids(.proof, in: .recipient).first else { return Verdict(.ignore, .ownMail) }
    return Verdict(.confirmProof(outboxItem: item), .proofOfSubmission)
  }

  /// Only a report on a mail that we sent can change anything, and only for the address that we sent it to.
  private func bounce() -> Decision {
    guard let delivery = facts.delivery else { return Verdict(.ignore, .bounceNotOurs) }
    let bounces = said.bounces
    guard let first = bounces.first else {
      return Verdict(.ignore, .deliveryNotice, evidence: "outbox item \(delivery.outboxItem)")
    }
    let booked = BounceBooking.book(bounces, delivery)
    guard !booked.isEmpty else {
      return Verdict(.tray, .reportOnNobody, evidence: first.recipient ?? first.evidence)
    }
    guard let final = booked.flatMap(\.bounces).first(where: \.suppresses) else {
      return Verdict(.recordBounce(bounces, delivery), .deliveryProblem, evidence: first.evidence)
    }
    return Verdict(.suppress(bounces, delivery), .addressGone, evidence: final.evidence)
  }

  private func complaint() -> Decision {
    guard let delivery = facts.delivery else { return Verdict(.ignore, .complaintNotOurs) }
    let report = FeedbackReport.read(message)
    guard report?.isReadersWish != false else {
      return Verdict(.ignore, .deliveryNotice, evidence: report?.type ?? "")
    }
    return Verdict(.recordComplaint(delivery), .complaint, evidence: report?.type ?? "")
  }

  /// Most go to the return path (RFC 3834, 4), whose token knows the letter that they answer.
  private func autoReply(
    _ kind: MailKind.AutoReplyKind, _ match: Verdict<Int64?, ConversationReason>
  ) -> Decision {
    let conversation = match.value ?? facts.delivery?.conversation
    let mailing = facts.mailing ?? facts.delivery?.mailing
    guard conversation != nil || mailing != nil else { return Verdict(.ignore, .machineWithoutContext) }
    let absence = said.absence ?? Absence()
    var reply = AutoReply(
      kind: kind, sender: clues.senderAddress, absence: absence, conversation: conversation,
      mailing: mailing)
    reply.mayAct = !match.reason.isUnclear || match.reason == .conversationClosed
    return Verdict(.recordAutoReply(reply), .automaticAnswer, evidence: absence.summary)
  }

  private func person(
    _ sender: SenderIdentity, _ conversation: Verdict<Int64?, ConversationReason>
  ) -> Decision {
    switch sender {
    case .nobody: return Verdict(.tray, .noAuthor)
    case .claimsToBeUs(let address): return Verdict(.tray, .claimsToBeUs, evidence: address.addrSpec)
    case .unprovenColleague(let colleague):
      return Verdict(.tray, .unprovenColleague, evidence: colleague.address.addrSpec)
    case .staff(let colleague):
      return ColleagueMail(router: self, colleague: colleague).route(conversation)
    case .outsider(let address):
      return CustomerMail(router: self, author: address).route(conversation)
    }
  }
}
