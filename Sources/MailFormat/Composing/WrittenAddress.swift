/// Addresses as they leave the house: strict, whatever was read.
extension MailAddress {
  /// The local part has letters beyond ASCII, for which there is no other form (RFC 6531 §3.2).
  package var needsSMTPUTF8: Bool { !localPart.utf8.allSatisfy { $0 < 0x80 } }

  /// The domain in A-labels (RFC 5891); `nil` when it is no domain that mail can be sent to.
  package var asciiDomain: String? { DomainLabels.ascii(domain) }

  /// What stands between `<` and `>` in our header and in the SMTP envelope; `nil` when nothing can be sent to it.
  ///
  /// A domain beyond ASCII is written in A-labels, which every server takes. With such a local part the address is
  /// for servers with SMTPUTF8 only, and those take the domain as people write it. Not checked is that the local
  /// part is in NFC (RFC 6532 §3.1): only its own server knows how it is spelt.
  package var submissionText: String? {
    guard let asciiDomain, isDotString, addrSpec.utf8.count <= 320 else { return nil }
    guard needsSMTPUTF8 else { return localPart + "@" + asciiDomain }
    return domain.unicodeScalars.allSatisfy(\.standsInHostNames) ? addrSpec : nil
  }

  /// The strict local part of RFC 5321 §4.1.2 with the letters of RFC 6531 §3.3; quoted ones are not written, nor one
  /// that begins an encoded word: readers decode it wherever it stands.
  private var isDotString: Bool {
    guard !localPart.contains("=?") else { return false }
    let atoms = localPart.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    return atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 >= 0x80 || $0.isAtomText } }
      && localPart.unicodeScalars.allSatisfy { $0.isASCII || $0.isPrintable }
  }
}

extension UInt8 {
  /// atext of RFC 5322 §3.2.3.
  var isAtomText: Bool { isLetter || isDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(self) }
}

extension Unicode.Scalar {
  /// What IDNA would only map away, such as blanks and soft hyphens, can't stand raw in an address.
  fileprivate var standsInHostNames: Bool {
    if isASCII { return true }
    return switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      true
    default: value == 0x3002
    }
  }

  /// Neither control nor any kind of blank or line break.
  fileprivate var isPrintable: Bool {
    !properties.isWhitespace && properties.generalCategory != .control
  }
}
