import Basics

extension Absence {
  /// As `piste mail inspect --json` prints it: every value with its words, null for what is not said.
  package var json: JSONValue {
    [
      "firstDay": Self.json(firstDay), "lastDay": Self.json(lastDay), "returnsOn": Self.json(returnsOn),
      "isOpenEnded": isOpenEnded.map { Self.json(.bool($0.value), $0.words) } ?? .null,
      "hasLeft": hasLeft.map { Self.json(.bool($0.value), $0.words) } ?? .null,
      "newAddress": newAddress.map { Self.json(.string($0.value), $0.words) } ?? .null,
      "isForwarded": isForwarded.map { Self.json(.bool($0.value), $0.words) } ?? .null,
      "deputies": .array(deputies.map(\.json)), "backOn": JSONValue(backOn),
    ]
  }

  private static func json(_ finding: Finding<Day>?) -> JSONValue {
    guard let finding else { return .null }
    return [
      "value": .string(finding.value.date.description), "isExact": .bool(finding.value.isExact),
      "words": .string(finding.words),
    ]
  }

  private static func json(_ value: JSONValue, _ words: String) -> JSONValue {
    ["value": value, "words": .string(words)]
  }
}

extension Absence.Deputy {
  fileprivate var json: JSONValue {
    [
      "name": .string(name), "email": .string(email), "phone": .string(phone), "matter": .string(matter),
      "words": .string(words),
    ]
  }
}
