import Basics
import Crypto
import CryptoExtras
import Foundation
import MailFormat

/// A private key that signs mail: RSA or Ed25519.
package struct DKIMKey: DKIMSigner {
  private enum Secret: Sendable {
    case rsa(_RSA.Signing.PrivateKey)
    case ed25519(Curve25519.Signing.PrivateKey)
  }

  private let secret: Secret

  /// Reads what `openssl genpkey` and `openssl genrsa` write (PKCS#8 of RFC 5208 and RFC 8410, PKCS#1), and the bare
  /// seed of an Ed25519 key in base64, as `dknewkey` writes it.
  ///
  /// - Parameter place: where the key is kept, for the message.
  /// - Throws: ``Refusal`` that never quotes the key.
  package init(_ text: String, at place: String) throws(Refusal) {
    guard let block = PEMBlock(text) else {
      guard let seed = Data(base64Encoded: text.trimmedOfWhiteSpace), seed.count == 32 else {
        throw Self.unreadable(place)
      }
      self.secret = try Self.ed25519(seed, place)
      return
    }
    guard !block.isEncrypted else {
      throw Refusal(
        .invalid, "the key in \(place) asks for a password",
        remedy: "write it without one: openssl pkey -in \(place) -out FILE; its mode protects it")
    }
    guard block.label.hasSuffix("PRIVATE KEY") else {
      throw Refusal(
        .invalid, "\(place) holds a \(block.label.lowercased()), not a private key",
        remedy: "name the file of the private key; the public one belongs into DNS")
    }
    secret =
      if let seed = block.ed25519Seed { try Self.ed25519(seed, place) } else { try Self.rsa(text, place) }
  }

  private static func unreadable(_ place: String) -> Refusal {
    Refusal(
      .invalid, "\(place) holds no RSA or Ed25519 key",
      remedy: "make one: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out \(place)")
  }

  private static func ed25519(_ seed: some ContiguousBytes, _ place: String) throws(Refusal) -> Secret {
    do {
      return .ed25519(try Curve25519.Signing.PrivateKey(rawRepresentation: seed))
    } catch {
      throw unreadable(place)
    }
  }

  /// RFC 8301 §3.2: below 1024 bits no verifier may accept a signature.
  private static func rsa(_ text: String, _ place: String) throws(Refusal) -> Secret {
    do {
      return .rsa(try _RSA.Signing.PrivateKey(unsafePEMRepresentation: text))
    } catch CryptoKitError.incorrectParameterSize {
      throw Refusal(
        .invalid, "the RSA key in \(place) has fewer than 1024 bits, which no receiver accepts",
        remedy: "make one of 2048 bits: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048")
    } catch {
      throw unreadable(place)
    }
  }

  package var algorithm: DKIMAlgorithm {
    switch secret {
    case .rsa: .rsaSHA256
    case .ed25519: .ed25519SHA256
    }
  }

  package var sizeInBits: Int {
    switch secret {
    case .rsa(let key): key.keySizeInBits
    case .ed25519: 256
    }
  }

  /// As ``DKIMRecord`` wants it.
  package var publicKey: [UInt8] {
    switch secret {
    case .rsa(let key): Array(key.publicKey.derRepresentation)
    case .ed25519(let key): Array(key.publicKey.rawRepresentation)
    }
  }

  /// RSASSA-PKCS1-v1_5 over SHA-256 (RFC 6376 §3.3), or pure Ed25519 over the SHA-256 (RFC 8463 §3).
  package func signature(for signed: [UInt8]) throws -> [UInt8] {
    let digest = SHA256.hash(data: signed)
    return switch secret {
    case .rsa(let key):
      Array(try key.signature(for: digest, padding: .insecurePKCS1v1_5).rawRepresentation)
    case .ed25519(let key): Array(try key.signature(for: Data(digest)))
    }
  }
}
