import Basics
import MailFormat

extension ForwardedMail {
  package typealias Decision = Verdict<ForwardedMail?, ForwardReason>

  private static let maximumNesting = 5

  /// Whether the mail passes on another one, whose, and with which words.
  /// - Parameter text: The message's readable text, as it was made once for everybody.
  package static func decide(_ message: MailMessage, kind: MailKind, text: String) -> Decision {
    switch kind {
    case .bounce, .complaint, .receipt, .autoReply: return Verdict(nil, .machine)
    default: break
    }
    let context = InlineForward.Context(subject: message.subject, message: message)
    switch InlineForward(text, context).find() {
    case .forward(let found):
      let mail = found.mail.withInner()
      return Verdict(mail, found.reason, evidence: mail.evidence)
    case .answer: return Verdict(nil, .answer)
    case .nothing: return attached(to: message, comment: text)
    }
  }

  private static func attached(to message: MailMessage, comment text: String) -> Decision {
    guard let attached = AttachedForward.original(in: message) else {
      let file = AttachedForward.unreadable(in: message)
      return file.map { Verdict(nil, .unreadableMail, evidence: $0) } ?? Verdict(nil, .nothingForwarded)
    }
    guard SubjectMark.outermost(of: message.subject) != .reply else { return Verdict(nil, .answer) }
    let chain = chain(from: attached)
    let mail = ForwardedMail(
      form: .attachment, comment: text.trimmedOfWhiteSpace, originals: chain,
      // An attached mail without its author's address is not taken for one.
      confidence: .high)
    let whole = mail.withInner()
    return Verdict(whole, .attachedMail, evidence: whole.evidence)
  }

  /// The attached mail, the one that is attached to it, and so on.
  private static func chain(from attached: MailMessage) -> [Original] {
    var chain = [Original(attached)]
    var last = attached
    while chain.count < maximumNesting, let inner = AttachedForward.original(in: last),
      SubjectMark.outermost(of: last.subject) != .reply
    {
      chain.append(Original(inner))
      last = inner
    }
    return chain
  }

  /// The mails that the original forwards itself, as far as its own text says so.
  private func withInner() -> ForwardedMail {
    var chain = originals
    while chain.count < Self.maximumNesting, let last = chain.last {
      let context = InlineForward.Context(subject: last.subject, message: nil)
      guard let inner = InlineForward(last.text, context).find().forward,
        inner.reason == .separator || inner.reason == .markedSubject
      else { break }
      chain += inner.mail.originals
    }
    return ForwardedMail(form: form, comment: comment, originals: chain, confidence: confidence)
  }

  private var evidence: String {
    guard let original = originals.first else { return "" }
    return [original.from.name, original.from.address ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension ForwardedMail.Original {
  init(_ message: MailMessage) {
    let author = message.from.first
    self.init(
      from: NamedAddress(name: author?.shownName ?? "", address: author?.addrSpec.lowercased()),
      date: message.header.first("Date") ?? "", subject: message.subject,
      text: message.text.trimmedOfWhiteSpace)
  }
}
