import ArgumentParser
import Basics
import Inventory
import Settings
import Workflows

struct InvoiceCreate: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Makes the draft of an invoice alone, without an order.",
    discussion: "Then: piste invoice issue ID, piste invoice send ID.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Who gets it: the contact's number.") var contact: Int64
  @Option(name: .customLong("line"), parsing: .singleValue, help: InvoiceLineArgument.help)
  var lines: [InvoiceLineArgument]
  @Option(help: "VAT rate of all lines in percent; that of the settings when left out.") var vat: String?
  @Option(help: "What it is about.") var title = ""
  @Option(help: "A word that the buyer asked to see on it.") var reference = ""
  @Option(help: "A sentence under the table.") var note = ""
  @Option(help: "The month it is about, like 2026-11.") var month: String?

  func report(in office: Office) async throws -> Report {
    let rate = try vat.map { try AmountArgument.percent($0) } ?? office.configuration.billing.vatRate
    let lines = try self.lines.map { try $0.line(in: office.company.currency, vat: rate) }
    var wishes = CreateInvoice.Wishes(contact: contact, lines: lines)
    wishes.title = title
    wishes.buyerReference = reference
    wishes.note = note
    wishes.period = try month.map { try AmountArgument.month($0) }
    let record = try await CreateInvoice(office)(wishes, actor: actor)
    return Report("\(try record.words) is a draft", json: try record.json)
  }
}

/// A line on the command line: `NAME=QUANTITY@PRICE[;UNIT]`, like `Conseil=2.5@180;hour`.
///
/// Read from its end, so that a name may hold `=`, `@` and `;`.
struct InvoiceLineArgument: ExpressibleByArgument, Sendable {
  static let help: ArgumentHelp = """
    What is billed, as NAME=QUANTITY@PRICE[;UNIT], like "Conseil=2.5@180;hour" or "Table=1@450"; repeat it for \
    more lines. PRICE is that of one unit without VAT. UNIT is piece, hour, day, month, kilogram, metre, \
    litre or a code of UN/ECE Recommendation 20; piece when left out.
    """

  let name: String
  let quantity: String
  let price: String
  let unitCode: String

  init?(argument: String) {
    guard let equals = argument.lastIndex(of: "=") else { return nil }
    name = String(argument[..<equals])
    let rest = argument[argument.index(after: equals)...].split(
      separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    let figures = rest[0].split(separator: "@", omittingEmptySubsequences: false).map { String($0) }
    guard !name.isEmpty, figures.count == 2 else { return nil }
    quantity = figures[0]
    price = figures[1]
    let unit = rest.count == 2 ? String(rest[1]) : UnitOfMeasure.piece.rawValue
    guard !unit.isEmpty else { return nil }
    unitCode = UnitOfMeasure(reading: unit)?.rawValue ?? unit
  }

  func line(in currency: Currency, vat: Percent) throws -> CreateInvoice.Line {
    CreateInvoice.Line(
      name: name, quantity: try AmountArgument.quantity(quantity), unitCode: unitCode,
      unitPrice: try AmountArgument.price(price, currency), vat: vat)
  }
}
