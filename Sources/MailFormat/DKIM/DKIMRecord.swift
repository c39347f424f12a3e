/// The DNS record that verifiers read a public key from (RFC 6376 §3.6).
package struct DKIMRecord: Sendable, Hashable {
  /// `<selector>._domainkey.<domain>` (§3.6.2.1).
  package let name: String
  /// The text of the record, its strings joined.
  package let text: String

  /// - Parameter publicKey: a SubjectPublicKeyInfo for RSA, which is what all verifiers read although §3.6.1 names the
  ///   inner RSAPublicKey (erratum 3017); the 32 bytes of the key for Ed25519 (RFC 8463 §4).
  package init(selector: String, domain: String, algorithm: DKIMAlgorithm, publicKey: [UInt8]) {
    name = selector + "._domainkey." + domain
    let key = String(decoding: Base64.encode(publicKey, lineLength: 0), as: UTF8.self)
    text = "v=DKIM1; k=\(algorithm.keyType); p=\(key)"
  }

  /// The record as a zone file has it: strings of 255 octets at most (RFC 1035 §3.3.14), which verifiers join.
  package var zoneLine: String {
    let letters = Array(text.utf8)
    let strings = stride(from: 0, to: letters.count, by: 255).map { start in
      "\"" + String(decoding: letters[start..<min(start + 255, letters.count)], as: UTF8.self) + "\""
    }
    return "\(name). IN TXT " + strings.joined(separator: " ")
  }
}

/// Whether a signature speaks for the address in From, as DMARC asks (RFC 7489 §3.1.1).
package enum DKIMAlignment: Sendable, Hashable {
  case strict
  /// One domain lies within the other: aligned unless the owner asks for `adkim=s`.
  case relaxed
  case none

  /// Without the list of public suffixes: `example.org` within `org` would count too, and nobody has its key.
  package init(signing domain: String, from address: String) {
    let signing = domain.asciiLowercased
    let author = address.asciiLowercased
    if signing == author {
      self = .strict
    } else if author.hasSuffix("." + signing) || signing.hasSuffix("." + author) {
      self = .relaxed
    } else {
      self = .none
    }
  }
}
