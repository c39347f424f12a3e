import Basics

/// What stands between a draft and its number: the rules of EN 16931 that our narrow set of fields can break.
///
/// Every broken rule is listed at once, with its name, so that a person corrects the draft in one go.
package struct InvoiceCheck: Sendable {
  /// One broken rule.
  package struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// `BR-07` and so on; `PISTE-…` where the house is stricter than the norm.
    package let rule: String
    package let message: String
    package let french: String
    package var description: String { "\(message) (\(rule))" }
  }

  private let content: InvoiceContent

  package init(_ content: InvoiceContent) { self.content = content }

  /// - Throws: ``Refusal`` with all problems.
  package func verify() throws(Refusal) {
    let found = problems
    guard found.isEmpty else {
      let list = found.map(\.description).joined(separator: "; ")
      let french = found.map { "\($0.french) (\($0.rule))" }.joined(separator: " ; ")
      throw Refusal(
        .invalid, "the invoice can't be issued: \(list)", remedy: "correct the draft and try again",
        french: "\(refused), car \(french)")
    }
  }

  private var refused: String {
    content.kind == .creditNote ? "l’avoir ne peut pas être émis" : "la facture ne peut pas être émise"
  }

  package var problems: [Problem] {
    partyProblems + content.lines.flatMap(lineProblems) + orderProblems + vatProblems + creditProblems
      + sumProblems
  }

  private var partyProblems: [Problem] {
    var found: [Problem] = []
    found.require(
      !content.seller.name.isBlank, "BR-06", "the seller has no name", "le vendeur n’a pas de nom")
    found.require(!content.buyer.name.isBlank, "BR-07", "the buyer has no name", "le client n’a pas de nom")
    found.require(
      content.seller.address.hasCountry, "BR-09", "the seller's address has no country code",
      "l’adresse du vendeur n’a pas de code de pays")
    found.require(
      content.buyer.address.hasCountry, "BR-11", "the buyer's address has no country code",
      "l’adresse du client n’a pas de code de pays")
    // Swiss law wants the place (MWSTG art. 26), French law the address (CGI annexe II, art. 242 nonies A).
    found.require(
      !content.buyer.address.city.isBlank, "PISTE-05", "the buyer's address has no town",
      "l’adresse du client n’a pas de localité")
    let identified = !content.seller.vatID.isBlank || !content.seller.legalID.isBlank
    found.require(
      identified, "BR-CO-26", "the seller has neither a VAT number nor a register number",
      "le vendeur n’a ni numéro de TVA ni numéro au registre")
    return found
  }

  private func lineProblems(_ line: InvoiceLine) -> [Problem] {
    var found: [Problem] = []
    let (place, french) = ("line \(line.position)", "la ligne \(line.position)")
    found.require(
      !line.price.quantity.isZero, "BR-22", "\(place) has no quantity", "\(french) n’a pas de quantité")
    found.require(
      line.price.unitCode.isUnitCode, "BR-23", "\(place) has no unit code of Recommendation 20",
      "\(french) n’a pas d’unité de la recommandation 20")
    found.require(!line.name.isBlank, "BR-25", "\(place) has no name", "\(french) n’a pas de désignation")
    found.require(
      line.price.unitPrice.millionths >= 0, "BR-27", "\(place) has a negative price",
      "\(french) a un prix négatif")
    let sameCurrency = line.price.unitPrice.currency == content.currency
    found.require(
      sameCurrency, "PISTE-01", "\(place) is not in \(content.currency)",
      "\(french) n’est pas en \(content.currency)")
    return found
  }

  private var orderProblems: [Problem] {
    var found: [Problem] = []
    found.require(!content.lines.isEmpty, "BR-16", "there is no line", "il n’y a aucune ligne")
    let counted = content.lines.map(\.position) == Array(1...max(1, content.lines.count))
    found.require(
      content.lines.isEmpty || counted, "BR-21", "the lines are not numbered 1, 2, 3 …",
      "les lignes ne sont pas numérotées 1, 2, 3 …")
    return found
  }

  private var sumProblems: [Problem] {
    // Lines in another currency are already reported; their sum would only repeat it.
    guard content.lines.allSatisfy({ $0.price.unitPrice.currency == content.currency }) else { return [] }
    guard let totals = try? content.totals() else {
      return [
        Problem(
          rule: "PISTE-02", message: "the sums are too large to be kept exactly",
          french: "les sommes sont trop grandes pour être calculées exactement")
      ]
    }
    var found: [Problem] = []
    found.require(
      !totals.payable.isNegative, "PISTE-03", "the amount to pay is negative; issue a credit note",
      "le montant à payer est négatif, il faut un avoir")
    return found
  }
}

