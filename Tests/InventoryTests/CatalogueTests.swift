import Basics
import Inventory
import Testing

@Suite("The catalogue")
struct CatalogueTests {
  @Test("a unit is read by its word or by its code, in any case")
  func units() {
    for unit in UnitOfMeasure.allCases {
      #expect(UnitOfMeasure(reading: unit.word) == unit)
      #expect(UnitOfMeasure(reading: unit.rawValue.lowercased()) == unit)
    }
    #expect(UnitOfMeasure(reading: "dozen") == nil)
    #expect(UnitOfMeasure.hour.rawValue == "HUR")
  }

  @Test("a product needs a code, a name and a price that is not negative")
  func products() throws {
    let price = try #require(UnitPrice(decimal: "420.00", .chf))
    #expect(throws: Never.self) {
      try Product.Details(code: "BORNE", name: "Borne d'accès", kind: .goods, unit: .piece, unitPrice: price)
    }
    let negative = UnitPrice(millionths: -1, .chf)
    let wrong = [("", "Borne", price), ("B", "  ", price), ("B", "Borne", negative)]
    for (code, name, price) in wrong {
      #expect(throws: Refusal.self) {
        try Product.Details(code: code, name: name, kind: .goods, unit: .piece, unitPrice: price)
      }
    }
  }
}
