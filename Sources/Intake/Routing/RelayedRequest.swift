import Basics
import MailFormat

/// What somebody wants and a machine hands on: purchasing systems, tender platforms and portals write from
/// addresses that nobody reads, or mark an order as generated (RFC 3834, 5.1).
///
/// Seen in the wild of SAP Ariba, Coupa, simap and portals for craftsmen. The words are a hint, no proof, so such a
/// mail is shown to a person and neither passed over nor made a lead.
enum RelayedRequest {
  static func mayStand(in message: MailMessage, _ verdict: MailClassifier.Decision) -> Bool {
    guard verdict.value == .autoReply(.other), isGenerated(message, verdict) else { return false }
    let head = message.subject + " " + String(message.text.unicodeScalars.prefix(2000))
    return head.noteWords.contains { word in stems.contains { word.bareKey.hasPrefix($0) } }
  }

  /// Not an answer to a mail of ours.
  private static func isGenerated(_ message: MailMessage, _ verdict: MailClassifier.Decision) -> Bool {
    if verdict.reason == .senderNeverReads { return true }
    let value = message.header.first("Auto-Submitted")?.lowercased() ?? ""
    return verdict.reason == .autoSubmitted && value.hasPrefix("auto-generated")
  }

  /// Beginnings of the words of buyers, folded.
  private static let stems = [
    "anfrage", "offertanfrage", "angebotsanfrage", "ausschreib", "bieter", "vergabe", "bestell", "lieferant",
    "demande", "devis", "consultation", "soumission", "commande", "acheteur", "fournisseur", "richiest",
    "preventiv", "ordin", "fornitor", "quotation", "tender", "enquir", "inquir", "supplier", "vendor",
    "purchase", "rfq", "rfp",
  ]
}
