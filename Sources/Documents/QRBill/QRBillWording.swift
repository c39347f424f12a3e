import Basics

/// The captions of the payment part, as guidelines 2.3, annex D prescribe them.
struct QRBillWording {
  let language: Language

  private func pick(_ french: String, _ english: String) -> String {
    language == .french ? french : english
  }

  var receipt: String { pick("Récépissé", "Receipt") }
  var paymentPart: String { pick("Section paiement", "Payment part") }
  var account: String { pick("Compte / Payable à", "Account / Payable to") }
  var reference: String { pick("Référence", "Reference") }
  var message: String { pick("Informations supplémentaires", "Additional information") }
  var payableBy: String { pick("Payable par", "Payable by") }
  var payableByBlank: String { pick("Payable par (nom/adresse)", "Payable by (name/address)") }
  var currency: String { pick("Monnaie", "Currency") }
  var amount: String { pick("Montant", "Amount") }
  var acceptancePoint: String { pick("Point de dépôt", "Acceptance point") }
  var separate: String { pick("À détacher avant le versement", "Separate before paying in") }
}
