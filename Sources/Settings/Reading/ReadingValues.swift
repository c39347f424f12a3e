import Yams

/// Single values and lists of values.
extension SettingsReader {
  /// A setting with a default; `environment` names the variable that goes before the file.
  func value<Value>(
    _ key: String, _ type: SettingType<Value>, default standard: Value, environment: String? = nil,
    help: String
  ) -> Value {
    declare(
      Declaration(
        key: key, help: help, form: .value, presence: .defaulted(type.write(standard)),
        hint: type.hint, environment: environment, check: type.check))
    let inFile = node(key).flatMap { read($0, type, key) }
    guard let environment, let text = context.environment[environment], !text.isEmpty else {
      return inFile ?? standard
    }
    do throws(SettingFault) {
      return try type.read(text)
    } catch {
      context.report(error, environmentVariable: environment)
      return standard
    }
  }

  /// A setting without which there is no start; `example` stands in when it is missing.
  func required<Value>(_ key: String, _ type: SettingType<Value>, example: Value, help: String) -> Value {
    declare(
      Declaration(
        key: key, help: help, form: .value, presence: .required(example: type.write(example)),
        hint: type.hint, check: type.check))
    guard let node = node(key) else {
      reportMissing(key, example: type.write(example))
      return example
    }
    return read(node, type, key) ?? example
  }

  /// A setting that may be left out and then has no value.
  func optional<Value>(_ key: String, _ type: SettingType<Value>, help: String) -> Value? {
    declare(
      Declaration(
        key: key, help: help, form: .value, presence: .optional(example: type.example),
        hint: type.hint, check: type.check))
    return node(key).flatMap { read($0, type, key) }
  }

  /// A list of values, e.g. `[5, 15, 60]`.
  func values<Value>(
    _ key: String, _ type: SettingType<Value>, default standard: [Value], help: String
  ) -> [Value] {
    let written = standard.isEmpty ? "[]" : YAMLText.list(standard.map(type.write))
    declare(
      Declaration(
        key: key, help: help, form: .values, presence: .defaulted(written),
        hint: type.hint.isEmpty ? "a list" : "a list; each entry \(type.hint)",
        check: type.check))
    guard let node = node(key) else { return standard }
    guard let items = node.sequence else {
      report(SettingFault("this must be a list", "write [\(type.example)], or one `- …` line each"), at: key)
      return standard
    }
    return items.enumerated().compactMap { read($1, type, "\(key)[\($0)]") }
  }

  private func read<Value>(_ node: Node, _ type: SettingType<Value>, _ key: String) -> Value? {
    guard let text = node.scalar?.string else {
      let found = node.sequence == nil ? "a section" : "a list"
      let fault = SettingFault("\(found) stands where \(type.expectation) belongs", "write \(type.example)")
      context.report(fault, key: fullKey(key), at: node.mark)
      return nil
    }
    do throws(SettingFault) {
      return try type.read(text)
    } catch {
      context.report(error, key: fullKey(key), at: node.mark)
      return nil
    }
  }
}
