/// How many mails are taken up at once: as many as leave in about a tenth of a second, because those that were taken up
/// when the program dies are uncertain.
package enum ClaimSize {
  /// - Parameters:
  ///   - size: of the last claim.
  ///   - took: how long it took until all of it had been handed over.
  ///   - least: at least one mail for each connection.
  package static func next(after size: Int, took: Duration, within range: ClosedRange<Int>) -> Int {
    let wanted: Int
    if took < .milliseconds(75) {
      wanted = size * 2
    } else if took > .milliseconds(300) {
      wanted = size / 2
    } else {
      wanted = size
    }
    return min(max(wanted, range.lowerBound), range.upperBound)
  }
}
