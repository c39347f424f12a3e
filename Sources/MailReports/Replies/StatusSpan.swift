/// Status codes of one subject (RFC 3463 §2): `5.7.606-649`, `5.1.1`, `*.7.26` for class 4 and 5.
struct StatusSpan: Sendable, Hashable {
  /// `nil` for both.
  private let statusClass: Int?
  private let subject: Int
  private let details: ClosedRange<Int>

  /// - Returns: `nil` when the text is none.
  init?(_ text: String) {
    let parts = text.utf8.split(separator: 0x2E)
    guard parts.count == 3, let subject = Self.number(parts[1]) else { return nil }
    let ends = parts[2].split(separator: 0x2D).compactMap(Self.number)
    guard let first = ends.first, let last = ends.last, first <= last else { return nil }
    statusClass = Self.number(parts[0])
    self.subject = subject
    details = first...last
  }

  func contains(_ status: String) -> Bool {
    let parts = status.utf8.split(separator: 0x2E).compactMap(Self.number)
    guard parts.count == 3 else { return false }
    return (statusClass ?? parts[0]) == parts[0] && subject == parts[1] && details.contains(parts[2])
  }

  private static func number(_ digits: Substring.UTF8View) -> Int? {
    Int(String(decoding: digits, as: UTF8.self))
  }
}
