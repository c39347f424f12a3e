/// What makes signatures of RFC 6376 §3.3 and RFC 8463 §3; ``rsaSHA256`` is what every verifier knows.
package enum DKIMAlgorithm: String, Sendable, CaseIterable {
  case rsaSHA256 = "rsa-sha256"
  case ed25519SHA256 = "ed25519-sha256"

  /// The value of `k=` in the record of the public key (RFC 6376 §3.6.1, RFC 8463 §4.2).
  package var keyType: String {
    switch self {
    case .rsaSHA256: "rsa"
    case .ed25519SHA256: "ed25519"
    }
  }
}

/// A private key, without saying where it is kept. Digesting is the signer's part too: both algorithms sign the SHA-256
/// of what they are given.
package protocol DKIMSigner: Sendable {
  var algorithm: DKIMAlgorithm { get }

  /// The raw signature, not yet base64.
  func signature(for signed: [UInt8]) throws -> [UInt8]
}
