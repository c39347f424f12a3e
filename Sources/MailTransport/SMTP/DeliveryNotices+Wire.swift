/// The parameters of RFC 3461 in bytes, a blank in front.
extension DeliveryNotices {
  /// Behind MAIL. The limit of ENVID is that of RFC 3461 section 4.4, for its encoded form.
  func senderParameters() -> String {
    var words = returns.map { " RET=\($0.rawValue)" } ?? ""
    if let envelopeID, envelopeID.utf8.allSatisfy({ (32...126).contains($0) }) {
      let encoded = Self.xtext(envelopeID)
      if !encoded.isEmpty, encoded.utf8.count <= 100 { words += " ENVID=\(encoded)" }
    }
    return words
  }

  /// Behind RCPT.
  func recipientParameters(_ address: String) -> String {
    var words = ""
    if let notify {
      let occasions = Occasion.allCases.filter(notify.contains).map(\.rawValue)
      words += " NOTIFY=" + (occasions.isEmpty ? "NEVER" : occasions.joined(separator: ","))
    }
    let original = Self.originalRecipient(address)
    // RFC 3461 section 4.2.
    return original.utf8.count <= 500 ? words + " ORCPT=\(original)" : words
  }

  /// An address beyond ASCII has the type `utf-8` and escapes of its own (RFC 6533 section 3), which any server
  /// may see.
  static func originalRecipient(_ address: String) -> String {
    guard address.utf8.allSatisfy({ $0 < 128 }) else { return "utf-8;" + utf8Text(address) }
    return "rfc822;" + xtext(address)
  }

  /// RFC 3461 section 4: what is not printable, `+` and `=` as `+` and two digits.
  static func xtext(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      if (33...126).contains(byte), byte != UInt8(ascii: "+"), byte != UInt8(ascii: "=") {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += (byte < 16 ? "+0" : "+") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }

  /// RFC 6533 section 3, `utf-8-addr-xtext`: what is not printable ASCII, `+`, `=` and `\` as `\x{…}`.
  private static func utf8Text(_ text: String) -> String {
    var encoded = ""
    for scalar in text.unicodeScalars {
      if ("!"..."~").contains(scalar), scalar != "+", scalar != "=", scalar != "\\" {
        encoded.unicodeScalars.append(scalar)
      } else {
        encoded += "\\x{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
    return encoded
  }
}
