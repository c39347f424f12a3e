import Basics
import Store

/// The words of the daily report that no template can choose.
struct DailyReportWords {
  private let isFrench: Bool

  init(_ language: Language) { isFrench = language == .french }

  /// What the subject says: a person sees from it whether there is anything to do.
  func summary(_ counts: JournalCounts) -> String {
    let open = counts[.tray] + counts[.quarantined]
    guard counts.isComplete else { return isFrench ? "le compte n’y est pas" : "the count is wrong" }
    guard open > 0 else { return isFrench ? "rien à faire" : "nothing to do" }
    return isFrench
      ? "\(counts[.tray]) à trier, \(counts[.quarantined]) en quarantaine"
      : "\(counts[.tray]) in the tray, \(counts[.quarantined]) quarantined"
  }

  func why(_ reason: String) -> String { TrayWords.why(reason, isFrench: isFrench) }

  var mismatch: String {
    isFrench
      ? "la somme ne donne pas le total ; gardez la base de données et prévenez qui s’en occupe."
      : "the sum is not the total; keep the database and tell whoever looks after it."
  }

  func more(_ count: Int64) -> String { isFrench ? "… et \(count) autres." : "… and \(count) more." }

  func oldestLetter(_ span: String, _ reply: String) -> String {
    let line =
      isFrench
      ? "la plus ancienne lettre pas encore partie attend depuis \(span)"
      : "the oldest letter that has not left has waited for \(span)"
    return reply.isEmpty ? line : "\(line) (\(reply))"
  }

  func failed(_ count: Int64) -> String {
    isFrench
      ? "\(count) lettres n’ont pas pu être remises (piste outbox list --state failed)"
      : "\(count) letters could not be delivered (piste outbox list --state failed)"
  }

  /// In the largest unit that fits: a person reads "3 days" faster than "74 hours".
  func span(since start: Instant, at now: Instant) -> String {
    let minutes = max(0, (now.milliseconds - start.milliseconds) / 60_000)
    switch minutes {
    case ..<120: return "\(minutes) min"
    case ..<2880: return "\(minutes / 60) h"
    default: return isFrench ? "\(minutes / 1440) jours" : "\(minutes / 1440) days"
    }
  }
}
