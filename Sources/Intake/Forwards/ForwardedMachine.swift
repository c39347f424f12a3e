import Basics
import MailFormat

/// Whether a mail that a colleague sends on was written by a machine: a newsletter, a bounce, an automatic answer.
///
/// An attached mail still has the header that tells. Of a mail that stands in the text only author, subject and words
/// are left; what a person typed into a form is a person's, whatever address sent it.
enum ForwardedMachine {
  /// What shows it; `nil` when a person may have written it.
  static func evidence(_ forward: ForwardedMail?, _ message: MailMessage, rules: IntakeRules) -> String? {
    let attached = AttachedForward.originals(in: message).filter {
      !($0.from.first.map(rules.isOwn) ?? false)
    }
    guard attached.isEmpty else { return evidence(attached, rules) }
    guard let original = forward?.originals.first, !isOurs(original, rules) else { return nil }
    if MachineSubject(original.subject).kind != nil { return original.subject }
    let words = ReplyText.read(original.text).visible
    if ListFields.offersWayOut(words) { return original.from.address ?? original.subject }
    guard let address = original.from.address.flatMap({ MailAddress(addrSpec: $0) }) else { return nil }
    guard Author.neverReads(address), !FormMail.isFilledIn(original.text, others: [address.addrSpec]) else {
      return nil
    }
    return address.addrSpec
  }

  /// Our own letters say how to leave a list, too.
  private static func isOurs(_ original: ForwardedMail.Original, _ rules: IntakeRules) -> Bool {
    original.from.address.flatMap { MailAddress(addrSpec: $0) }.map(rules.isOwn) ?? false
  }

  /// All of them are.
  private static func evidence(_ attached: [MailMessage], _ rules: IntakeRules) -> String? {
    let kinds = attached.map { MailClassifier.decide($0, rules: rules) }
    guard !kinds.contains(where: { $0.value == .person }), let first = kinds.first else { return nil }
    return [first.value.word, first.reason.rawValue, first.evidence].filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}
