import ArgumentParser
import Basics
import Foundation
import Intake
import MailFormat

/// Parses mails and shows what is in them; needs neither settings nor database.
struct MailInspect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Shows what is in a mail; reads the file and nothing else.",
    discussion: "With --json one JSON object a line and mail.")

  /// The default of intake.max_message_size, since no settings are read.
  private static let limit = 50_000_000

  @OptionGroup var common: CommonOptions
  @Argument(help: "Files with one mail each; - is standard input.") var files: [String]

  func run() async throws {
    var failed = false
    for (index, path) in files.enumerated() {
      do throws(MailFileFault) {
        let bytes = try MailFile(path: path).bytes(limit: Self.limit)
        let understanding = MailUnderstanding.read(MailMessage.parse(bytes))
        guard !common.json else {
          let name = URL(fileURLWithPath: path).lastPathComponent
          Console.print(MailRecord(understanding, file: name).json.text)
          continue
        }
        Console.print((index > 0 ? "\n" : "") + MailInspectText(understanding, file: path).text)
      } catch {
        failed = true
        Console.complain("piste: \(error)")
      }
    }
    if failed { throw ExitCode(ExitStatus.failed.rawValue) }
  }
}
