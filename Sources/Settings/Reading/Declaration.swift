/// What a setting is, as the code that reads it declares it.
///
/// There is no second list: the same calls of ``SettingsReader`` that read a file describe themselves here,
/// and from the descriptions come the example file, the file that `piste init` writes, and the names that
/// a misspelt key is compared with.
struct Declaration: Sendable {
  enum Form: Sendable {
    case value
    case values
    case section([Declaration])
    case list([Declaration])

    var isListOfValues: Bool {
      if case .values = self { true } else { false }
    }
  }

  let key: String
  let help: String
  let form: Form
  let presence: Presence
  /// What may be written, e.g. `a whole number from 1 to 100`; empty for sections and free text.
  var hint = ""
  /// The environment variable that goes before the file.
  var environment: String?
  /// Reads one value and forgets it; sections and lists of sections take everything.
  var check: @Sendable (String) throws(SettingFault) -> Void = { (_) throws(SettingFault) in }

  enum Presence: Sendable {
    /// Must be given; the text is an example.
    case required(example: String)
    /// May be left out; the text is an example.
    case optional(example: String)
    /// Has this value when left out, written as in the file.
    case defaulted(String)
  }
}
