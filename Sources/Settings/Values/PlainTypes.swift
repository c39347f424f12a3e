/// Texts, switches, numbers and choices.
extension SettingType<String> {
  /// Any text on one line.
  static func text(example: String = "") -> SettingType {
    SettingType(expectation: "a text on one line", example: example, isFreeText: true, write: { $0 }) {
      text in
      text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? nil : text
    }
  }

  /// A text that is not empty.
  static func name(example: String = "") -> SettingType {
    SettingType(
      expectation: "a text on one line, not empty", example: example, isFreeText: true, write: { $0 }
    ) { text in
      let isControl = text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
      return isControl || text.allSatisfy(\.isWhitespace) ? nil : text
    }
  }
}

extension SettingType<Bool> {
  static let boolean = SettingType(
    expectation: "true or false", example: "true", candidates: ["true", "false"],
    write: { $0 ? "true" : "false" }
  ) { text in
    switch text.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }

  func means(_ value: Bool, _ text: String) -> Bool { (try? read(text)) == value }
}

extension SettingType<Int> {
  /// - Parameter unit: what is counted, e.g. `days`.
  static func integer(_ range: ClosedRange<Int>, unit: String = "") -> SettingType {
    let what =
      "a whole number from \(range.lowerBound) to \(range.upperBound)" + (unit.isEmpty ? "" : " (\(unit))")
    return SettingType(expectation: what, example: String(range.lowerBound), write: { String($0) }) {
      text throws(SettingFault) in
      guard let number = Int(text) else { return nil }
      guard range.contains(number) else {
        let end = number < range.lowerBound ? "at least \(range.lowerBound)" : "at most \(range.upperBound)"
        throw SettingFault("\(number) is out of range", "write \(end)" + (unit.isEmpty ? "" : " \(unit)"))
      }
      return number
    }
  }

  /// A number of bytes, written with a unit: `50MB`.
  static func byteCount(_ range: ClosedRange<Int>) -> SettingType {
    let bounds = "from \(ByteCount.text(range.lowerBound)) to \(ByteCount.text(range.upperBound))"
    return SettingType(expectation: "a size \(bounds)", example: "50MB", write: ByteCount.text) {
      text throws(SettingFault) in
      guard let count = ByteCount.parse(text) else { return nil }
      guard range.contains(count) else {
        throw SettingFault("\(quoted(text)) is out of range", "write a size \(bounds)")
      }
      return count
    }
  }
}

extension SettingType where Value: RawRepresentable<String> & CaseIterable {
  /// One of the words of an enumeration.
  static var choice: SettingType {
    let words = Value.allCases.map(\.rawValue)
    return SettingType(
      expectation: "one of " + words.joined(separator: ", "), example: words.first ?? "", candidates: words,
      write: { $0.rawValue }, parse: { Value(rawValue: $0.lowercased()) })
  }
}

/// Sizes as people write them: decimal units, and the binary ones by their IEC names.
enum ByteCount {
  private static let units: [(name: String, bytes: Int)] = [
    ("gib", 1 << 30), ("mib", 1 << 20), ("kib", 1 << 10), ("gb", 1_000_000_000), ("mb", 1_000_000),
    ("kb", 1000), ("b", 1),
  ]

  static func parse(_ text: String) -> Int? {
    let lower = text.lowercased()
    guard let unit = units.first(where: { lower.hasSuffix($0.name) }) else { return Int(text) }
    let figures = lower.dropLast(unit.name.count).split(separator: " ")
    guard figures.count == 1, let number = Int(figures[0]), number >= 0 else { return nil }
    let (bytes, over) = number.multipliedReportingOverflow(by: unit.bytes)
    return over ? nil : bytes
  }

  static func text(_ count: Int) -> String {
    let unit = units.first { $0.bytes % 1000 == 0 && count >= $0.bytes && count % $0.bytes == 0 }
    guard let unit else { return String(count) }
    return "\(count / unit.bytes)\(unit.name == "kb" ? "kB" : unit.name.uppercased())"
  }
}
