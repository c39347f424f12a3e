import Basics
import Billing

/// The fixed words of our documents in one language.
struct PaperWording {
  let language: Language

  private func pick(_ french: String, _ english: String) -> String {
    language == .french ? french : english
  }

  var date: String { pick("Date", "Date") }
  var dueDate: String { pick("Échéance", "Due date") }
  var validUntil: String { pick("Valable jusqu’au", "Valid until") }
  var buyerReference: String { pick("Votre référence", "Your reference") }
  var buyerOrder: String { pick("Votre commande", "Your order") }
  var order: String { pick("Notre commande", "Our order") }
  var period: String { pick("Période de prestation", "Period of service") }
  var delivered: String { pick("Livraison", "Delivery") }
  var buyerVAT: String { pick("Votre n° TVA", "Your VAT number") }
  /// A Swiss number says itself what it is, `CHE-123.456.788 TVA` (MWSTG art. 26 para. 2 let. a); others are
  /// introduced.
  func sellerVAT(_ number: String) -> String {
    let saysItself = ["TVA", "MWST", "IVA"].contains { number.hasSuffix($0) }
    return number.isEmpty || saysItself ? number : pick("N° TVA", "VAT number") + " " + number
  }
  var creditedInvoice: String { pick("Facture créditée", "Credited invoice") }

  func columns(_ currency: Currency) -> [String] {
    [
      pick("Désignation", "Description"), pick("Quantité", "Quantity"), pick("Prix unitaire", "Unit price"),
      pick("TVA", "VAT"), pick("Montant \(currency)", "Amount \(currency)"),
    ]
  }

  var net: String { pick("Total hors TVA", "Total excluding VAT") }
  var gross: String { pick("Total TVA comprise", "Total including VAT") }
  var rounding: String { pick("Arrondi", "Rounding") }

  func grandTotal(_ kind: PaperKind, _ currency: Currency) -> String {
    switch kind {
    case .invoice: pick("Total à payer", "Amount due") + " " + currency.code
    case .creditNote: pick("Total en votre faveur", "Amount credited") + " " + currency.code
    case .quotation: pick("Total TVA comprise", "Total including VAT") + " " + currency.code
    }
  }

  func vat(_ rate: String, on base: String) -> String {
    pick("TVA \(rate) sur \(base)", "VAT \(rate) on \(base)")
  }

  func untaxed(on base: String) -> String { pick("Sans TVA sur \(base)", "No VAT on \(base)") }

  /// The sentence that a category without tax needs; EN 16931 BT-120 and the VATEX list.
  func reason(_ category: VATCategory, exemption: String) -> String? {
    switch category {
    case .standard, .zeroRated: nil
    case .exempt: exemption.isEmpty ? nil : exemption
    case .reverseCharge:
      pick("Autoliquidation : la TVA est due par l’acheteur.", "Reverse charge: VAT is due by the buyer.")
    case .intraCommunity:
      pick("Livraison intracommunautaire exonérée de TVA.", "Intra-Community supply, exempt from VAT.")
    case .export: pick("Exportation exonérée de TVA.", "Export, exempt from VAT.")
    case .outsideScope: pick("Opération hors du champ de la TVA.", "Outside the scope of VAT.")
    }
  }

  var vatCaption: String { pick("TVA", "VAT") }
  var termsCaption: String { pick("Conditions de paiement", "Payment terms") }
  var noteCaption: String { pick("Remarque", "Note") }
  var paymentCaption: String { pick("Paiement", "Payment") }
  var reference: String { pick("Référence", "Reference") }
  var byTimeSpent: String {
    pick(
      "Facturé selon le temps passé ; quantité estimée.", "Billed by time spent; the quantity is an estimate."
    )
  }
  var signature: [String] {
    [
      pick("Bon pour accord : lieu et date", "Accepted: place and date"),
      pick("Nom et signature", "Name and signature"),
    ]
  }

  func page(_ number: Int, of count: Int) -> String {
    pick("Page \(number) / \(count)", "Page \(number) / \(count)")
  }

  /// Units as people write them; UN/ECE Recommendation 20 codes that we know no word for stay codes.
  func unit(_ code: String) -> String {
    switch code {
    case "C62", "H87", "EA": pick("pce", "pc")
    case "HUR": "h"
    case "DAY": pick("j", "d")
    case "MON": pick("mois", "months")
    case "ANN": pick("an", "yr")
    case "LS": pick("forfait", "lump sum")
    case "KGM": "kg"
    case "GRM": "g"
    case "TNE": "t"
    case "MTR": "m"
    case "KMT": "km"
    case "MTK": "m²"
    case "MTQ": "m³"
    case "LTR": "l"
    case "P1": "%"
    default: code
    }
  }
}
