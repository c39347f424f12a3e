import Basics
import Billing

extension Letterhead {
  /// - Parameter seller: the party that the document itself names.
  init(_ company: CompanyProfile, seller: TradeParty, wording: PaperWording) {
    let address = seller.address
    let vat = wording.sellerVAT(seller.vatID)
    let place = [address.streetLine, address.cityLine]
    let contact = [seller.phone, seller.email, company.web].filter { !$0.isEmpty }
    let lines = [
      place.filter { !$0.isEmpty }.joined(separator: " · "), contact.joined(separator: " · "), vat,
    ]
    self.init(
      name: seller.name, lines: lines.filter { !$0.isEmpty },
      returnLines: [[seller.name] + place, [seller.name, address.cityLine]]
        .map { $0.filter { !$0.isEmpty }.joined(separator: " · ") },
      legalLine: company.legalLine, accent: company.accent)
  }
}

extension TradeParty {
  /// The lines in the window of the envelope; the country only when the letter crosses a border.
  func windowLines(home: String) -> [String] {
    let abroad = address.country.isEmpty || address.country == home ? "" : address.country + "-"
    let lines = [name, contactName, address.streetLine, abroad + address.cityLine]
    return lines.filter { !$0.isEmpty && $0 != abroad }
  }
}
