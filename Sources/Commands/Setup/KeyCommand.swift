import ArgumentParser
import Basics
import Settings
import Workflows

struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "The keys that sign reply addresses.",
    subcommands: [KeyRotate.self])
}

struct KeyRotate: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract:
      "Makes a new key that signs from now on; letters that left under the older ones can still be answered.")

  @OptionGroup var common: CommonOptions

  func report(in office: Office) async throws -> Report {
    let path = office.configuration.tokens.keyFile
    let count = try TokenKeyFile.rotate(at: path)
    return Report(
      "\(path) holds \(count) keys, the newest signs; restart piste run, and make a backup",
      json: ["file": .string(path), "keys": .integer(Int64(count))])
  }
}
