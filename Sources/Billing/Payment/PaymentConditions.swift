import Basics

/// How a document is to be paid: to which account, when, and to which coin.
package struct PaymentConditions: Hashable, Sendable {
  /// BG-17; `nil` when the company has none yet: then there is no payment slip.
  package let account: BankAccount?
  package let terms: PaymentTerms
  package let rounding: PayableRounding

  package init(account: BankAccount?, terms: PaymentTerms, rounding: PayableRounding) {
    self.account = account
    self.terms = terms
    self.rounding = rounding
  }
}

/// The seller's account (BG-17).
package struct BankAccount: Hashable, Sendable {
  /// BT-84.
  package let iban: IBAN
  /// BT-86; empty when not needed.
  package let bic: String

  package init(iban: IBAN, bic: String = "") {
    self.iban = iban
    self.bic = bic
  }
}

/// When an invoice is due: so many days net after its date (BT-9, BT-20).
package struct PaymentTerms: Hashable, Sendable {
  /// 0 means on receipt.
  package let netDays: Int

  /// - Returns: `nil` unless the days are within 0...365.
  package init?(netDays: Int) {
    guard (0...365).contains(netDays) else { return nil }
    self.netDays = netDays
  }

  /// Computed once, when the document is issued, and stored with it.
  package func dueDate(issuedOn day: CalendarDate) -> CalendarDate { day.adding(days: netDays) }

  /// BT-20 in the buyer's language.
  package func text(in language: Language) -> String {
    switch language {
    case .french: netDays == 0 ? "Payable à réception" : "Payable à \(netDays) jours, net"
    case .english: netDays == 0 ? "Payable on receipt" : "Payable within \(netDays) days, net"
    }
  }
}
