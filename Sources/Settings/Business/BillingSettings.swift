import Basics

/// How documents are numbered, rounded, taxed and due.
package struct BillingSettings: Sendable {
  package let invoiceSeries: String
  package let creditNoteSeries: String
  package let quotationSeries: String
  package let orderSeries: String
  package let paymentDays: Int
  /// Totals are rounded to a multiple of so many minor units.
  package let cashRounding: Int
  package let vatRate: Percent
  package let quotationValidDays: Int

  init(_ reader: SettingsReader) {
    invoiceSeries = reader.value(
      "invoice_series", .seriesPattern, default: "FA-{year}-{number:5}",
      help: "Numbers of invoices; gapless, from 1 again each year when {year} is in it.")
    creditNoteSeries = reader.value(
      "credit_note_series", .seriesPattern, default: "AV-{year}-{number:5}", help: "Numbers of credit notes.")
    quotationSeries = reader.value(
      "quotation_series", .seriesPattern, default: "DE-{year}-{number:5}", help: "Numbers of quotations.")
    orderSeries = reader.value(
      "order_series", .seriesPattern, default: "CO-{year}-{number:5}", help: "Numbers of orders.")
    paymentDays = reader.value(
      "payment_days", .integer(0...365, unit: "days"), default: 30, help: "When an invoice is due.")
    cashRounding = reader.value(
      "cash_rounding", .integer(1...100, unit: "minor units"), default: 5,
      help: "Invoice totals are rounded to this: 5 for Swiss centimes, 1 for no rounding.")
    vatRate = reader.value(
      "vat_rate", .percent, default: Percent(basisPoints: 810), help: "VAT rate of new lines, in percent.")
    quotationValidDays = reader.value(
      "quotation_valid_days", .integer(1...365, unit: "days"), default: 30, help: "How long an offer binds.")
  }
}
