import Basics
import CRM
import MailFormat

/// What a proven colleague's mail does: an answer goes to the customer, time is booked, a note becomes a lead.
///
/// What goes out to a customer can't be taken back, so everything that could be meant otherwise goes to the
/// tray: a note of time in a customer's conversation, an answer found only by its subject. What a colleague sends on
/// is ``StaffForward``'s.
struct ColleagueMail: Sendable {
  let router: Router
  let colleague: StaffMember

  func route(_ conversation: Verdict<Int64?, ConversationReason>) -> Router.Decision {
    if let question = router.facts.question {
      return QuestionAnswer.route(
        question, VisibleWords.own(of: router.said), by: colleague, commands: commands)
    }
    let forward = StaffForward(mail: self)
    if forward.stands(against: conversation) { return forward.route(conversation) }
    let isByWordsAlone = isByWordsAlone(conversation)
    guard isByWordsAlone ? !isMarkedAsReply : !conversation.reason.isUnclear else {
      return Verdict(.tray, .conversationUnclear, evidence: conversation.reason.rawValue)
    }
    let text = router.said.reply
    // "Appel" heads many a note: a subject that is not an answer's leads a colleague to no conversation.
    guard !isByWordsAlone else { return note(text) }
    guard let id = conversation.value, let fact = router.facts.conversations.first(where: { $0.id == id })
    else {
      return note(text)
    }
    return answer(in: fact, text)
  }

  private func answer(in fact: ConversationFact, _ text: ReplyText) -> Router.Decision {
    guard !text.visible.isEmpty else { return Verdict(.tray, .nothingWritten) }
    let customers = fact.participants.filter { !isOurs($0) }
    if let decision = commands.route(in: fact, hasCustomers: !customers.isEmpty) { return decision }
    switch (TimeNote.read(text.ownWords), fact.about) {
    case (.all(let notes), .project):
      let minutes = notes.reduce(0) { $0 + $1.minutes }
      let route = Route.bookTime(conversation: fact.id, by: colleague, notes)
      return Verdict(route, .timeNote, evidence: "\(minutes) minutes")
    case (.all, _): return Verdict(.tray, .timeNoteOutsideProject, evidence: fact.about.rawValue)
    case (.some(_, let others), .project):
      return Verdict(.tray, .partlyTimeNote, evidence: others.first ?? "")
    case (.some, _), (.none, _):
      guard !customers.isEmpty else { return Verdict(.tray, .noCustomerInConversation) }
      let route = Route.staffReply(conversation: fact.id, by: colleague, text: text)
      return Verdict(route, .colleagueAnswers, evidence: customers.joined(separator: ", "))
    }
  }

  private var commands: CommandDecision {
    CommandDecision(router: router, colleague: colleague, isForward: isForward)
  }

  private func isOurs(_ address: String) -> Bool {
    guard let parsed = MailAddress(addrSpec: address) else { return false }
    return rules.isOwn(parsed) || rules.staffMember(parsed) != nil
  }

  private var rules: IntakeRules { router.rules }

  private func note(_ text: ReplyText) -> Router.Decision {
    let words = text.ownWords.isEmpty ? router.message.subject : text.ownWords
    let note = read(words)
    guard note.isUsable else {
      return Verdict(.tray, .noteNotUnderstood, evidence: String(words.prefix(200)))
    }
    return Verdict(.newLead(draft(from: note, words)), .phoneNote, evidence: evidence(of: note))
  }

  /// As a phone note; whom the text does not name, the subject may.
  func read(_ words: String) -> PhoneNote {
    PhoneNote.read(words, subject: router.clues.baseSubject, noteSetting)
  }

  func draft(from note: PhoneNote, _ words: String) -> LeadDraft {
    let names = [note.caller, note.company].filter { !$0.isEmpty }
    let title = names.isEmpty ? router.clues.baseSubject : names.joined(separator: ", ")
    var draft = LeadDraft(title: title, contactName: note.caller, note: words, source: .phoneNote)
    draft.company = note.company
    draft.phone = note.phone
    draft.email = note.email
    draft.budget = note.budget
    draft.followUpOn = note.followUpOn
    draft.nextAction = note.nextAction
    draft.notUnderstood = note.notUnderstood
    draft.reportedBy = colleague
    return draft
  }

  private func evidence(of note: PhoneNote) -> String {
    let found = [
      note.caller, note.company, note.phone, note.email, note.budget?.description ?? "",
      note.budgetUpTo.map { "up to \($0)" } ?? "", note.followUpOn?.description ?? "",
      note.followUpAt?.description ?? "",
    ]
    return found.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private var isMarkedAsReply: Bool {
    router.message.subject.foldedForSearch != router.clues.baseSubject.foldedForSearch
  }

  /// Nothing but the subject leads there; 25 notes of an hour are all called "Appel".
  private func isByWordsAlone(_ conversation: Verdict<Int64?, ConversationReason>) -> Bool {
    switch conversation.reason {
    case .severalConversations, .stepsDisagree, .conversationClosed, .conversationOld:
      router.facts.conversations.allSatisfy { $0.matchedBy >= .text }
    default: conversation.reason.isByWordsAlone
    }
  }

  var isForward: Bool {
    router.said.forward.value != nil || SubjectMark.outermost(of: router.message.subject) == .forward
      || router.message.root.descendants.contains { $0.contentType.isEmbeddedMessage }
      || AttachedForward.unreadable(in: router.message) != nil
  }

  /// How notes are meant.
  var noteSetting: PhoneNote.Setting {
    PhoneNote.Setting(
      today: router.today, country: rules.country, currency: rules.currency, author: colleague.name)
  }
}
