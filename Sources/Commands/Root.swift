import ArgumentParser
import Foundation

/// The command tree. One folder per part of the house, one file per thing.
package struct Root: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "piste",
    abstract: "Mail in, leads, quotations, orders, projects, invoices: mail out.",
    discussion: """
      Start with `piste init`, check with `piste doctor`, then `piste run`.
      Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 refused by a business rule.
      """,
    version: Release.version,
    subcommands: [
      InitCommand.self, DoctorCommand.self, AccountCommand.self, StaffCommand.self, KeyCommand.self,
      RunCommand.self, StatusCommand.self, MailCommand.self,
      LeadCommand.self, OpportunityCommand.self, ContactCommand.self, ProductCommand.self,
      QuotationCommand.self, OrderCommand.self, DeliveryCommand.self, ProjectCommand.self, TaskCommand.self,
      TimeCommand.self, DigestCommand.self, InvoiceCommand.self, MailingCommand.self, OutboxCommand.self,
      BackupCommand.self, RestoreCommand.self,
    ])

  package init() {}

  /// Parses, runs, and turns every error into one clear message and its exit code.
  package static func start(_ arguments: [String]) async -> Never {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      Foundation.exit(ExitStatus.done.rawValue)
    } catch {
      Foundation.exit(explain(error, arguments))
    }
  }

  private static func explain(_ error: any Error, _ arguments: [String]) -> Int32 {
    let code = exitCode(for: error)
    guard code != .success else {
      Console.print(fullMessage(for: error))
      return ExitStatus.done.rawValue
    }
    if let own = error as? ExitCode { return own.rawValue }
    if code == .validationFailure {
      let unknown = UnknownCommand(arguments, under: Root.self)
      Console.complain(unknown.map { "piste: \($0)" } ?? fullMessage(for: error))
      return ExitStatus.wrongUsage.rawValue
    }
    Console.complain("piste: \(SystemReason.line(error) ?? "\(error)")")
    return ExitStatus(of: error).rawValue
  }
}

package enum Release {
  package static let version = "0.1.0"
}
