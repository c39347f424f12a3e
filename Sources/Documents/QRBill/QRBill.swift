import Basics
import Billing

/// A Swiss QR-bill (guidelines 2.3): the values of its payment part, checked, and the text of its QR code.
///
/// Every text is already in the signs that the payment system allows, so that print and code agree.
package struct QRBill: Hashable, Sendable {
  package let account: IBAN
  package let creditor: QRBillParty
  package let amount: Money
  /// `nil` leaves fields to be filled in by hand, when the debtor's address is not complete.
  package let debtor: QRBillParty?
  package let reference: PaymentReference
  package let message: String

  /// Whether a payment part can be made at all: a Swiss account, and a currency that Swiss banks take.
  package static func isPossible(for account: IBAN, in currency: Currency) -> Bool {
    ["CH", "LI"].contains(account.country) && (currency == .chf || currency == .eur)
  }

  /// - Throws: `Refusal` that names the value a bank would reject.
  package init(
    to creditor: TradeParty, at account: IBAN, from debtor: TradeParty, amount: Money,
    remittance: (reference: PaymentReference, message: String)
  ) throws(Refusal) {
    self.account = account
    self.creditor = QRBillParty(creditor)
    self.amount = amount
    let payer = QRBillParty(debtor)
    self.debtor = payer.isComplete ? payer : nil
    reference = remittance.reference
    message = SwissPaymentText.allowed(remittance.message, limit: 140)
    try check()
  }

  /// The text of the QR code: lines separated by LF, which makes a smaller code than CR LF.
  package var payload: String {
    let blankParty = [String](repeating: "", count: 7)
    var lines = ["SPC", "0200", "1", account.text]
    lines += creditor.codeLines
    lines += blankParty  // the ultimate creditor, reserved for future use
    lines += [amount.decimal, amount.currency.code]
    lines += debtor?.codeLines ?? blankParty
    lines += [reference.scheme, reference.text, message, "EPD"]
    return lines.joined(separator: "\n")
  }

  private func check() throws(Refusal) {
    guard Self.isPossible(for: account, in: amount.currency) else {
      throw Refusal(
        .invalid, "a QR-bill in \(amount.currency) for the account \(account) is not possible",
        remedy: "use CHF or EUR and an account of Switzerland or Liechtenstein",
        french: "une QR-facture en \(amount.currency) pour le compte \(account) n’est pas possible",
        advice: .correctSettings)
    }
    guard (1...99_999_999_999).contains(amount.minorUnits) else {
      throw Refusal(
        .invalid, "a QR-bill can't ask for \(amount)",
        french: "une QR-facture ne peut pas demander \(AmountFormat(.swiss).amount(amount))")
    }
    guard creditor.isComplete else {
      throw Refusal(
        .missing, "the address of \(creditor.name) is not complete",
        remedy: "set post code, city and country",
        french: "l’adresse de \(creditor.name) n’est pas complète", advice: .correctSettings)
    }
    guard account.isQR == (reference.scheme == "QRR") else {
      throw Refusal(
        .invalid, "the reference \(reference.text) does not go with the account \(account)",
        remedy: "a QR-IBAN takes QR references and nothing else",
        french: "la référence \(reference.text) ne va pas avec le compte \(account)",
        advice: .correctSettings)
    }
  }
}

/// Creditor or debtor of a QR-bill: address type S, the only one left since November 2025.
package struct QRBillParty: Hashable, Sendable {
  package let name: String
  let street: String
  let buildingNumber: String
  let postCode: String
  let city: String
  let country: String

  init(_ party: TradeParty) {
    let address = party.address
    name = SwissPaymentText.allowed(party.name, limit: 70)
    street = SwissPaymentText.allowed(address.street, limit: 70)
    buildingNumber = SwissPaymentText.allowed(address.buildingNumber, limit: 16)
    postCode = SwissPaymentText.allowed(address.postCode, limit: 16)
    city = SwissPaymentText.allowed(address.city, limit: 35)
    country = SwissPaymentText.allowed(address.country.uppercased(), limit: 2)
  }

  var isComplete: Bool {
    let letters = country.utf8.count == 2 && country.utf8.allSatisfy { (65...90).contains($0) }
    return letters && !name.isEmpty && !postCode.isEmpty && !city.isEmpty
  }

  var codeLines: [String] { ["S", name, street, buildingNumber, postCode, city, country] }

  /// The lines in print; a foreign country stands before the post code.
  var printedLines: [String] {
    let road = [street, buildingNumber].filter { !$0.isEmpty }.joined(separator: " ")
    let place = (country == "CH" ? "" : country + "-") + postCode + " " + city
    return [name, road, place].filter { !$0.isEmpty }
  }
}
