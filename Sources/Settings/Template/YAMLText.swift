/// Writes values so that YAML reads them back as the same text.
enum YAMLText {
  /// Plain when nothing in it could be taken for YAML, else in double quotes.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quotedScalar(text)
  }

  static func list(_ texts: [String]) -> String { "[" + texts.map(scalar).joined(separator: ", ") + "]" }

  private static func isPlain(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last, isWord(first), isWord(last) else {
      return false
    }
    let isQuiet = scalars.allSatisfy { isWord($0) || " -./:@+_'&".unicodeScalars.contains($0) }
    let pairs = zip(scalars, scalars.dropFirst())
    return isQuiet && !pairs.contains { $0 == ":" && $1 == " " }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }

  private static func quotedScalar(_ text: String) -> String {
    let inner = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        "\\x" + String(scalar.value / 16, radix: 16) + String(scalar.value % 16, radix: 16)
      default: String(Character(scalar))
      }
    }
    return "\"" + inner.joined() + "\""
  }
}
