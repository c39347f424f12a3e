import CShims

/// Bytes in a charset → text, by iconv. Bad bytes become U+FFFD; nothing is lost silently and nothing fails.
extension Charset {
  /// Whether the label means something, if only "unknown".
  package var isKnown: Bool {
    if isUTF8 || isUTF7 || isWindows1252 || isVague { return true }
    guard let converter = open() else { return false }
    piste_charset_close(converter)
    return true
  }

  package func decode(_ bytes: ArraySlice<UInt8>) -> String {
    if isUTF8 { return Self.decodeUnlabelled(bytes) }
    if isUTF7 { return UTF7.decode(bytes) }
    // Seen in the wild: the escapes of ISO-2022-JP under a label that has none.
    if isWindows1252 { return JIS.occurs(in: bytes) ? Charset.jis.decode(bytes) : Windows1252.decode(bytes) }
    guard !isVague, let converter = open(for: bytes) else { return Self.decodeUnlabelled(bytes) }
    defer { piste_charset_close(converter) }
    if isDoubleByte, let text = Self.mislabelledUTF8(bytes) { return text }
    let converted = convert(unshifted(bytes), with: converter)
    let text = String(decoding: converted[...].droppingByteOrderMark, as: UTF8.self)
    // Seen in the wild: UTF-8 under the label of the sender's old charset.
    guard unitSize == 1, text.unicodeScalars.contains("\u{FFFD}") else { return text }
    return String(validating: bytes, as: UTF8.self) ?? text
  }

  /// Text that bears no label, or that of UTF-8, which programs write on everything: UTF-8 when it is as good as
  /// valid, else `fallback`, else what its bytes look like, else windows-1252.
  package static func decodeUnlabelled(_ bytes: ArraySlice<UInt8>, otherwise fallback: Charset? = nil)
    -> String
  {
    let slice = bytes.droppingByteOrderMark
    if let text = String(validating: slice, as: UTF8.self) {
      return JIS.occurs(in: slice) ? Charset.jis.decode(slice) : text
    }
    let repaired = String(decoding: slice, as: UTF8.self)
    if isMostlyRight(repaired) { return repaired }
    if let fallback, fallback.isTelling { return fallback.decode(slice) }
    if let guess = guess(slice) { return guess.decode(slice) }
    guard let fallback, !fallback.isVague, !fallback.isUTF8 else { return Windows1252.decode(slice) }
    return fallback.decode(slice)
  }

  /// UTF-8 that was cut inside a character or damaged here and there has more characters than bad bytes.
  private static func isMostlyRight(_ repaired: String) -> Bool {
    var bad = 0
    var good = 0
    for scalar in repaired.unicodeScalars where !scalar.isASCII {
      if scalar == "\u{FFFD}" { bad += 1 } else { good += 1 }
    }
    return good >= bad
  }

  /// UTF-8 under the label of a double-byte charset: every sequence is valid, most have three bytes. Text that
  /// really is in such a charset has none of that form.
  private static func mislabelledUTF8(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.contains(where: { $0 >= 0x80 }), let text = String(validating: bytes, as: UTF8.self) else {
      return nil
    }
    let long = text.unicodeScalars.count { $0.value >= 0x800 }
    let short = text.unicodeScalars.count { $0.value >= 0x80 && $0.value < 0x800 }
    return long > short ? text : nil
  }

  private func unshifted(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if isJIS { return JIS.eucJP(bytes) }
    return isHZ ? HZ.eucCN(bytes) : bytes
  }

  /// UTF-16 with the end of its units that comes first in `bytes`; without a mark Windows wrote it (RFC 2781 §4.3
  /// would have it the other way).
  private func open(for bytes: ArraySlice<UInt8> = []) -> UnsafeMutableRawPointer? {
    guard converterName != "utf-16" else {
      return piste_charset_open(bytes.starts(with: [0xFE, 0xFF]) ? "utf-16be" : "utf-16le")
    }
    // A slash would hand options such as //TRANSLIT to iconv.
    guard !converterName.isEmpty, !converterName.utf8.contains(0x2F) else { return nil }
    return piste_charset_open(converterName)
  }

  private func convert(_ bytes: ArraySlice<UInt8>, with converter: UnsafeMutableRawPointer) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 2)
    var buffer = [UInt8](repeating: 0, count: min(32_768, bytes.count * 4 + 64))
    bytes.withUnsafeBufferPointer { input in
      guard let base = input.baseAddress else { return }
      var position = 0
      while position < input.count {
        var used = 0
        var written = 0
        let result = piste_charset_convert(
          converter, base + position, input.count - position, &used, &buffer, buffer.count, &written)
        output += buffer[..<written]
        position += used
        guard result == PISTE_CHARSET_ILLEGAL || result == PISTE_CHARSET_INCOMPLETE else { continue }
        output += [0xEF, 0xBF, 0xBD]
        position += result == PISTE_CHARSET_INCOMPLETE ? input.count - position : unitSize
      }
    }
    return output
  }
}

/// Windows code page 1252 with the five unassigned bytes as C1 controls, as browsers do; iconv refuses them.
enum Windows1252 {
  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    let high = bytes.withUnsafeBufferPointer { input in input.reduce(0) { $0 + Int($1 >> 7) } }
    guard high > 0 else { return String(decoding: bytes, as: UTF8.self) }
    let text = [UInt8](unsafeUninitializedCapacity: bytes.count + 2 * high) { output, count in
      for byte in bytes { write(byte, to: output, at: &count) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The character in UTF-8 (RFC 3629 §3): all are below U+FFFF.
  private static func write(
    _ byte: UInt8, to output: UnsafeMutableBufferPointer<UInt8>, at end: inout Int
  ) {
    guard byte >= 0x80 else {
      output[end] = byte
      end += 1
      return
    }
    let scalar = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt16(byte)
    let middle = UInt8(truncatingIfNeeded: scalar >> 6)
    if scalar >= 0x800 {
      output[end] = 0xE0 | UInt8(truncatingIfNeeded: scalar >> 12)
      output[end + 1] = 0x80 | (middle & 0x3F)
    } else {
      output[end] = 0xC0 | middle
    }
    end += scalar >= 0x800 ? 2 : 1
    output[end] = 0x80 | (UInt8(truncatingIfNeeded: scalar) & 0x3F)
    end += 1
  }

  private static let upper: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]
}

extension ArraySlice<UInt8> {
  var droppingByteOrderMark: ArraySlice<UInt8> {
    starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self
  }
}
