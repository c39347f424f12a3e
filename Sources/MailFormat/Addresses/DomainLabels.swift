import CShims

/// A domain name as DNS and SMTP know it: in ASCII labels (RFC 5891), where people write other letters too.
enum DomainLabels {
  /// RFC 1035 §2.3.4 and RFC 5321 §4.5.3.1.2: 255 octets of domain, 63 of a label.
  private static let longest = 255
  private static let longestLabel = 63

  /// The domain in A-labels; `nil` when it is no domain that mail can be sent to.
  ///
  /// An ASCII domain is only looked at, and may have the underscores that are seen in the wild. Any other is put in
  /// lower case and NFC and checked by libidn2, which refuses e.g. symbols.
  static func ascii(_ domain: String) -> String? {
    guard domain.utf8.count <= 4 * longest, !domain.utf8.contains(0) else { return nil }
    let labels = domain.utf8.allSatisfy { $0 < 0x80 } ? domain : aLabels(domain)
    guard let labels, labels.utf8.count <= longest, isHostName(labels) else { return nil }
    return labels
  }

  private static func aLabels(_ domain: String) -> String? {
    let bytes = [UInt8](unsafeUninitializedCapacity: longest) { output, count in
      count = piste_idna_to_ascii(domain, output.baseAddress, output.count)
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  private static func isHostName(_ domain: String) -> Bool {
    domain.utf8.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && label.count <= longestLabel
        && label.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }
    }
  }
}
