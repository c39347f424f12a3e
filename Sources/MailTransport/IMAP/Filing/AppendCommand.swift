/// An APPEND (RFC 9051 section 6.3.12) up to its literal, and how the literal goes: at once, or after the
/// server's `+`.
struct AppendCommand: Hashable {
  /// A literal that goes at once cannot be refused before it is sent, so a long one waits.
  private static let longestAtOnce = 64 * 1024
  /// RFC 7888 section 5.
  private static let longestSmall = 4096

  let text: String
  let waits: Bool
  /// What stands behind the literal.
  let tail: String

  /// `inUTF8`: the header holds UTF-8 and the server agreed to that, so it wants the message as such
  /// (RFC 6855 section 4).
  init(
    _ mailbox: MailboxName, size: Int, labels: (flags: [MessageFlag], date: String?), inUTF8: Bool,
    _ literals: IMAPFeatures.Literals
  ) {
    let most: Int =
      switch literals {
      case .waiting: -1
      case .small: Self.longestSmall
      case .any: Self.longestAtOnce
      }
    waits = size > most
    tail = inUTF8 ? ")\r\n" : "\r\n"
    let flags = labels.flags.isEmpty ? "" : " (\(labels.flags.map(\.wire).joined(separator: " ")))"
    let date = labels.date.map { " \"\($0)\"" } ?? ""
    text =
      "APPEND \(mailbox.quoted)\(flags)\(date) \(inUTF8 ? "UTF8 (~" : ""){\(size)\(waits ? "" : "+")}"
  }

  /// Whether the text is a date-time of RFC 9051 section 9: `25-Nov-2026 10:00:00 +0000`, the day with a
  /// blank or a digit in front.
  static func isDate(_ text: String) -> Bool {
    let pattern = Array("99-aaa-9999 99:99:99 s9999".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count == pattern.count else { return false }
    return zip(bytes.indices, pattern).allSatisfy { index, kind in
      switch kind {
      case UInt8(ascii: "9"): bytes[index].isDigit || (index == 0 && bytes[index] == .space)
      case UInt8(ascii: "a"): (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[index].asciiUppercased)
      case UInt8(ascii: "s"): bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      default: bytes[index] == kind
      }
    }
  }
}
