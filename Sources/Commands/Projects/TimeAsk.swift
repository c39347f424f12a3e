import ArgumentParser
import Basics
import Workflows

struct TimeAsk: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Mails employees their tasks, to write their hours beside; now.",
    discussion: "By itself it goes out when projects.time_mail says. Who has no open task gets none.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Only this colleague: an address, or a name that means one of them.") var employee: String?

  func report(in office: Office) async throws -> Report {
    let asked = try await AskForHours(office)(employee: employee)
    return Report(
      asked.isEmpty ? "nobody has an open task" : "asked \(asked.joined(separator: ", "))",
      json: ["asked": .array(asked.map { .string($0) })])
  }
}
