/// Integer arithmetic for amounts: multiply wide, round once, half away from zero.
///
/// Every amount in Piste is a scaled 64-bit integer. A product of two of them needs up to 128 bits, and it
/// is rounded exactly once, at the end (EN 16931 leaves the place of rounding open; the house rule is in
/// `docs/decisions/0002-money.md`).
package enum WideArithmetic {
  /// `numerator / denominator`, rounded half away from zero.
  ///
  /// - Parameter denominator: greater than zero.
  /// - Returns: `nil` when the result does not fit 64 bits or the denominator is not positive.
  package static func roundedQuotient(_ numerator: Int128, by denominator: Int128) -> Int64? {
    guard denominator > 0 else { return nil }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let away: Int128 = remainder.magnitude * 2 >= denominator.magnitude ? (numerator < 0 ? -1 : 1) : 0
    return Int64(exactly: quotient + away)
  }
}
