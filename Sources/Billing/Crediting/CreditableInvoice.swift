import Basics

/// What of an issued invoice can still be taken back, and the credit note that does it.
///
/// A credit note has positive amounts, type 381 and names the invoice (BG-3). All credit notes together never
/// exceed the invoice: not in a line's quantity, not in a VAT group's base, not in the amount to pay. The VAT
/// itself is computed per credit note (BR-CO-17), so many small ones can differ from the invoice by a
/// centime; the one that takes back the rest makes the amounts meet in its rounding (BT-114).
package struct CreditableInvoice: Sendable {
  private let original: IssuedInvoice
  private let remainder: CreditRemainder

  /// - Parameter earlier: the credit notes already issued against it.
  /// - Throws: ``Refusal`` when the original is not an invoice, or one of the others does not credit it.
  package init(_ original: IssuedInvoice, creditedBy earlier: [IssuedInvoice]) throws(Refusal) {
    guard original.kind == .invoice else {
      throw Refusal(.notAllowed, "\(original.number) is a credit note and can't be credited")
    }
    let name = PrecedingInvoice(number: original.number.text, issuedOn: original.issuedOn)
    for note in earlier where note.kind != .creditNote || note.content.references.preceding != name {
      throw Refusal(.invalid, "\(note.number) does not credit \(original.number)")
    }
    self.original = original
    remainder = CreditRemainder(original: original, earlier: earlier)
  }

  /// A draft that takes back all that is left.
  package func draftOfRest() throws(Refusal) -> InvoiceContent {
    var rest: [Int: Quantity] = [:]
    for line in original.content.lines {
      let left = try remainder.ofLine(line)
      if !left.quantity.isZero { rest[line.position] = left.quantity }
    }
    return try draft(of: rest)
  }

  /// A draft that takes back these quantities, by line position.
  package func draft(of quantities: [Int: Quantity]) throws(Refusal) -> InvoiceContent {
    let unknown = quantities.keys.filter { wanted in
      !original.content.lines.contains { $0.position == wanted }
    }
    guard unknown.isEmpty else {
      throw Refusal(
        .missing,
        "\(original.number) has no line \(unknown.sorted().map(String.init).joined(separator: ", "))")
    }
    guard !quantities.isEmpty else {
      throw Refusal(.exceeds, "there is nothing left to credit on \(original.number)")
    }
    var lines: [InvoiceLine] = []
    for line in original.content.lines {
      guard let quantity = quantities[line.position] else { continue }
      lines.append(try credit(quantity, of: line, at: lines.count + 1))
    }
    return try settled(content(with: lines))
  }

  /// Whether a draft may be frozen now; another credit note may have been issued since it was made.
  ///
  /// - Throws: ``Refusal`` that names the VAT group or the amount that would be exceeded.
  package func verify(_ draft: InvoiceContent) throws(Refusal) {
    let totals = try draft.summed()
    for group in totals.breakdown {
      let left = try remainder.base(of: group.rate)
      guard group.base.isWithin(left) else {
        throw Refusal(
          .exceeds, "\(group.base) of VAT group \(group.rate) would be credited, but only \(left) are left",
          remedy: "credit less of \(original.number)")
      }
    }
    let left = try remainder.payable()
    guard totals.payable.isWithin(left) else {
      throw Refusal(
        .exceeds, "\(totals.payable) would be credited, but only \(left) of \(original.number) are left")
    }
  }
}

extension CreditableInvoice {
  private func credit(
    _ quantity: Quantity, of line: InvoiceLine, at position: Int
  ) throws(Refusal) -> InvoiceLine {
    let left = try remainder.ofLine(line)
    guard quantity.isWithin(left.quantity), !quantity.isZero else {
      throw Refusal(
        .exceeds, "\(quantity) of line \(line.position) would be credited, but \(left.quantity) are left",
        remedy: "credit \(left.quantity) or less")
    }
    let usual = try line.price.priced(quantity)
    let isLast = quantity == left.quantity || !usual.net.isWithin(left.net)
    let price = isLast ? usual.costing(left.net) : usual
    var credit = InvoiceLine(position: position, name: line.name, price: price)
    credit.details = line.details
    credit.period = line.period
    credit.orderPosition = line.orderPosition
    credit.creditedPosition = line.position
    return credit
  }

  private func content(with lines: [InvoiceLine]) -> InvoiceContent {
    var content = original.content
    content.lines = lines
    content.kind = .creditNote
    content.note = ""
    content.references.preceding = PrecedingInvoice(number: original.number.text, issuedOn: original.issuedOn)
    return content
  }

  /// The draft with its amount to pay rounded like the invoice, but never beyond what is left of it, and
  /// exactly to that when it takes back the rest.
  private func settled(_ draft: InvoiceContent) throws(Refusal) -> InvoiceContent {
    let left = try remainder.payable()
    let totals = try draft.summed()
    guard try takesRest(totals) || !totals.payable.isWithin(left) else { return draft }
    var settled = draft
    settled.payment = PaymentConditions(
      account: draft.payment.account, terms: draft.payment.terms, rounding: .to(left))
    return settled
  }

  private func takesRest(_ totals: InvoiceTotals) throws(Refusal) -> Bool {
    for group in original.totals.breakdown {
      let credited =
        totals.breakdown.first { $0.rate == group.rate }?.base ?? .zero(original.content.currency)
      guard try remainder.base(of: group.rate) == credited else { return false }
    }
    return true
  }
}

extension InvoiceContent {
  fileprivate func summed() throws(Refusal) -> InvoiceTotals {
    guard let totals = try? totals() else { throw Refusal.unsummable }
    return totals
  }
}

extension LinePrice {
  fileprivate func priced(_ quantity: Quantity) throws(Refusal) -> LinePrice {
    guard let price = try? times(quantity) else { throw Refusal.unsummable }
    return price
  }

  /// The price whose net is exactly that, differing in the sixth decimal at most; itself when there is none.
  ///
  /// Taking back a line in parts rounds several times; this puts the last centime into the last part.
  fileprivate func costing(_ wanted: Money) -> LinePrice {
    guard net != wanted else { return self }
    var scale: Int128 = 1
    for _ in 0..<(10 - wanted.currency.minorDigits) { scale *= 10 }
    let sign: Int128 = quantity.isPositive ? 1 : -1
    let millionths = WideArithmetic.roundedQuotient(
      Int128(wanted.minorUnits) * scale * sign, by: Int128(quantity.tenThousandths.magnitude))
    guard let millionths, millionths >= 0 else { return self }
    let price = UnitPrice(millionths: millionths, wanted.currency)
    let exact = try? LinePrice(quantity, unitCode: unitCode, at: price, vat: vat)
    return exact?.net == wanted ? exact ?? self : self
  }
}
