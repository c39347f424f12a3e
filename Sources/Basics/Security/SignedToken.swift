import Crypto

/// A short signed reference to one thing of ours, safe to travel in an address.
///
/// Its text is `<purpose letter><id in decimal>-<16 characters>`, e.g. `c42-mq3v5h2kz7d4sxnb`:
/// an 80-bit HMAC-SHA256 tag in base 32, so it survives lower-casing and fits the 64 octets of a local part
/// (RFC 5321, 4.5.3.1.1). The tag covers purpose and id: a token made for one purpose or conversation
/// can't be used for another.
package struct SignedToken: Hashable, Sendable {
  /// What a token may be used for; the letter is part of the signed text.
  package enum Purpose: String, Sendable, CaseIterable {
    /// An answer that belongs to a conversation.
    case conversation = "c"
    /// An answer to one recipient's copy of a mailing.
    case mailing = "m"
    /// The variable envelope return path (VERP) of one recipient of one outgoing mail.
    case bounce = "b"
    /// One recipient's unsubscribe link.
    case unsubscribe = "u"
    /// The customer's link to accept a quotation.
    case quotation = "q"
    /// The copy of our own outgoing mail that proves its acceptance by the server.
    case proof = "p"
    /// A colleague's answer to a question of ours.
    case question = "a"
    /// A colleague's one-time proof, in the reply address of a letter to them.
    case staff = "s"
  }

  package let purpose: Purpose
  package let id: Int64

  package init(_ purpose: Purpose, id: Int64) {
    self.purpose = purpose
    self.id = id
  }
}

/// The keys that sign ``SignedToken``s: the first signs, all verify, so that keys can be rotated.
package struct TokenKeyring: Sendable {
  private let keys: [SymmetricKey]

  /// - Parameter secrets: newest first, each at least 16 bytes; at most 26 of them.
  /// - Returns: `nil` when there is none, there are too many, or one is too short.
  package init?(secrets: [[UInt8]]) {
    guard !secrets.isEmpty, secrets.count <= 26, secrets.allSatisfy({ $0.count >= 16 }) else { return nil }
    keys = secrets.map { SymmetricKey(data: $0) }
  }

  /// The token as text, signed by the newest key.
  package func text(of token: SignedToken) -> String {
    let payload = "\(token.purpose.rawValue)\(token.id)"
    return payload + "-" + tag(payload, keys[0])
  }

  /// The token that `text` states, if one of our keys signed it; the case of letters does not matter.
  ///
  /// A well-formed text that no key signed is ``Reading/forged``: somebody made or changed it.
  package func read(_ text: some StringProtocol) -> Reading {
    let lower = text.lowercased()
    let parts = lower.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == Self.tagLength, Base32.decode(parts[1]) != nil else {
      return .absent
    }
    guard let letter = parts[0].first, let purpose = SignedToken.Purpose(rawValue: String(letter)) else {
      return .absent
    }
    guard let id = Int64(parts[0].dropFirst()), id > 0, String(id) == parts[0].dropFirst() else {
      return .absent
    }
    let signed = keys.contains { same(tag(String(parts[0]), $0), parts[1]) }
    return signed ? .valid(SignedToken(purpose, id: id)) : .forged
  }

  package enum Reading: Hashable, Sendable {
    /// Not shaped like a token at all.
    case absent
    case valid(SignedToken)
    case forged
  }

  private static let tagLength = 16

  private func tag(_ payload: String, _ key: SymmetricKey) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Array(("piste:" + payload).utf8), using: key)
    return Base32.encode(Array(code).prefix(10))
  }

  /// Compares without leaving early, so that timing tells nothing.
  private func same(_ left: String, _ right: Substring) -> Bool {
    zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
      && left.utf8.count == right.utf8.count
  }
}
