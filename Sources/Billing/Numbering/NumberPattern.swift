import Basics

/// How the numbers of a series look: `FA-{year}-{number:5}` gives `FA-2026-00042`.
///
/// Signs are held to what every country's rules take: letters, digits and `-+_/`, 35 at most (BT-1 as the
/// French CTC rules narrow it).
package struct NumberPattern: Hashable, Sendable, CustomStringConvertible {
  private enum Part: Hashable, Sendable {
    case literal(String)
    case year
    case number(width: Int)
  }

  private static let longest = 35

  private let parts: [Part]
  package let description: String

  /// - Throws: ``Refusal`` that names the pattern and what is wrong with it.
  package init(_ pattern: String) throws(Refusal) {
    var parts: [Part] = []
    var rest = Array(pattern.utf8)[...]
    while !rest.isEmpty {
      let literal = rest.prefix { $0 != UInt8(ascii: "{") }
      if !literal.isEmpty { parts.append(.literal(try Self.checked(literal, in: pattern))) }
      rest = rest.dropFirst(literal.count)
      guard !rest.isEmpty else { break }
      let field = rest.prefix { $0 != UInt8(ascii: "}") }
      guard field.count < rest.count else { throw Self.refusal(pattern, "a { is never closed") }
      parts.append(try Self.field(field.dropFirst(), in: pattern))
      rest = rest.dropFirst(field.count + 1)
    }
    let numbers = parts.count { if case .number = $0 { true } else { false } }
    guard numbers == 1 else { throw Self.refusal(pattern, "it needs {number} exactly once") }
    self.parts = parts
    description = pattern
  }

  /// Counting starts at 1 again every year when the year is part of the number.
  package var restartsYearly: Bool { parts.contains(.year) }

  /// - Throws: ``Refusal`` when the text would be too long.
  package func text(year: Int, number: Int64) throws(Refusal) -> String {
    let text = parts.map { part in
      switch part {
      case .literal(let text): text
      case .year: String(year)
      case .number(let width):
        String(repeating: "0", count: max(0, width - String(number).utf8.count)) + String(number)
      }
    }.joined()
    guard text.utf8.count <= Self.longest else {
      throw Refusal(
        .invalid, "the number \(text) is longer than \(Self.longest) signs", remedy: "shorten \(description)",
        french: "le numéro \(text) compte plus de \(Self.longest) signes", advice: .correctSettings)
    }
    return text
  }

  private static func field(_ name: ArraySlice<UInt8>, in pattern: String) throws(Refusal) -> Part {
    if name.elementsEqual("year".utf8) { return .year }
    if name.elementsEqual("number".utf8) { return .number(width: 1) }
    let prefix = Array("number:".utf8)
    guard name.starts(with: prefix), name.count == prefix.count + 1, let width = name.last else {
      throw refusal(pattern, "{\(String(decoding: name, as: UTF8.self))} is unknown")
    }
    guard (49...57).contains(width) else { throw refusal(pattern, "the width is a digit from 1 to 9") }
    return .number(width: Int(width) - 48)
  }

  private static func checked(_ literal: ArraySlice<UInt8>, in pattern: String) throws(Refusal) -> String {
    let fits = literal.allSatisfy { byte in
      CheckDigits.isAlphanumeric(CheckDigits.uppercased(byte)) || "-+_/".utf8.contains(byte)
    }
    guard fits else { throw refusal(pattern, "only letters, digits and - + _ / may stand in it") }
    return String(decoding: literal, as: UTF8.self)
  }

  private static func refusal(_ pattern: String, _ why: String) -> Refusal {
    Refusal(
      .invalid, "the number pattern \"\(pattern)\" can't be used: \(why)",
      remedy: "e.g. FA-{year}-{number:5}",
      french: "le modèle de numéros « \(pattern) » n’est pas valable", advice: .correctSettings)
  }
}
