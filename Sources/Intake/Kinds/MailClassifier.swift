import Basics
import MailFormat
import MailReports

/// Person or machine? Header fields first, words last, and in doubt a person: a person taken for a machine is
/// a lost lead, a machine taken for a person a moment's work.
package enum MailClassifier {
  package typealias Decision = Verdict<MailKind, MailKindReason>

  /// By what the mail says of itself, and what the firm knows of it.
  static func decide(
    _ understanding: MailUnderstanding, clues: IntakeClues, facts: IntakeFacts, rules: IntakeRules
  ) -> Decision {
    ownMail(clues, facts) ?? weigh(understanding.kind, understanding.message, clues, rules)
  }

  /// By what the mail says of itself; `rules` tell which addresses are ours.
  package static func decide(_ message: MailMessage, rules: IntakeRules? = nil) -> Decision {
    decide(message, BounceReport.read(message), rules: rules)
  }

  /// The same for whoever has read the report already.
  static func decide(
    _ message: MailMessage, _ deliveries: BounceReport, rules: IntakeRules? = nil
  ) -> Decision {
    let subject = MachineSubject(message.subject)
    return report(message, deliveries) ?? challenge(message, subject) ?? bounceText(deliveries)
      ?? automatic(message, subject) ?? nullReversePath(message, subject) ?? title(message, subject)
      ?? doubtfulSubject(message, subject) ?? absence(message) ?? list(message)
      ?? absenceNotice(message, subject) ?? ticketNotice(message) ?? silentSender(message, subject, rules)
      ?? Verdict(.person, .nothingSpeaksForAMachine)
  }

  private static func ownMail(_ clues: IntakeClues, _ facts: IntakeFacts) -> Decision? {
    if let item = clues.ids(.proof, in: .recipient).first {
      return Verdict(.proofCopy, .proofToken, evidence: "outbox item \(item)")
    }
    guard facts.ownMessageID else { return nil }
    return Verdict(.ownLoop, .ownMessageID, evidence: clues.messageID?.text ?? "")
  }

  /// multipart/report (RFC 6522) says what it is; its parts say so too where that was lost.
  private static func report(_ message: MailMessage, _ deliveries: BounceReport) -> Decision? {
    if let complaint = FeedbackReport.read(message) {
      return Verdict(.complaint, .feedbackReport, evidence: complaint.type)
    }
    if let report = DomainReport.read(message) {
      return Verdict(.autoReply(.other), .domainReport, evidence: report.rawValue)
    }
    if let receipt = DispositionNotification.read(message), deliveries.failures.isEmpty {
      return Verdict(.receipt, .dispositionReport, evidence: receipt.outcome.rawValue)
    }
    let type = message.root.contentType
    guard type.mediaType == "multipart/report" else { return nil }
    let kind = type.parameters["report-type"]?.lowercased() ?? ""
    switch kind {
    case "disposition-notification":
      return rejection(deliveries) ?? Verdict(.receipt, .dispositionReport, evidence: kind)
    case "feedback-report": return Verdict(.complaint, .feedbackReport, evidence: kind)
    default: return deliveryReport(message, isClaimed: kind == "delivery-status")
    }
  }

  /// A refusal in the form of a read receipt.
  private static func rejection(_ deliveries: BounceReport) -> Decision? {
    deliveries.failures.first.map { Verdict(.bounce, .dispositionReport, evidence: $0.evidence) }
  }

  /// News of success alone is a receipt.
  private static func deliveryReport(_ message: MailMessage, isClaimed: Bool) -> Decision? {
    let report = DeliveryStatusReport.read(message)
    guard isClaimed || report != nil else { return nil }
    let isSuccess = report?.isSuccess == true
    return Verdict(
      isSuccess ? .receipt : .bounce, .deliveryReport, evidence: isSuccess ? "delivered" : "failed")
  }

  /// TMDA's begins with the words of a bounce.
  private static func challenge(_ message: MailMessage, _ subject: MachineSubject) -> Decision? {
    guard subject.kind == .challenge else { return nil }
    let text = String(message.text.unicodeScalars.prefix(4000)).foldedForSearch
    guard Challenge.mayStand(in: text) else { return nil }
    return Verdict(.autoReply(.challenge), .subjectWords, evidence: subject.text)
  }

  /// Notices of servers that write plain words: a delivery failed or is late.
  private static func bounceText(_ deliveries: BounceReport) -> Decision? {
    (deliveries.failures.first ?? deliveries.delays.first).map {
      Verdict(.bounce, .bounceText, evidence: $0.evidence)
    }
  }

  /// RFC 3834, 5, and the fields that came before it.
  private static func automatic(_ message: MailMessage, _ subject: MachineSubject) -> Decision? {
    if let value = message.header.first("Auto-Submitted")?.lowercased(), !value.hasPrefix("no") {
      // Forms on websites mark what persons typed in as generated.
      guard value.hasPrefix("auto-replied") || !FormMail.isFilledIn(message) else { return nil }
      return autoReply(message, subject, .autoSubmitted, evidence: "Auto-Submitted: \(value)")
    }
    guard let field = AutomaticFields.first(in: message.header) else { return nil }
    let reason: MailKindReason = field.isPrecedence ? .precedence : .autoReplyField
    return autoReply(message, subject, reason, evidence: field.evidence)
  }

  private static func nullReversePath(_ message: MailMessage, _ subject: MachineSubject) -> Decision? {
    guard hasNullReversePath(message) else { return nil }
    return autoReply(message, subject, .nullReversePath, evidence: "Return-Path: <>")
  }

  private static func hasNullReversePath(_ message: MailMessage) -> Bool {
    guard let path = message.header.first("Return-Path") else { return false }
    return path.utf8.filter { $0 > 0x20 }.elementsEqual("<>".utf8)
  }

  private static func autoReply(
    _ message: MailMessage, _ subject: MachineSubject, _ reason: MailKindReason, evidence: String
  ) -> Decision {
    Verdict(.autoReply(sort(message, subject)), reason, evidence: evidence)
  }

  /// Of the words above the mail that it cites, if any stand there.
  private static func sort(_ message: MailMessage, _ subject: MachineSubject) -> MailKind.AutoReplyKind {
    let text = String(message.text.unicodeScalars.prefix(8000))
    let own = ReplyText.read(text).ownWords
    return MachineWords.kind(subject: subject, text: own.isEmpty ? text : own)
  }

  /// Mail through a group of our own, or to a signed reply address, is a person's whatever list fields say.
  private static func weigh(
    _ verdict: Decision, _ message: MailMessage, _ clues: IntakeClues, _ rules: IntakeRules
  ) -> Decision {
    guard verdict.reason == .listFields else { return verdict }
    if clues.tokens.contains(where: { $0.place == .recipient }) {
      return Verdict(.person, .replyTokenOutweighsListFields, evidence: verdict.evidence)
    }
    guard ListFields.isOwnGroup(message.header, rules: rules) else { return verdict }
    return Verdict(.person, .ownGroupAddress, evidence: verdict.evidence)
  }

  /// RFC 2369, RFC 2919 and `Precedence`.
  private static func list(_ message: MailMessage) -> Decision? {
    guard let field = ListFields.first(in: message.header) else { return nil }
    if ListFields.isGatewayOnly(message.header), ListFields.isPersonal(message) { return nil }
    let isDiscussion =
      message.header.first("List-Post") != nil || message.header.first("Precedence") == "list"
    return Verdict(isDiscussion ? .listMail : .newsletter, .listFields, evidence: field)
  }

  /// Without a header field only the beginning of the subject counts, never the body: a person may well write
  /// "I am away until Friday, call me then".
  private static func title(_ message: MailMessage, _ subject: MachineSubject) -> Decision? {
    guard let kind = subject.kind, kind != .challenge else { return nil }
    return Verdict(.autoReply(sort(message, subject)), .subjectWords, evidence: subject.text)
  }

  /// "Ferien", "Accusé de réception": persons write so too, therefore the text must be a notice and nothing
  /// else, or a system's number stand beside.
  private static func doubtfulSubject(_ message: MailMessage, _ subject: MachineSubject) -> Decision? {
    if subject.tellsOfAbsence || subject.beginsLikeATitle, AbsenceNotice.isPlain(message) {
      return Verdict(.autoReply(sort(message, subject)), .subjectWords, evidence: subject.text)
    }
    guard subject.isTicket else { return nil }
    let words = ReplyText.read(String(message.text.unicodeScalars.prefix(4000))).ownWords
    let key = words.foldedForSearch
    let isNumbered = TicketNotice.number(in: subject.text) != nil && TicketNotice.isReceipt(key)
    guard isNumbered || MachineWords.saysSo(key), !words.utf8.contains(UInt8(ascii: "?")) else { return nil }
    guard !AbsenceNotice.isRequest(words) else { return nil }
    return Verdict(.autoReply(.ticket), .subjectWords, evidence: subject.text)
  }

  /// Exchange's field proves nothing alone, its users' own mail carries it too, nor does `Precedence: bulk`
  /// of vacation(1), hosts add that; beside words of absence and nothing else they do.
  private static func absence(_ message: MailMessage) -> Decision? {
    for name in ["X-Auto-Response-Suppress", "Precedence"] {
      guard let field = message.header.first(name), AbsenceNotice.evidence(in: message) != nil else {
        continue
      }
      return Verdict(.autoReply(.outOfOffice), .suppressFieldAndWords, evidence: "\(name): \(field)")
    }
    return nil
  }

  /// No field, no subject: every word says so, and the mail answers another.
  private static func absenceNotice(_ message: MailMessage, _ subject: MachineSubject) -> Decision? {
    guard AbsenceNotice.isAnswer(message), let words = AbsenceNotice.evidence(in: message) else { return nil }
    return Verdict(.autoReply(sort(message, subject)), .bodyWords, evidence: words)
  }

  private static func ticketNotice(_ message: MailMessage) -> Decision? {
    TicketNotice.evidence(in: message).map { Verdict(.autoReply(.ticket), .bodyWords, evidence: $0) }
  }

  private static func silentSender(
    _ message: MailMessage, _ subject: MachineSubject, _ rules: IntakeRules?
  ) -> Decision? {
    guard let author = message.from.first, Author.neverReads(author) else { return nil }
    guard Author.formAuthor(message, rules: rules) == nil, !FormMail.isFilledIn(message) else { return nil }
    return autoReply(message, subject, .senderNeverReads, evidence: author.addrSpec)
  }
}
