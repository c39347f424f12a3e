import ArgumentParser
import Basics
import Workflows

struct DigestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest", abstract: "What waits for colleagues.", subcommands: [DigestSend.self])
}

struct DigestSend: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "send",
    abstract:
      "Mails colleagues what waits for them: stale opportunities, overdue follow-ups, unbilled hours, "
      + "unpaid invoices.",
    discussion: "By itself it goes out when digest.at says. For whom nothing waits gets none.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Only this colleague: an address, or a name that means one of them.") var employee: String?

  func report(in office: Office) async throws -> Report {
    let sent = try await SendDigest(office)(employee: employee)
    return Report(
      sent.isEmpty ? "nothing waits for anybody" : "sent to \(sent.joined(separator: ", "))",
      json: ["sent": .array(sent.map { .string($0) })])
  }
}
