import Yams

/// What all readers of one file share: its name and directory, the environment, and the problems so far.
final class ReadingContext {
  let file: String
  /// Relative paths in the file start here.
  let directory: String
  let environment: [String: String]
  /// `nil` when the settings are only asked to describe themselves: then nothing can be missing.
  let document: SettingsDocument?
  private(set) var problems: [ConfigurationProblem] = []

  init(file: String, directory: String, environment: [String: String], document: SettingsDocument?) {
    self.file = file
    self.directory = directory
    self.environment = environment
    self.document = document
  }

  /// The same place, for a section that is asked only to describe itself.
  var describing: ReadingContext {
    ReadingContext(file: file, directory: directory, environment: [:], document: nil)
  }

  func report(_ fault: SettingFault, key: String, at mark: Mark?) {
    problems.append(
      ConfigurationProblem(
        file: file, line: mark?.line, column: mark?.column, key: key, message: fault.message,
        remedy: fault.remedy))
  }

  func report(_ fault: SettingFault, environmentVariable name: String) {
    problems.append(
      ConfigurationProblem(
        file: name, line: nil, column: nil, key: "", message: fault.message, remedy: fault.remedy))
  }
}
