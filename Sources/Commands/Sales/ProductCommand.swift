import ArgumentParser
import Basics
import Inventory
import SQL
import Settings
import Store
import Workflows

struct ProductCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "product", abstract: "What we sell: goods and services.",
    subcommands: [ProductList.self, ProductShow.self, ProductCreate.self])
}

struct ProductCreate: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Adds a product with its price and, for goods, what is on the shelf.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The article number, like CONSEIL.") var code: String
  @Option(help: "What documents call it.") var name: String
  @Option(help: "goods or service.") var kind: Product.Kind
  @Option(help: "The price of one unit without VAT, like 180 or 0.0125.") var price: String
  @Option(
    help: """
      The unit: \(UnitOfMeasure.allCases.map(\.word).joined(separator: ", ")); for goods piece, for services \
      hour when left out.
      """)
  var unit: UnitOfMeasure?
  @Option(help: "The VAT rate in percent; that of the settings when left out.") var vat: String?
  @Option(help: "More words for documents.") var description = ""
  @Option(help: "How much is on hand now; goods only.") var stock: String?

  func report(in office: Office) async throws -> Report {
    var details = try Product.Details(
      code: code, name: name, kind: kind, unit: unit ?? (kind == .goods ? .piece : .hour),
      unitPrice: AmountArgument.price(price, office.company.currency))
    details.vatRate = try vat.map { try AmountArgument.percent($0) } ?? office.configuration.billing.vatRate
    guard (0...10_000).contains(details.vatRate.basisPoints) else {
      throw UsageError("\(details.vatRate) is no VAT rate: it lies between 0 and 100")
    }
    details.description = description
    let onHand = try stock.map { try AmountArgument.quantity($0) }
    let product = try await CreateProduct(office)(details, stock: onHand)
    return Report(
      "product \(product.id) (\(product.code)) is created",
      json: product.json.merging(["onHand": .string((onHand ?? .zero).decimal)]))
  }
}

struct ProductList: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "In the order of their codes.")

  @OptionGroup var common: CommonOptions
  @Option(help: "At most so many.") var limit = 200

  func report(in office: Office) async throws -> Report {
    let (products, levels) = try await office.database.read { connection in
      let products = try Products(connection).list(limit: limit)
      return (products, try StockMoves(connection).levels(of: products.map(\.id)))
    }
    return Report(
      ["code", "kind", "unit", "price", "vat", "on hand", "name"],
      rows: products.map { product in
        [
          product.code, product.kind.rawValue, product.details.unit.word,
          product.details.unitPrice.description,
          product.details.vatRate.description,
          product.kind == .goods ? levels.onHand(product.id).description : "", product.name,
        ]
      }, json: products.map { $0.json.merging(["onHand": .string(levels.onHand($0.id).decimal)]) },
      empty: "no products")
  }
}

struct ProductShow: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One product with its stock moves.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The article number.") var code: String

  func report(in office: Office) async throws -> Report {
    let (product, moves) = try await office.database.read { connection in
      let product = try Products(connection).find(code: code)
      return (product, try StockMoves(connection).moves(of: product.id))
    }
    let onHand = try StockLevels(after: moves).onHand(product.id)
    var fields = Fields()
    fields.add("product", product.code)
    fields.add("name", product.name)
    fields.add("kind", product.kind.rawValue)
    fields.add("price", "\(product.details.unitPrice) per \(product.details.unit.word)")
    fields.add("VAT", product.details.vatRate.description)
    fields.add("description", product.details.description)
    if product.kind == .goods { fields.add("on hand", onHand.description) }
    for move in moves {
      fields.add("move", "\(move.movedOn) \(move.quantity) \(move.from.rawValue) → \(move.to.rawValue)")
    }
    return Report(
      fields.text,
      json: product.json.merging([
        "onHand": .string(onHand.decimal), "moves": .array(moves.map(\.json)),
      ]))
  }
}

extension Product.Kind: ExpressibleByArgument {}

extension UnitOfMeasure: ExpressibleByArgument {
  package init?(argument: String) { self.init(reading: argument) }
}

extension Product {
  var json: JSONValue {
    [
      "id": .integer(id.value), "code": .string(code), "name": .string(name), "kind": .string(kind.rawValue),
      "unit": .string(details.unit.word), "price": .string(details.unitPrice.decimal),
      "currency": .string(details.unitPrice.currency.code), "vat": .string(details.vatRate.decimal),
      "description": .string(details.description),
    ]
  }
}

extension StockMove {
  var json: JSONValue {
    [
      "on": .string(movedOn.description), "quantity": .string(quantity.decimal),
      "from": .string(from.rawValue),
      "to": .string(to.rawValue),
    ]
  }
}
