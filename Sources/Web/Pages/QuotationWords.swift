import Basics

/// The words of ``QuotationPage``.
struct QuotationWords: Sendable {
  let language: Language

  private func pick(_ french: String, _ english: String) -> String {
    switch language {
    case .french: french
    case .english: english
    }
  }

  func title(_ number: String) -> String { pick("Devis \(number)", "Quotation \(number)") }
  var customer: String { pick("Client", "Customer") }
  var reference: String { pick("Votre référence", "Your reference") }
  var validUntil: String { pick("Valable jusqu’au", "Valid until") }
  var item: String { pick("Désignation", "Description") }
  var quantity: String { pick("Quantité", "Quantity") }
  var unitPrice: String { pick("Prix unitaire", "Unit price") }
  var net: String { pick("Total hors TVA", "Net total") }
  func vat(_ rate: String) -> String { pick("TVA \(rate)", "VAT \(rate)") }
  var total: String { pick("Total", "Total") }
  var byTimeSpent: String {
    pick("Facturé selon le temps passé ; quantité estimée", "Invoiced by time spent")
  }
  var document: String { pick("Télécharger le devis (PDF)", "Download the quotation (PDF)") }

  var accept: String { pick("Accepter le devis", "Accept the quotation") }
  var beforeAccepting: String {
    pick(
      "En acceptant, vous nous confiez la commande aux conditions de ce devis.",
      "By accepting you place the order on the terms of this quotation.")
  }
  var accepted: String {
    pick(
      "Merci ! Vous avez accepté ce devis ; nous prenons contact avec vous pour la suite.",
      "Thank you! You have accepted this quotation; we will be in touch about what comes next.")
  }
  var declined: String {
    pick(
      "Ce devis a été décliné. Répondez à notre message si vous avez changé d’avis.",
      "This quotation was declined. Reply to our message if you have changed your mind.")
  }
  var expired: String {
    pick(
      "Ce devis n’est plus valable. Répondez à notre message : nous l’actualiserons volontiers.",
      "This quotation is no longer valid. Reply to our message and we will gladly renew it.")
  }
  var superseded: String {
    pick(
      "Ce devis a été remplacé par une nouvelle version, envoyé dans un autre message.",
      "This quotation was replaced by a newer one, sent in another message.")
  }

  /// UN/ECE Recommendation 20 codes as people write them.
  func unit(_ code: String) -> String {
    switch code {
    case "C62": pick("pce", "pc")
    case "HUR": "h"
    case "DAY": pick("j", "d")
    case "MON": pick("mois", "months")
    case "KGM": "kg"
    case "MTR": "m"
    case "LTR": "l"
    default: code
    }
  }
}
