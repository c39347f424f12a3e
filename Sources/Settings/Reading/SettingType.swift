/// How the text of a setting becomes a value, and the value text again.
struct SettingType<Value: Sendable>: Sendable {
  /// Completes "is not …" and stands in the example file, e.g. `a whole number from 1 to 100`.
  let expectation: String
  /// A text that would be right.
  let example: String
  /// What the example file says; the same, but nothing for free text.
  var hint: String { isFreeText ? "" : expectation }
  var isFreeText = false
  /// The texts that a misspelt one is compared with.
  var candidates: [String] = []
  let write: @Sendable (Value) -> String
  /// `nil` when the text is not what is expected; throws when there is more to say than that.
  let parse: @Sendable (String) throws(SettingFault) -> Value?

  /// - Throws: ``SettingFault`` that quotes the text, says what is expected, and proposes a near one.
  func read(_ text: String) throws(SettingFault) -> Value {
    if let value = try parse(text) { return value }
    let near = NearestWord.to(text, among: candidates).map { "did you mean \"\($0)\"?" }
    throw SettingFault("\(quoted(text)) is not \(expectation)", near ?? "write for example: \(example)")
  }

  /// The same, for who only wants to know whether it can be read.
  var check: @Sendable (String) throws(SettingFault) -> Void {
    { (text) throws(SettingFault) in _ = try read(text) }
  }
}

/// What is wrong with one value and what to write instead; the reader adds the place.
struct SettingFault: Error {
  let message: String
  let remedy: String

  init(_ message: String, _ remedy: String) {
    self.message = message
    self.remedy = remedy
  }
}

/// The text as a person may be shown it on one line: cut short, control characters replaced.
func quoted(_ text: String) -> String {
  let shown = text.unicodeScalars.prefix(60).map { scalar in
    scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar
  }
  var result = "\""
  result.unicodeScalars.append(contentsOf: shown)
  return result + (text.unicodeScalars.count > 60 ? "…\"" : "\"")
}
