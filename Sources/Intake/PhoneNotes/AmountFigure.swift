import Basics

/// One figure of an amount, and what stands around it.
struct AmountFigure: Sendable {
  let mantissa: Int64
  let decimals: Int
  /// Written without any separator.
  let isPlain: Bool
  /// Of "mille", `k`, `Mio.`
  var factor: Int64?
  var currency: Currency?
  /// The Swiss `.–` after francs without centimes.
  var hasEnding = false

  /// Whether it is less than `limit`, factor aside.
  func isBelow(_ limit: Int64) -> Bool {
    var whole = mantissa
    for _ in 0..<decimals { whole /= 10 }
    return whole < limit
  }

  /// The same, compared with another figure; "800 à 1,2k" is no 800,000.
  func isBelow(_ other: AmountFigure) -> Bool {
    let shift = max(decimals, other.decimals)
    guard shift <= 3, mantissa < 1_000_000_000_000, other.mantissa < 1_000_000_000_000 else { return false }
    func scaled(_ figure: AmountFigure) -> Int64 {
      (0..<(shift - figure.decimals)).reduce(figure.mantissa) { units, _ in units * 10 }
    }
    return scaled(self) < scaled(other)
  }

  /// Whole thousands, written as such (`25'000`) or announced ("budget 7 à 9000").
  func isThousands(isAnnounced: Bool) -> Bool {
    (isAnnounced || !isPlain) && decimals == 0 && mantissa % 1000 == 0
  }

  /// The 20 of "20-25'000".
  func isThousands(of upper: AmountFigure) -> Bool {
    isPlain && decimals == 0 && mantissa < upper.mantissa / 1000
  }

  var looksLikeYear: Bool { isPlain && decimals == 0 && (2020...2049).contains(mantissa) }

  /// - Returns: `nil` when it is nothing, too much, or no whole number of the smallest coin.
  func money(default other: Currency) -> Money? {
    let currency = currency ?? other
    let (scaled, over) = mantissa.multipliedReportingOverflow(by: factor ?? 1)
    guard !over else { return nil }
    var units = scaled
    var scale = decimals - currency.minorDigits
    while scale < 0 {
      let (tenfold, over) = units.multipliedReportingOverflow(by: 10)
      guard !over else { return nil }
      units = tenfold
      scale += 1
    }
    while scale > 0 {
      guard units % 10 == 0 else { return nil }
      units /= 10
      scale -= 1
    }
    return units > 0 ? Money(minorUnits: units, currency) : nil
  }
}
