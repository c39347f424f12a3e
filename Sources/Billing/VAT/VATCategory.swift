/// The kind of VAT of a line, UNTDID 5305 as EN 16931 narrows it (BT-151, BT-118).
package enum VATCategory: String, CaseIterable, Hashable, Sendable {
  /// A rate above zero.
  case standard = "S"
  case zeroRated = "Z"
  /// Exempt; the only category whose reason we can't know from its code (BR-E-10).
  case exempt = "E"
  /// The buyer owes the tax.
  case reverseCharge = "AE"
  case intraCommunity = "K"
  case export = "G"
  /// Not a matter of VAT at all: no rate, no VAT numbers, and nothing else on the same invoice.
  case outsideScope = "O"

  /// The VATEX code that says why no tax is charged (BT-121); `nil` for S and Z, which must not carry one,
  /// and for E, which needs a text (BT-120).
  package var exemptionCode: String? {
    switch self {
    case .standard, .zeroRated, .exempt: nil
    case .reverseCharge: "VATEX-EU-AE"
    case .intraCommunity: "VATEX-EU-IC"
    case .export: "VATEX-EU-G"
    case .outsideScope: "VATEX-EU-O"
    }
  }
}
