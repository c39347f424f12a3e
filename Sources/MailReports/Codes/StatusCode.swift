import MailFormat

/// Status codes of mail servers: `5.1.1` (RFC 3463) and `550` (RFC 5321 §4.2).
enum StatusCode {
  /// The code of the report, made exact by the server's words.
  ///
  /// A server that answers `550 5.7.1` (RFC 2034) said so itself, and its word wins over what the reporting server
  /// made of it: Sendmail writes `5.1.1` over any 550, everybody `4.4.7` over whatever kept the mail waiting. Else
  /// many reports say `5.0.0` over words with a better code, and some have no more than an SMTP reply.
  static func best(_ reported: String?, words: String) -> String? {
    let bytes = CodeText.bytes(words)
    if let replied = replied(bytes), !replied.hasSuffix(".0.0") { return replied }
    if let reported, !reported.hasSuffix(".0.0") { return reported }
    if let inWords = first(bytes), reported == nil || inWords.utf8.first == reported?.utf8.first {
      return inWords
    }
    return reported ?? reply(bytes).map { $0 + ".0.0" }
  }

  /// Whether the text has a code of either kind.
  static func isIn(_ text: String) -> Bool {
    let bytes = CodeText.bytes(text)
    return first(bytes) != nil || reply(bytes) != nil
  }

  /// Whether the text has an SMTP reply with an enhanced code: `550 5.1.1`.
  static func isReply(in text: String) -> Bool { replied(CodeText.bytes(text)) != nil }

  /// The first enhanced code that stands by itself in the text.
  static func first(_ text: String) -> String? { first(CodeText.bytes(text)) }

  private static func first(_ bytes: [UInt8]) -> String? {
    for index in bytes.indices where isClass(bytes[index]) && isStart(bytes, index) {
      if let code = enhanced(bytes, at: index), !CodeNeighbours.isVersion(bytes, index) { return code }
    }
    return nil
  }

  /// RFC 3463 §3.1
  private static func isClass(_ byte: UInt8) -> Bool { byte == 0x32 || byte == 0x34 || byte == 0x35 }

  /// The enhanced code of the first SMTP reply that has one: `550 5.1.1`, `550-5.1.1`, `550 #5.1.1`, `550-'5.1.1`.
  /// That a mail waited too long (`4.4.7`) counts last: the reply that kept it waiting says more.
  private static func replied(_ bytes: [UInt8]) -> String? {
    var expired: String?
    for index in bytes.indices where isReply(bytes, index) {
      var next = index + 3
      while next < bytes.count, next < index + 6, separators.contains(bytes[next]) { next += 1 }
      guard next > index + 3, next < bytes.count, bytes[next] == 0x34 || bytes[next] == 0x35 else { continue }
      guard let code = enhanced(bytes, at: next) else { continue }
      if !code.hasSuffix(".4.7") { return code }
      expired = expired ?? code
    }
    return expired
  }

  private static let separators = Set(" -#('\"".utf8)

  /// The first digit of the first reply 4xx or 5xx.
  private static func reply(_ bytes: [UInt8]) -> String? {
    guard let start = bytes.indices.first(where: { isReply(bytes, $0) }) else { return nil }
    return String(decoding: bytes[start...start], as: UTF8.self)
  }

  /// Whether a code 400 to 559 stands by itself here.
  private static func isReply(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index + 2 < bytes.count, bytes[index + 1].isDigit, bytes[index + 2].isDigit else { return false }
    guard bytes[index] == 0x34 || (bytes[index] == 0x35 && bytes[index + 1] <= 0x35) else { return false }
    guard isStart(bytes, index) else { return false }
    guard index + 3 < bytes.count else { return true }
    let next = bytes[index + 3]
    let isPart = next.isDigit || next.isLetter || next == 0x5F || next == 0x25
    guard !isPart else { return false }
    if next == 0x2E, index + 4 < bytes.count, bytes[index + 4].isDigit || bytes[index + 4].isLetter {
      return false
    }
    return !CodeNeighbours.isNumber(bytes, index)
  }

  /// A digit in front of it would make it a part of something longer, as in `1'550`, `mx-4.1.2` and `+41`; a hyphen
  /// may follow a reply, as in `550-5.1.1`.
  private static func isStart(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index > 0 else { return true }
    let last = bytes[index - 1]
    let before = index > 1 ? bytes[index - 2] : 0x20
    switch last {
    case 0x2E, 0x5F, 0x2B: return false
    case 0x2D, 0x2F: return before.isDigit || before.isWhiteSpace
    case 0x2C, 0x27: return !before.isDigit
    default: return !(last.isDigit || last.isLetter)
    }
  }

  private static func enhanced(_ bytes: [UInt8], at start: Int) -> String? {
    var index = start + 1
    // Subjects have one digit (RFC 3463 §3).
    guard start + 2 < bytes.count,
      !bytes[start + 2].isDigit || start + 3 < bytes.count && bytes[start + 3] == 0x2E
    else { return nil }
    for _ in 0..<2 {
      guard index < bytes.count, bytes[index] == 0x2E else { return nil }
      index += 1
      let digits = index
      while index < bytes.count, bytes[index].isDigit, index - digits < 3 { index += 1 }
      guard index > digits else { return nil }
    }
    // `5.1.1.7` is an IP address or a version.
    if index < bytes.count, bytes[index].isDigit { return nil }
    if index + 1 < bytes.count, bytes[index] == 0x2E, bytes[index + 1].isDigit { return nil }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }
}
