import ArgumentParser
import Settings

/// A word where a command belongs that is none: ArgumentParser calls it an unexpected argument.
struct UnknownCommand: CustomStringConvertible {
  let description: String

  /// - Returns: `nil` when every word up to the first option or argument is a command.
  init?(_ arguments: [String], under root: any ParsableCommand.Type) {
    var command = root
    var path = ""
    for word in arguments {
      let commands = command.configuration.subcommands
      guard !word.hasPrefix("-"), !commands.isEmpty, path + word != "help" else { return nil }
      guard let next = commands.first(where: { $0.configuration.commandName == word }) else {
        let names = commands.map { command in command.configuration.commandName ?? "" }
        description = Self.complaint(about: word, after: path, known: names)
        return
      }
      command = next
      path += word + " "
    }
    return nil
  }

  private static func complaint(
    about word: String, after path: String, known names: [String]
  ) -> String {
    let near = NearestWord.to(word, among: names).map { name in "did you mean \"\(path)\(name)\"?" }
    return "there is no command \"\(path)\(word)\"; "
      + (near ?? "there are \(names.joined(separator: ", ")); see piste \(path)--help")
  }
}
