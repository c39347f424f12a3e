import Foundation
import MailFormat

/// The first block of a PEM file (RFC 7468).
struct PEMBlock {
  /// e.g. `PRIVATE KEY`.
  let label: String
  private let lines: ArraySlice<String>

  /// - Returns: `nil` when there is none.
  init?(_ text: String) {
    let lines = text.textLines.map(\.trimmedOfWhiteSpace)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("-----BEGIN ") && $0.hasSuffix("-----") })
    else { return nil }
    label = String(lines[start].dropFirst(11).dropLast(5))
    self.lines = lines[(start + 1)...].prefix { !$0.hasPrefix("-----") }
  }

  /// Whether a password is needed: PKCS#8, or the header of RFC 1421 §4.6.1.1 that OpenSSL writes before PKCS#1.
  var isEncrypted: Bool {
    label.hasPrefix("ENCRYPTED ") || lines.contains { $0.hasPrefix("Proc-Type:") && $0.contains("ENCRYPTED") }
  }

  /// The secret of a PKCS#8 key of Ed25519: version 0 or 1, the algorithm's number 1.3.101.112 and an octet string in
  /// an octet string (RFC 8410 §7).
  var ed25519Seed: [UInt8]? {
    guard label == "PRIVATE KEY", let bytes = Data(base64Encoded: lines.joined()).map(Array.init) else {
      return nil
    }
    let mark: [UInt8] = [0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20]
    guard bytes.count >= 48, bytes[0] == 0x30, bytes[2...3] == [0x02, 0x01], bytes[4] <= 1,
      bytes[5..<16] == mark[...]
    else { return nil }
    return Array(bytes[16..<48])
  }
}
