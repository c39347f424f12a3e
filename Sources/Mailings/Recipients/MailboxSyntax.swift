/// Whether a text can be an address that mail is sent to: dot-atom at a domain name (RFC 5321, 4.1.2), within
/// the limits of 4.5.3.1. Quoted local parts and address literals are legal, but in a list they are mistakes.
package enum MailboxSyntax {
  package enum Fault: String, Sendable {
    case noAtSign = "there must be one @"
    case localPart = "the part before the @ is empty, too long or has a character that does not belong there"
    case domain = "the part after the @ is no domain name"
    case notASCII = "it has letters with accents"
  }

  package static func fault(in text: String) -> Fault? {
    let bytes = Array(text.utf8)
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return .notASCII }
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2 else { return .noAtSign }
    guard parts[0].count <= 64, isDotAtom(parts[0]) else { return .localPart }
    return isDomain(parts[1]) ? nil : .domain
  }

  private static func isDotAtom(_ local: ArraySlice<UInt8>) -> Bool {
    let atoms = local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomText) }
  }

  private static func isDomain(_ domain: ArraySlice<UInt8>) -> Bool {
    let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard domain.count <= 255, labels.count >= 2 else { return false }
    return labels.allSatisfy { label in
      let hyphen = UInt8(ascii: "-")
      return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
        && label.allSatisfy { isLetterOrDigit($0) || $0 == hyphen }
    }
  }

  private static func isAtomText(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20)
  }
}
