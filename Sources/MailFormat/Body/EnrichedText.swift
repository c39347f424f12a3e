/// `text/enriched` and `text/richtext` (RFC 1896) as plain text: commands in angle brackets are dropped, `<<` is `<`,
/// and of line breaks in a row the first only folds.
enum EnrichedText {
  static func convert(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var reading = Reading(bytes: bytes[...])
    reading.run()
    return String(decoding: reading.output, as: UTF8.self)
  }

  private struct Reading {
    let bytes: ArraySlice<UInt8>
    var output: [UInt8] = []
    /// Inside `<nofill>`, where line breaks count.
    private var isLiteral = false
    private var isParameter = false

    init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    mutating func run() {
      output.reserveCapacity(bytes.count)
      var index = bytes.startIndex
      while index < bytes.endIndex {
        let byte = bytes[index]
        if byte == 0x3C, index + 1 < bytes.endIndex, bytes[index + 1] == 0x3C {
          append(0x3C)
          index += 2
        } else if byte == 0x3C, let end = command(at: index) {
          index = end
        } else if byte == 0x0A {
          index = lineBreaks(at: index)
        } else {
          append(byte)
          index += 1
        }
      }
    }

    private mutating func append(_ byte: UInt8) {
      if !isParameter { output.append(byte) }
    }

    /// Commands have at most sixty characters (RFC 1896), so none is looked for farther.
    private mutating func command(at start: Int) -> Int? {
      let name = bytes[(start + 1)...].prefix(61).prefix {
        $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x2F
      }
      guard name.endIndex < bytes.endIndex, bytes[name.endIndex] == 0x3E, !name.isEmpty else { return nil }
      switch name.lowercasedText {
      case "param": isParameter = true
      case "/param": isParameter = false
      case "nofill": isLiteral = true
      case "/nofill": isLiteral = false
      // RFC 1341 §7.1.3 has it for a line break.
      case "nl": append(0x0A)
      default: break
      }
      return name.endIndex + 1
    }

    private mutating func lineBreaks(at start: Int) -> Int {
      let breaks = bytes[start...].prefix { $0 == 0x0A }
      guard !isParameter else { return breaks.endIndex }
      if isLiteral {
        output += breaks
      } else if breaks.count == 1 {
        output.append(0x20)
      } else {
        output += breaks.dropFirst()
      }
      return breaks.endIndex
    }
  }
}
