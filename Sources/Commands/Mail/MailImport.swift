import ArgumentParser
import Basics
import Settings
import Workflows

/// Mails from files into the journal, as if they had just come; then they are understood.
struct MailImport: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes mails from .eml files, mbox files, Maildirs, and folders of them.",
    discussion: """
      What the journal knows already is not taken twice. A file that can't be read is named, and the others go on; \
      the exit code is then 1.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "The account that the mails are for; the default one when left out.") var account: String?
  @Argument(help: "Files and folders.") var paths: [String]

  func report(in office: Office) async throws -> Report {
    if let account { _ = try office.configuration.account(named: account) }
    var run = MailImportRun(office, account: account)
    for path in paths { try await run.take(path) }
    return try await run.finish()
  }
}
