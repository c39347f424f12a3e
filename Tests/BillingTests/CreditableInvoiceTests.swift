// swift-format-ignore-file: NeverForceUnwrap
import Basics
import Billing
import TestSupport
import Testing

@Suite("Taking an invoice back")
struct CreditableInvoiceTests {
  private func issue(_ draft: InvoiceContent, _ sequence: Int64) throws -> IssuedInvoice {
    let number = DocumentNumber(series: "creditNote", sequence: sequence, text: "AV-\(sequence)")
    return try draft.issued(as: number, on: Cases.day, key: Identifier(100 + sequence))
  }

  private func original() throws -> IssuedInvoice {
    try Cases.issued(
      [try Cases.line(1, "6.5", at: "180"), try Cases.line(2, "3", at: "420", Cases.reduced)],
      rounding: .fiveCentimes)
  }

  @Test("a full credit note mirrors the invoice, names it, and leaves nothing")
  func full() throws {
    let original = try original()
    let creditable = try CreditableInvoice(original, creditedBy: [])
    let draft = try creditable.draftOfRest()
    try creditable.verify(draft)
    let note = try issue(draft, 1)
    #expect(note.kind == .creditNote)
    #expect(note.kind.rawValue == 381)
    #expect(note.totals == original.totals)
    #expect(note.dueOn == nil)
    #expect(note.paymentReference == nil)
    #expect(note.content.references.preceding?.number == original.number.text)
    let after = try CreditableInvoice(original, creditedBy: [note])
    #expect(throws: Refusal.self) { try after.draftOfRest() }
  }

  @Test("part of a line is credited at its price, and the rest stays creditable")
  func partial() throws {
    let original = try original()
    let first = try issue(try CreditableInvoice(original, creditedBy: []).draft(of: [2: Quantity(1)]), 1)
    #expect(first.totals.taxExclusive.decimal == "420.00")
    #expect(first.content.lines.map(\.creditedPosition) == [2])
    let left = try CreditableInvoice(original, creditedBy: [first])
    #expect(throws: Refusal.self) { try left.draft(of: [2: Quantity(3)]) }
    let rest = try left.draftOfRest()
    #expect(rest.lines.map(\.price.quantity.decimal) == ["6.5", "2"])
    #expect(
      try rest.totals().payable.minorUnits + first.totals.payable.minorUnits
        == original.totals.payable.minorUnits)
  }

  @Test("unknown lines, zero, negative and too large quantities are refused")
  func refused() throws {
    let creditable = try CreditableInvoice(try original(), creditedBy: [])
    for wanted in [[9: Quantity(1)], [1: .zero], [1: Quantity(-1)], [1: Quantity(7)], [:]]
      as [[Int: Quantity]]
    {
      #expect(throws: Refusal.self) { try creditable.draft(of: wanted) }
    }
  }

  @Test("two drafts made side by side can't both be issued")
  func race() throws {
    let original = try original()
    let before = try CreditableInvoice(original, creditedBy: [])
    let first = try before.draftOfRest()
    let second = try before.draft(of: [1: Quantity(1)])
    let now = try CreditableInvoice(original, creditedBy: [try issue(first, 1)])
    let refusal = #expect(throws: Refusal.self) { try now.verify(second) }
    #expect(refusal?.reason == .exceeds)
  }

  @Test("a credit note can't be credited, and a stranger's credit note does not count")
  func strangers() throws {
    let original = try original()
    let note = try issue(try CreditableInvoice(original, creditedBy: []).draftOfRest(), 1)
    #expect(throws: Refusal.self) { try CreditableInvoice(note, creditedBy: []) }
    let other = try original.content.issued(as: Cases.number(2), on: Cases.day, key: Identifier(2))
    #expect(throws: Refusal.self) { try CreditableInvoice(other, creditedBy: [note]) }
  }

  @Test("in whatever parts an invoice is taken back, bases and amounts meet exactly", arguments: 0..<200)
  func inParts(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rounding: PayableRounding = seed.isMultiple(of: 2) ? .exact : .fiveCentimes
    let original = try Cases.issued(try smallLines(&generator), rounding: rounding)
    var notes: [IssuedInvoice] = []
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      let creditable = try CreditableInvoice(original, creditedBy: notes)
      guard let draft = try? creditable.draft(of: somePart(of: original, &generator)) else { continue }
      try creditable.verify(draft)
      notes.append(try issue(draft, Int64(notes.count + 1)))
    }
    let last = try CreditableInvoice(original, creditedBy: notes)
    if let rest = try? last.draftOfRest() {
      try last.verify(rest)
      notes.append(try issue(rest, 99))
    }
    #expect(notes.map(\.totals.payable.minorUnits).reduce(0, +) == original.totals.payable.minorUnits)
    for group in original.totals.breakdown {
      let credited = notes.flatMap(\.totals.breakdown).filter { $0.rate == group.rate }.map(\.base.minorUnits)
      #expect(credited.reduce(0, +) == group.base.minorUnits)
    }
  }

  private func smallLines(_ generator: inout SeededGenerator) throws -> [InvoiceLine] {
    try (1...3).map { position in
      let price = try LinePrice(
        Quantity(.random(in: 1...12, using: &generator)), unitCode: "C62",
        at: UnitPrice(millionths: .random(in: 0...9_999_999, using: &generator), .chf),
        vat: [Cases.normal, Cases.reduced].randomElement(using: &generator)!)
      return InvoiceLine(position: position, name: "Ligne", price: price)
    }
  }

  private func somePart(of invoice: IssuedInvoice, _ generator: inout SeededGenerator) -> [Int: Quantity] {
    let position = Int.random(in: 1...invoice.content.lines.count, using: &generator)
    return [position: Quantity(.random(in: 1...4, using: &generator))]
  }
}
