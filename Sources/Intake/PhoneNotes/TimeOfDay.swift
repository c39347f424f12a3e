/// A time of day on a clock of 24 hours, as it was said: where the firm is.
package struct TimeOfDay: Hashable, Sendable, CustomStringConvertible {
  package let hour: Int
  package let minute: Int

  /// - Returns: `nil` when no clock shows it.
  package init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    self.hour = hour
    self.minute = minute
  }

  /// ISO 8601, `14:05`.
  package var description: String {
    (hour < 10 ? "0" : "") + String(hour) + (minute < 10 ? ":0" : ":") + String(minute)
  }
}
