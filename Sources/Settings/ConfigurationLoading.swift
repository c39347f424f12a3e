import Foundation

/// From the file on disk to a checked ``Configuration``.
extension Configuration {
  private static let sizeLimit = 1_000_000

  /// The file that counts: the one that was named, else `PISTE_CONFIG`, else `piste.yaml` here, else
  /// `/etc/piste/piste.yaml`.
  package static func location(named file: String?, environment: [String: String]) -> String {
    if let file { return file }
    if let variable = environment["PISTE_CONFIG"], !variable.isEmpty { return variable }
    return FileManager.default.fileExists(atPath: "piste.yaml") ? "piste.yaml" : "/etc/piste/piste.yaml"
  }

  /// Reads and checks the settings.
  ///
  /// - Parameter file: `nil` to look where ``location(named:environment:)`` says.
  /// - Throws: every problem there is, not only the first.
  package static func load(
    file: String?, environment: [String: String]
  ) throws(ConfigurationProblems) -> Configuration {
    let file = location(named: file, environment: environment)
    let text: String
    do throws(ConfigurationProblem) {
      text = try contents(of: file)
    } catch {
      throw ConfigurationProblems([error])
    }
    return try parse(text, file: file, directory: directory(of: file), environment: environment)
  }

  /// The same for a text that is already read.
  ///
  /// - Parameter directory: where relative paths begin.
  package static func parse(
    _ text: String, file: String, directory: String, environment: [String: String]
  ) throws(ConfigurationProblems) -> Configuration {
    let document: SettingsDocument
    do throws(ConfigurationProblem) {
      document = try SettingsDocument(text: text, file: file)
    } catch {
      throw ConfigurationProblems([error])
    }
    let context = ReadingContext(
      file: file, directory: directory, environment: environment, document: document)
    let configuration = Configuration(SettingsReader(document.root, path: "", context: context))
    guard context.problems.isEmpty else { throw ConfigurationProblems(context.problems) }
    return configuration
  }

  private static func contents(of file: String) throws(ConfigurationProblem) -> String {
    func problem(_ message: String, _ remedy: String) -> ConfigurationProblem {
      ConfigurationProblem(file: file, line: nil, column: nil, key: "", message: message, remedy: remedy)
    }
    guard let bytes = FileManager.default.contents(atPath: file) else {
      let exists = FileManager.default.fileExists(atPath: file)
      throw exists
        ? problem("the file can't be read", "check its owner and mode")
        : problem("there is no such file", "make one with `piste init`, or name it with --config")
    }
    guard bytes.count <= sizeLimit else { throw problem("the file is over 1 MB", "name the settings file") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw problem("the file is not UTF-8", "convert it: iconv -f latin1 -t utf-8")
    }
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  private static func directory(of file: String) -> String {
    URL(fileURLWithPath: file).deletingLastPathComponent().standardizedFileURL.path
  }
}
