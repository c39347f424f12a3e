/// Amounts, quantities and percentages as people read them, by language and country.
///
/// Switzerland writes `12’345.60` in all its languages; France writes `12 345,60 €` with a narrow no-break
/// space (U+202F) between the groups; English takes `12,345.60`. The machine form is each value's `decimal`.
package struct AmountFormat: Hashable, Sendable {
  package enum Style: Hashable, Sendable {
    case swiss, french, english
  }

  package let style: Style

  package init(_ style: Style) { self.style = style }

  /// - Parameter country: ISO 3166-1 alpha-2 of the company, e.g. `CH`; it decides before the language.
  package init(language: Language, country: String) {
    switch (country.uppercased(), language) {
    case ("CH", _), ("LI", _): style = .swiss
    case (_, .french): style = .french
    case (_, .english): style = .english
    }
  }

  /// Without the currency, for columns: `12’345.60`.
  package func figures(_ money: Money) -> String { grouped(money.decimal) }

  /// With the currency: `CHF 12’345.60`, `12 345,60 €`, `€12,345.60`.
  package func amount(_ money: Money) -> String {
    let figures = figures(money)
    switch style {
    case .swiss: return money.currency.code + "\u{A0}" + figures
    case .french: return figures + "\u{A0}" + (money.currency == .eur ? "€" : money.currency.code)
    case .english:
      guard money.currency == .eur else { return money.currency.code + "\u{A0}" + figures }
      return money.isNegative ? "-€" + figures.dropFirst() : "€" + figures
    }
  }

  package func unitPrice(_ price: UnitPrice) -> String { grouped(price.decimal) }

  package func quantity(_ quantity: Quantity) -> String { grouped(quantity.decimal) }

  /// `8.1 %`, `5,5 %`, `8.1%`.
  package func percent(_ percent: Percent) -> String {
    grouped(percent.decimal) + (style == .english ? "%" : "\u{A0}%")
  }

  /// Hours and minutes as they are spoken of in mails: `2h30`, `45 min`, `3h`.
  package static func duration(minutes: Int) -> String {
    let sign = minutes < 0 ? "-" : ""
    let (hours, rest) = minutes.magnitude.quotientAndRemainder(dividingBy: 60)
    guard hours > 0 else { return "\(sign)\(rest)\u{A0}min" }
    return rest == 0 ? "\(sign)\(hours)h" : "\(sign)\(hours)h" + (rest < 10 ? "0\(rest)" : "\(rest)")
  }

  private var groupSign: String {
    switch style {
    case .swiss: "\u{2019}"
    case .french: "\u{202F}"
    case .english: ","
    }
  }

  /// Groups the whole part of a machine number by three and sets the decimal sign.
  private func grouped(_ machine: String) -> String {
    let parts = machine.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1)
    guard let whole = parts.first else { return machine }
    let negative = whole.first == UInt8(ascii: "-")
    let digits = negative ? whole.dropFirst() : whole
    var text = negative ? "-" : ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { text += groupSign }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    guard parts.count == 2 else { return text }
    return text + (style == .french ? "," : ".") + String(Substring(parts[1]))
  }
}
