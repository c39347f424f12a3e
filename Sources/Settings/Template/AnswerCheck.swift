/// Checks one answer as the settings file will be checked, before there is a file.
extension ConfigurationTemplate {
  /// - Parameter path: the setting without places in lists, e.g. `accounts.imap.host`.
  /// - Returns: what is wrong with the text and what to write instead; `nil` when it is right.
  package static func complaint(about text: String, at path: String) -> String? {
    var parts = declarations
    var found: Declaration?
    for key in path.split(separator: ".") {
      found = parts.first { $0.key == key }
      switch found?.form {
      case .section(let inner), .list(let inner): parts = inner
      case .value, .values, nil: parts = []
      }
    }
    do throws(SettingFault) {
      try found?.check(text)
      return nil
    } catch {
      return error.message + "; " + error.remedy
    }
  }
}
