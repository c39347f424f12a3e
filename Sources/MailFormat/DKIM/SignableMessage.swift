/// A message as DKIM takes it apart: its fields as they stand, and its body.
///
/// Strict, because a signature must survive: relays mend what is wrong, and what they mend is no longer what was signed
/// (RFC 6376 §5.3).
struct SignableMessage {
  let fields: [HeaderField]
  let body: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) throws(DKIMFault) {
    if let offset = Self.loneLineEnd(bytes) { throw .loneLineEnd(at: offset) }
    var fields: [HeaderField] = []
    var start = 0
    while start < bytes.count, bytes[start] != 0x0D {
      let end = Self.fieldEnd(bytes, from: start)
      guard let colon = Self.colon(bytes[start..<end]) else { throw .noField(at: start) }
      fields.append(HeaderField(raw: bytes[start..<end], colon: colon))
      start = min(end + 2, bytes.count)
    }
    self.fields = fields
    body = bytes[min(start + 2, bytes.count)...]
  }

  /// Where the CRLF stands that no continuation line follows (RFC 5322 §2.2.3).
  private static func fieldEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var position = start
    while let feed = bytes[...].index(of: 0x0A, from: position) {
      position = feed + 1
      guard position < bytes.count, bytes[position].isBlank else { return feed - 1 }
    }
    return bytes.count
  }

  /// The colon behind a name of printable ASCII (RFC 5322 §2.2). Blanks before it, which §4.5 has readers accept, are
  /// what some verifiers stumble over (dkimpy 1.1, seen by our tests).
  private static func colon(_ field: ArraySlice<UInt8>) -> Int? {
    guard let colon = field.firstIndex(of: 0x3A) else { return nil }
    let name = field[..<colon]
    return !name.isEmpty && name.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? colon : nil
  }

  private static func loneLineEnd(_ bytes: [UInt8]) -> Int? {
    var isReturn = false
    for (index, byte) in bytes.enumerated() {
      if isReturn != (byte == 0x0A) { return isReturn ? index - 1 : index }
      isReturn = byte == 0x0D
    }
    return isReturn ? bytes.count - 1 : nil
  }
}

/// Why a message can't be signed so that the signature lasts.
package enum DKIMFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A CR or LF alone: relays make CRLF of it, or break the line elsewhere.
  case loneLineEnd(at: Int)
  /// A line of the header is no field, nor the continuation of one.
  case noField(at: Int)
  /// RFC 6376 §5.4: From must be signed.
  case noSender

  package var description: String {
    switch self {
    case .loneLineEnd(let offset):
      "the message can't be signed: a CR or LF stands alone at byte \(offset); every line must end with CRLF"
    case .noField(let offset):
      "the message can't be signed: what stands at byte \(offset) of its header is no field"
    case .noSender: "the message can't be signed: it has no From"
    }
  }
}