extension InvoiceCheck {
  private var vatProblems: [Problem] {
    let categories = Set(content.lines.map(\.price.vat.category))
    var found: [Problem] = []
    let outside = categories.contains(.outsideScope)
    let numbered = !content.seller.vatID.isBlank || !content.buyer.vatID.isBlank
    found.require(
      !outside || !numbered, "BR-O-02", "VAT numbers can't stand on an invoice outside the scope of VAT",
      "une facture hors du champ de la TVA ne porte pas de numéro de TVA")
    let alone = !outside || categories.count == 1
    found.require(
      alone, "BR-O-11", "lines outside the scope of VAT can't stand beside others",
      "des lignes hors du champ de la TVA ne vont pas avec d’autres")
    let reasoned = !categories.contains(.exempt) || !content.exemptionReason.isBlank
    found.require(
      reasoned, "BR-E-10", "exempt lines need a reason", "les lignes exonérées demandent un motif")
    for category in categories.subtracting([.outsideScope]).sorted(by: { $0.rawValue < $1.rawValue }) {
      found += partyProblems(of: category)
    }
    let dated = content.deliveredOn != nil || content.period != nil
    found.require(
      !categories.contains(.intraCommunity) || dated, "BR-IC-11",
      "intra-Community supplies need a delivery date or a period",
      "une livraison intracommunautaire demande une date ou une période")
    return found
  }

  private func partyProblems(of category: VATCategory) -> [Problem] {
    let rule = "BR-\(category == .intraCommunity ? "IC" : category.rawValue)-02"
    var found: [Problem] = []
    found.require(
      !content.seller.vatID.isBlank, rule, "VAT \(category.rawValue) needs the seller's VAT number",
      "la TVA de catégorie \(category.rawValue) demande le numéro de TVA du vendeur")
    let crossing = category == .reverseCharge || category == .intraCommunity
    found.require(
      !crossing || !content.buyer.vatID.isBlank, rule,
      "VAT \(category.rawValue) needs the buyer's VAT number",
      "la TVA de catégorie \(category.rawValue) demande le numéro de TVA du client"
    )
    return found
  }

  private var creditProblems: [Problem] {
    var found: [Problem] = []
    let named = content.kind != .creditNote || content.references.preceding != nil
    found.require(
      named, "PISTE-04", "a credit note must name the invoice it takes back",
      "un avoir doit nommer la facture qu’il reprend")
    return found
  }
}

extension [InvoiceCheck.Problem] {
  fileprivate mutating func require(_ holds: Bool, _ rule: String, _ message: String, _ french: String) {
    if !holds { append(Element(rule: rule, message: message, french: french)) }
  }
}

extension String {
  fileprivate var isBlank: Bool { utf8.allSatisfy { $0 == UInt8(ascii: " ") } }

  /// The form of a Recommendation 20 code: two or three upper-case letters and digits.
  fileprivate var isUnitCode: Bool {
    (2...3).contains(utf8.count) && utf8.allSatisfy(CheckDigits.isAlphanumeric)
  }
}

extension PostalAddress {
  fileprivate var hasCountry: Bool {
    country.utf8.count == 2 && country.utf8.allSatisfy(CheckDigits.isLetter)
  }
}
