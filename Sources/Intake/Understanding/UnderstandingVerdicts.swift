import Basics
import MailReports

/// What was read in a mail, as verdicts beside those on its kind and way: how much of the text is new, who signs, whose
/// mail is passed on, what a report or an absence notice says. What there is not, is not said.
extension MailUnderstanding {
  private static let maximumReports = 10

  /// For whoever has looked nothing up.
  package var records: [VerdictRecord] { records(of: kind.value) }

  func records(of kind: MailKind) -> [VerdictRecord] {
    let reports =
      bounces.prefix(Self.maximumReports).map { Self.record($0, step: "bounce") }
      + delays.prefix(Self.maximumReports).map { Self.record($0, step: "delayed") }
    let words = kind == .person ? [replyRecord] : []
    return words + [signerRecord, forwardRecord, absenceRecord].compactMap { $0 } + reports
  }

  private var replyRecord: VerdictRecord {
    let (new, quoted) = (Self.words(reply.visible), Self.words(reply.quoted))
    let reason = reply.reason == .none ? "noQuote" : reply.reason.rawValue
    return VerdictRecord(
      step: "reply", value: new == 1 ? "1 new word" : "\(new) new words", reason: reason,
      evidence: quoted > 0 ? (quoted == 1 ? "1 quoted word" : "\(quoted) quoted words") : "")
  }

  private var signerRecord: VerdictRecord? {
    let facts = [
      signature.name?.value, signature.title?.value, signature.company?.fact.value, signature.phone?.number,
    ].compactMap { $0 }
    guard !facts.isEmpty else { return nil }
    let firm = signature.company.map { $0.reason.rawValue } ?? "signatureBlock"
    return VerdictRecord(
      step: "signer", value: facts.joined(separator: " · "), reason: firm,
      evidence: signature.company?.fact.line ?? "")
  }

  private var forwardRecord: VerdictRecord? {
    forward.value.map { forward.record(step: "forward", value: $0.confidence.rawValue) }
  }

  private var absenceRecord: VerdictRecord? {
    guard let absence, !absence.summary.isEmpty else { return nil }
    return VerdictRecord(
      step: "absence", value: absence.summary, reason: "wordsOfTheNotice", evidence: absence.proof)
  }

  private static func record(_ bounce: Bounce, step: String) -> VerdictRecord {
    let report = [bounce.recipient ?? "unnamed recipient", bounce.status].compactMap { $0 }
    return VerdictRecord(
      step: step, value: "\(bounce.kind.rawValue).\(bounce.reason)", reason: bounce.ground.rawValue,
      evidence: report.joined(separator: " ") + (bounce.proof.isEmpty ? "" : ": \(bounce.proof)"))
  }

  private static func words(_ text: String) -> Int {
    text.utf8.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }.count
  }
}

extension Absence {
  /// The words that the day of return, or else the departure, was read from.
  fileprivate var proof: String { returnsOn?.words ?? lastDay?.words ?? hasLeft?.words ?? "" }
}
