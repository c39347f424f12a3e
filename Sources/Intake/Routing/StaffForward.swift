import Basics
import CRM
import MailFormat

/// What a mail does that a proven colleague sends on: its author becomes the contact of a lead, or it joins the
/// conversation that it belongs to. The colleague's comment stays in the house.
///
/// Where it is not clear whose mail it is, or which matter, the colleague is asked; what a machine wrote is no lead.
struct StaffForward: Sendable {
  let mail: ColleagueMail

  private var router: Router { mail.router }
  private var rules: IntakeRules { mail.router.rules }
  private var forward: ForwardedMail? { router.said.forward.value }

  /// Whether the mail is one, given what it otherwise would be.
  func stands(against conversation: Verdict<Int64?, ConversationReason>) -> Bool {
    let mark = SubjectMark.outermost(of: router.message.subject)
    guard conversation.value == nil || conversation.reason.isByWordsAlone else {
      guard mark != .reply else { return false }
      return mark == .forward || (forward?.confidence ?? .low) > .low
    }
    return mail.isForward
  }

  func route(_ conversation: Verdict<Int64?, ConversationReason>) -> Router.Decision {
    if let machine = ForwardedMachine.evidence(forward, router.message, rules: rules) {
      return Verdict(.tray, .forwardedMachineMail, evidence: machine)
    }
    if let forward, let (id, evidence) = place(conversation) {
      let words = ForwardedWords(forward, from: nil, by: mail)
      return Verdict(
        .threadForward(conversation: id, by: mail.colleague, words), .forwardContinues, evidence: evidence)
    }
    guard !conversation.reason.isUnclear || isContested(conversation) else {
      return Verdict(.tray, .conversationUnclear, evidence: conversation.reason.rawValue)
    }
    if forward != nil, let question = whichConversation(conversation) { return question }
    guard let forward, forward.confidence > .low, let author = onlyAuthor else { return whoWroteIt }
    return Verdict(
      .newLead(LeadDraft(forward, from: author, by: mail)), .forwardedByColleague,
      evidence: "\(author), \(router.said.forward.reason.rawValue)")
  }

  private func isBySubject(_ conversation: Verdict<Int64?, ConversationReason>) -> Bool {
    [.sameSubjectAndParticipant, .sameSubjectAndFirm].contains(conversation.reason)
  }

  /// The clues lead to more than one.
  private func isContested(_ conversation: Verdict<Int64?, ConversationReason>) -> Bool {
    [.severalConversations, .stepsDisagree].contains(conversation.reason)
  }

  /// The conversation that the original is a mail of.
  private func place(_ conversation: Verdict<Int64?, ConversationReason>) -> (Int64, String)? {
    if let id = conversation.value, !isBySubject(conversation), !conversation.reason.isUnclear {
      return (id, conversation.reason.rawValue)
    }
    guard let known = router.facts.forward?.byMessage, known.count == 1 else { return nil }
    return (known[0], "the mail that was sent on belongs to it")
  }

  /// The author has open matters with us, or the clues lead to several: the colleague chooses.
  private func whichConversation(_ conversation: Verdict<Int64?, ConversationReason>) -> Router.Decision? {
    let several = isContested(conversation) ? router.facts.conversations.map(\.id) : []
    let same = isBySubject(conversation) ? [conversation.value].compactMap { $0 } : []
    let known =
      (router.facts.forward?.byMessage ?? []) + several + same + (router.facts.forward?.byAuthor ?? [])
    var choices: [Int64] = []
    for id in known where !choices.contains(id) { choices.append(id) }
    guard !choices.isEmpty else { return nil }
    let question = ForwardQuestion(
      to: mail.colleague, .conversations(Array(choices.prefix(ForwardQuestion.limit))))
    return Verdict(
      .askForwarder(question), .forwardMayContinue, evidence: choices.map(String.init).joined(separator: ", ")
    )
  }

  /// Whoever wrote all the mails that are sent on; of a website's form, somebody else is the customer.
  private var onlyAuthor: String? {
    guard attachedAuthors.count <= 1, let original = forward?.customer(rules),
      let text = original.from.address,
      let address = MailAddress(addrSpec: text), !Author.neverReads(address),
      !FormMail.isFilledIn(original.text, others: [text])
    else { return nil }
    return text
  }

  private var attachedAuthors: [String] {
    var authors: [String] = []
    for message in AttachedForward.originals(in: router.message) {
      guard let author = message.from.first, !rules.isOwn(author), rules.staffMember(author) == nil else {
        continue
      }
      let address = author.addrSpec.lowercased()
      if !authors.contains(address) { authors.append(address) }
    }
    return authors
  }

  private var whoWroteIt: Router.Decision {
    let addresses = candidates
    return Verdict(
      .askForwarder(ForwardQuestion(to: mail.colleague, .addresses(addresses))), .forwardUnclear,
      evidence: addresses.joined(separator: ", "))
  }

  /// The addresses that stand in it, those of authors first; none of the house's and none that nobody reads.
  private var candidates: [String] {
    let authors = attachedAuthors + (forward?.originals.compactMap(\.from.address) ?? [])
    let text = router.said.text.unicodeScalars.prefix(20_000)
    let words = text.split { $0.properties.isWhitespace || "<>()[],;\"".unicodeScalars.contains($0) }
    var found: [String] = []
    for address in authors + words.compactMap({ EmailWord.address(in: String($0)) }) {
      guard found.count < ForwardQuestion.limit, !found.contains(address),
        let parsed = MailAddress(addrSpec: address), !rules.isOwn(parsed), rules.staffMember(parsed) == nil,
        !Author.neverReads(parsed)
      else { continue }
      found.append(address)
    }
    return found
  }
}

/// What a colleague who sent a mail on is asked about it.
package struct ForwardQuestion: Hashable, Sendable {
  package enum Choices: Hashable, Sendable {
    /// Whose mail it is.
    case addresses([String])
    /// Which matter it belongs to.
    case conversations([Int64])
  }

  /// One figure answers.
  package static let limit = 9

  package let colleague: StaffMember
  package let choices: Choices

  package init(to colleague: StaffMember, _ choices: Choices) {
    self.colleague = colleague
    self.choices = choices
  }
}
