import MailFormat

/// Addresses in running text.
enum AddressText {
  /// The first `local@domain`, lower case, without brackets and punctuation.
  static func first(in text: some StringProtocol) -> String? { first(in: text.utf8) }

  static func first<Bytes: Collection<UInt8>>(in text: Bytes) -> String? {
    for word in text.split(whereSeparator: isBorder) where word.contains(0x40) {
      if let address = address(word) { return address }
    }
    return nil
  }

  /// What `<`, `"`, `(`, `,`, `;`, `[` and their counterparts part.
  private static func isBorder(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3C, 0x3E, 0x22, 0x28, 0x29, 0x2C, 0x3B, 0x5B, 0x5D: true
    default: byte <= 0x20
    }
  }

  private static func address(_ word: some Collection<UInt8>) -> String? {
    let lower = Array(word.prefix(400).map(\.lowercased))
    var slice = lower[...]
    for prefix in prefixes where slice.starts(with: prefix.utf8) {
      slice = slice.dropFirst(prefix.utf8.count)
    }
    while let last = slice.last, trailing.contains(last) { slice = slice.dropLast() }
    // `dda:smtp=someone@example.org` of X.400.
    if let type = slice.firstIndex(of: 0x3D), slice[..<type].suffix(4).elementsEqual("smtp".utf8) {
      slice = slice[(type + 1)...]
    }
    let text = String(decoding: slice, as: UTF8.self)
    return MailAddress(addrSpec: text).map { _ in text }
  }

  private static let prefixes = ["mailto:", "rfc822:", "smtp:", "'", "`"]
  private static let trailing: Set<UInt8> = [0x2E, 0x3A, 0x27, 0x60, 0x21]
}
