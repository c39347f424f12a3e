import Foundation

/// The keys that sign tokens: one secret a line in base64 or hexadecimal, the newest first.
///
/// Lines that begin with `#` are comments. To rotate, ``rotate(at:)`` puts a new line on top: it signs from then
/// on, and letters that left under the older ones can still be answered. Who takes an old line out lets its letters
/// go unanswered.
package enum TokenKeyFile {
  private static let shortest = 16
  private static let most = 26

  /// - Throws: ``SecretFault`` that names the line, never its content.
  package static func read(_ path: String) throws(SecretFault) -> [[UInt8]] {
    var secrets: [[UInt8]] = []
    let remedy =
      "take it back from the backup, or correct tokens.key_file; a new folder gets one by piste init"
    let lines = try PrivateFile.text(at: path, whenMissing: remedy).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let text = line.trimmingCharacters(in: .whitespaces)
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      guard let secret = decode(text), secret.count >= shortest else {
        throw SecretFault(
          "line \(index + 1) of \(path) is not a key of at least \(shortest) bytes in base64 or hexadecimal",
          "write one with: openssl rand -base64 32")
      }
      secrets.append(secret)
    }
    guard (1...most).contains(secrets.count) else {
      throw SecretFault("\(path) holds \(secrets.count) keys", "keep from 1 to \(most), the newest first")
    }
    return secrets
  }

  /// Makes the file with one new key of 32 random bytes; refuses to touch one that exists.
  package static func create(at path: String) throws(SecretFault) {
    let text = "# Keys that sign Piste's reply addresses; the first line signs, all are accepted.\n"
    try PrivateFile.create(at: path, text: text + newKey() + "\n")
  }

  /// Puts a new key before the others, as a whole or not at all.
  ///
  /// - Returns: how many keys there are now.
  /// - Throws: ``SecretFault`` when the file can't be read or written, or is full.
  @discardableResult
  package static func rotate(at path: String) throws(SecretFault) -> Int {
    let count = try read(path).count
    guard count < most else {
      throw SecretFault(
        "\(path) holds \(count) keys", "take out the last line, whose letters nobody answers any more")
    }
    guard let claim = try TokenFile(path: path).claim() else {
      throw SecretFault("another process changes \(path)", "try again in a moment")
    }
    let reservation = try claim.reserve()
    let lines = try PrivateFile.text(at: path, whenMissing: "make one with piste init")
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let first =
      lines.map { $0.trimmingCharacters(in: .whitespaces) }
      .firstIndex { !$0.isEmpty && !$0.hasPrefix("#") } ?? lines.count
    try reservation.commit((lines[..<first] + [newKey()] + lines[first...]).joined(separator: "\n"))
    return count + 1
  }

  private static func newKey() -> String {
    var generator = SystemRandomNumberGenerator()
    return Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
      .base64EncodedString()
  }

  private static func decode(_ text: String) -> [UInt8]? {
    let digits = text.utf8.compactMap { byte in Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
    }
    if digits.count == text.utf8.count, digits.count % 2 == 0 {
      return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
    return Data(base64Encoded: text).map(Array.init)
  }
}
