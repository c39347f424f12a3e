import Basics
import Foundation

/// How an expectation is compared with a record: what it does not mention may be anything.
///
/// A key is a key of the record; `KEYContains` lists phrases that stand in the text under KEY, `KEYLacks` phrases
/// that do not. Lists must have the same length. White space at the ends of texts does not count.
extension JSONValue {
  func differences(from record: JSONValue, at path: String = "") -> [String] {
    switch (self, record) {
    case (.object(let expected), _):
      return expected.sorted { $0.key < $1.key }.flatMap { key, value in
        Self.differences(key, value, record, at: path)
      }
    case (.array(let expected), .array(let found)):
      guard expected.count == found.count else {
        return ["\(path) has \(found.count) entries, not \(expected.count): \(record.text)"]
      }
      return zip(expected, found).enumerated().flatMap { index, pair in
        pair.0.differences(from: pair.1, at: "\(path)[\(index)]")
      }
    case (.string(let expected), .string(let found)):
      return Self.trimmed(expected) == Self.trimmed(found) ? [] : ["\(path) is \(record.text), not \(text)"]
    default: return self == record ? [] : ["\(path) is \(record.text), not \(text)"]
    }
  }

  private static func differences(
    _ key: String, _ value: JSONValue, _ record: JSONValue, at path: String
  ) -> [String] {
    for (suffix, mustContain) in [("Contains", true), ("Lacks", false)] where key.hasSuffix(suffix) {
      let name = String(key.dropLast(suffix.count))
      let found = record.member(name)?.string ?? record.member(name)?.text ?? ""
      guard case .array(let phrases) = value else { return ["\(path).\(key) is no list of phrases"] }
      let wrong = phrases.compactMap(\.string).filter { found.contains($0) != mustContain }
      return wrong.map { "\(path).\(name) \(mustContain ? "lacks" : "contains") \($0): \(found)" }
    }
    guard let found = record.member(key) else { return ["\(path).\(key) is missing"] }
    return value.differences(from: found, at: "\(path).\(key)")
  }

  private static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  func member(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  func with(_ key: String, _ value: JSONValue) -> JSONValue {
    guard case .object(var members) = self else { return self }
    members[key] = value
    return .object(members)
  }

  func without(_ key: String) -> JSONValue {
    guard case .object(var members) = self else { return self }
    members[key] = nil
    return .object(members)
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}

extension JSONValue: Decodable {
  /// Reads any JSON text (RFC 8259) whose numbers are integers.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .bool(flag)
    } else if let number = try? container.decode(Int64.self) {
      self = .integer(number)
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let values = try? container.decode([JSONValue].self) {
      self = .array(values)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }
}
