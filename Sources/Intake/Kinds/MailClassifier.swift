import Basics
import MailFormat
import MailReports

/// Person or machine? Header fields first, words last, and in doubt a person: a person taken for a machine is
/// a lost lead, a machine taken for a person a moment's work.
package enum MailClassifier {
  package typealias Decision = Verdict<MailKind, MailKindReason>

  package static func decide(
    _ message: MailMessage, clues: IntakeClues, facts: IntakeFacts, rules: IntakeRules
  ) -> Decision {
    ownMail(clues, facts) ?? weigh(decide(message, rules: rules), message, clues, rules)
  }

  /// By what the mail says of itself; `rules` tell which addresses are ours.
  package static func decide(_ message: MailMessage, rules: IntakeRules? = nil) -> Decision {
    report(message) ?? bounceText(message) ?? automatic(message)
      ?? nullReversePath(message) ?? list(message) ?? subject(message)
      ?? absence(message) ?? silentSender(message, rules) ?? Verdict(.person, .nothingSpeaksForAMachine)
  }

  private static func ownMail(_ clues: IntakeClues, _ facts: IntakeFacts) -> Decision? {
    if let item = clues.ids(.proof, in: .recipient).first {
      return Verdict(.proofCopy, .proofToken, evidence: "outbox item \(item)")
    }
    guard facts.ownMessageID else { return nil }
    return Verdict(.ownLoop, .ownMessageID, evidence: clues.messageID?.text ?? "")
  }

  /// multipart/report (RFC 6522) says what it is.
  private static func report(_ message: MailMessage) -> Decision? {
    let type = message.root.contentType
    guard type.mediaType == "multipart/report" else { return nil }
    let kind = type.parameters["report-type"]?.lowercased() ?? ""
    switch kind {
    case "delivery-status": return Verdict(.bounce, .deliveryReport, evidence: kind)
    case "disposition-notification": return Verdict(.receipt, .dispositionReport, evidence: kind)
    case "feedback-report": return Verdict(.complaint, .feedbackReport, evidence: kind)
    default:
      guard DeliveryStatusReport.read(message) != nil else { return nil }
      return Verdict(.bounce, .deliveryReport)
    }
  }

  /// Failure notices of servers that write plain words. Only from a mail system or without a way back: a
  /// person may quote such a text.
  private static func bounceText(_ message: MailMessage) -> Decision? {
    let isFromSystem = message.from.contains(where: Author.isMailSystem) || hasNullReversePath(message)
    guard isFromSystem, let bounce = BounceReport.read(message).first else { return nil }
    return Verdict(.bounce, .bounceText, evidence: bounce.evidence)
  }

  /// RFC 3834, 5, and the fields that came before it.
  private static func automatic(_ message: MailMessage) -> Decision? {
    if let value = message.header.first("Auto-Submitted")?.lowercased(), !value.hasPrefix("no") {
      return autoReply(message, .autoSubmitted, evidence: "Auto-Submitted: \(value)")
    }
    for name in ["X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-AutoReply-From", "X-Autoresponder"] {
      guard let value = message.header.first(name), value.lowercased() != "no" else { continue }
      return autoReply(message, .autoReplyField, evidence: "\(name): \(value)")
    }
    let precedence = message.header.first("Precedence")?.lowercased() ?? ""
    guard precedence == "auto_reply" || precedence == "auto-reply" else { return nil }
    return autoReply(message, .precedence, evidence: "Precedence: \(precedence)")
  }

  private static func nullReversePath(_ message: MailMessage) -> Decision? {
    guard hasNullReversePath(message) else { return nil }
    return autoReply(message, .nullReversePath, evidence: "Return-Path: <>")
  }

  private static func hasNullReversePath(_ message: MailMessage) -> Bool {
    guard let path = message.header.first("Return-Path") else { return false }
    return path.utf8.filter { $0 > 0x20 }.elementsEqual("<>".utf8)
  }

  private static func autoReply(
    _ message: MailMessage, _ reason: MailKindReason, evidence: String
  ) -> Decision {
    let kind = MachineWords.kind(subject: message.subject, text: message.text)
    return Verdict(.autoReply(kind), reason, evidence: evidence)
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
    let isDiscussion =
      message.header.first("List-Post") != nil || message.header.first("Precedence") == "list"
    return Verdict(isDiscussion ? .listMail : .newsletter, .listFields, evidence: field)
  }

  /// Without a header field only the beginning of the subject counts, never the body: a person may well write
  /// "I am away until Friday, call me then".
  private static func subject(_ message: MailMessage) -> Decision? {
    guard let kind = MachineWords.kind(ofSubject: message.subject) else { return nil }
    let sharper = kind == .other ? MachineWords.kind(subject: message.subject, text: message.text) : kind
    return Verdict(.autoReply(sharper), .subjectWords, evidence: message.subject)
  }

  /// Exchange's field proves nothing alone, its users' own mail carries it too; beside words of absence it does.
  private static func absence(_ message: MailMessage) -> Decision? {
    guard let field = message.header.first("X-Auto-Response-Suppress") else { return nil }
    guard MachineWords.kind(subject: "", text: message.text) == .outOfOffice else { return nil }
    return Verdict(
      .autoReply(.outOfOffice), .suppressFieldAndWords, evidence: "X-Auto-Response-Suppress: \(field)")
  }

  private static func silentSender(_ message: MailMessage, _ rules: IntakeRules?) -> Decision? {
    guard let author = message.from.first, Author.neverReads(author) else { return nil }
    guard Author.formAuthor(message, rules: rules) == nil else { return nil }
    return autoReply(message, .senderNeverReads, evidence: author.addrSpec)
  }
}
