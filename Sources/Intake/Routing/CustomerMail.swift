import Basics
import CRM
import MailFormat

/// What an outsider's mail does: it continues its conversation, answers a mailing, or opens a lead.
struct CustomerMail: Sendable {
  let router: Router
  let author: MailAddress

  func route(_ conversation: Verdict<Int64?, ConversationReason>) -> Router.Decision {
    guard !conversation.reason.isUnclear else {
      return Verdict(.tray, .conversationUnclear, evidence: conversation.reason.rawValue)
    }
    if let mark = spamMark { return Verdict(.tray, .flaggedAsSpam, evidence: mark) }
    let text = router.said.reply
    if let mailing = router.facts.mailing, UnsubscribeWords.stand(in: text.ownWords) {
      return UnsubscribeRight.route(mailing.recipient, router, .unsubscribeWords, evidence: text.visible)
    }
    if let id = conversation.value {
      let route = Route.customerReply(conversation: id, text: text)
      return Verdict(route, .answersConversation, evidence: author.addrSpec)
    }
    guard let mailing = router.facts.mailing else {
      return Verdict(.newLead(draft(source: .mail)), .firstContact, evidence: author.addrSpec)
    }
    let route = Route.newLead(draft(source: .mailing(mailing.mailing)))
    return Verdict(route, .answersMailing, evidence: evidence(of: mailing))
  }

  /// The copy's addressee need not be the author: a colleague of theirs may answer.
  private func evidence(of mailing: MailingFact) -> String {
    let isAddressee = mailing.address.lowercased() == author.addrSpec.lowercased()
    return isAddressee ? mailing.address : "copy for \(mailing.address), answered by \(author.addrSpec)"
  }

  func draft(source: LeadSource) -> LeadDraft {
    let text = router.said.reply
    let mailing = router.facts.mailing
    let isAddressee = mailing?.address.lowercased() == author.addrSpec.lowercased()
    let name = author.shownName.isEmpty && isAddressee ? mailing?.name ?? "" : author.shownName
    let subject = router.clues.baseSubject
    let words = text.shown.isEmpty ? router.said.text : text.shown
    var draft = LeadDraft(
      title: subject.isEmpty ? author.addrSpec : subject, contactName: name, note: words, source: source)
    let isColleague = mailing?.address.lowercased().hasSuffix("@" + author.domain.lowercased()) == true
    draft.company = isColleague ? mailing?.company ?? "" : ""
    draft.email = author.addrSpec.lowercased()
    draft.takeForm(router.message, country: router.rules.country)
    draft.take(router.said.signature)
    draft.takePhone(inWords: text.ownWords, country: router.rules.country)
    draft.mailing = mailing
    return draft
  }

  /// What the firm's own filter said; only the plain word counts, scores are its own affair.
  private var spamMark: String? {
    for name in ["X-Spam-Flag", "X-Spam-Status"] {
      guard let value = router.message.header.first(name), value.lowercased().hasPrefix("yes") else {
        continue
      }
      return "\(name): \(value)"
    }
    return nil
  }
}
