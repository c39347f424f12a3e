import ArgumentParser
import Basics
import Foundation
import Mailings
import SQL
import Settings
import Store
import Workflows

struct MailingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mailing", abstract: "One message to many, whose answers become leads.",
    subcommands: [
      MailingCreate.self, MailingFollow.self, MailingSend.self, MailingList.self, MailingShow.self,
      MailingSuppressed.self,
      MailingUnsuppress.self, SuppressionsCommand.self,
    ])
}

struct MailingCreate: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Prepares a mailing and its recipients; nothing leaves yet.",
    discussion: """
      The recipients come from a CSV file with the columns email, prénom, nom, société, langue (or their English \
      names). Subject and body may hold {{prénom}}, {{nom}}, {{société}}, {{email}}, with a fallback: \
      {{prénom|Madame, Monsieur}}. A row that can't be read is an error with its number; --skip-bad-rows goes on \
      without it.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "A name to find it by; each once.") var name: String
  @Option(help: "The subject.") var subject: String
  @Option(help: "The file with the text.") var body: String
  @Option(help: "The CSV file with the recipients.") var recipients: String
  @Option(help: "fr or en; the company's own when left out.") var language: Language?
  @Flag(help: "Leave out rows that can't be read instead of stopping.") var skipBadRows = false

  func report(in office: Office) async throws -> Report {
    let text = try InputFile(body).text
    let list = RecipientList.read(try InputFile(recipients).bytes)
    guard list.problems.isEmpty || skipBadRows else {
      let lines = list.problems.map { "\(recipients): \($0)" }.joined(separator: "\n")
      throw UsageError("\(lines)\nnothing was made; mend the rows or add --skip-bad-rows")
    }
    let content: Mailing.Content
    do {
      content = try Mailing.Content(subject: subject, text: text)
    } catch {
      throw UsageError("\(body): \(error)")
    }
    let language = language ?? office.company.language
    let now = office.now
    let id = try await office.database.write {
      try MailingTable($0).create(name: name, language: language, content: content, at: now)
    }
    let plan = try await RunMailing(office).addRecipients(list.recipients, to: id)
    return report(id, plan, list.problems)
  }

  private func report(_ id: Int64, _ plan: SendPlan, _ problems: [RecipientProblem]) -> Report {
    let skipped = plan.skipped.map { "  skipped \($0.recipient.email): \($0.reason.words)" }
    let bad = problems.map { "  left out: \($0)" }
    let text =
      ["mailing \(id): \(plan.sent.count) recipients; send it with: piste mailing send \(id)"] + skipped + bad
    return Report(
      text.joined(separator: "\n"),
      json: [
        "id": .integer(id), "recipients": JSONValue(plan.sent.count),
        "skipped": .array(
          plan.skipped.map { ["email": .string($0.recipient.email), "reason": .string($0.reason.words)] }),
        "problems": .array(problems.map { .string("\($0)") }),
      ])
  }
}

struct MailingFollow: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow", abstract: "Adds a later letter, for those who will not have answered.",
    discussion: """
      It goes to each recipient so many days after the letter before it was accepted, as an answer to it. Whoever \
      writes back, leaves, complains or can't be reached gets no further letter; somebody who is only out of the \
      office does. Repeat it before the start for a third letter and more.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The mailing's number.") var id: Int64
  @Option(help: "Days after the letter before, 1 to 365.") var after: Int
  @Option(help: "The subject.") var subject: String
  @Option(help: "The file with the text.") var body: String

  func report(in office: Office) async throws -> Report {
    let text = try InputFile(body).text
    let content: Mailing.Content
    do {
      content = try Mailing.Content(subject: subject, text: text)
    } catch {
      throw UsageError("\(body): \(error)")
    }
    let step = try await RunMailing(office).follow(id, after: after, with: content)
    return Report(
      "mailing \(id): letter \(step.number) follows \(after) days after letter \(step.number - 1)",
      json: step.json.merging(["id": .integer(id)]))
  }
}

struct MailingSend: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Starts it: every copy goes into the outbox.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The mailing's number.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let queued = try await RunMailing(office).start(id)
    return Report(
      "mailing \(id): \(queued) copies queued; piste run sends them",
      json: ["id": .integer(id), "queued": JSONValue(queued)])
  }
}

struct MailingList: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The newest first.")

  @OptionGroup var common: CommonOptions
  @Option(help: "At most so many.") var limit = 50

  func report(in office: Office) async throws -> Report {
    let mailings = try await office.database.read { try MailingTable($0).list(limit: limit) }
    return Report(
      ["id", "state", "name", "subject"],
      rows: mailings.map { [$0.id.description, $0.state.rawValue, $0.name, $0.subject.source] },
      json: mailings.map(\.json), empty: "no mailings")
  }
}

struct MailingShow: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One mailing and what became of each copy.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The mailing's number.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let (mailing, steps, records) = try await office.database.read { connection in
      let table = MailingTable(connection)
      return (try table.find(id), try table.steps(of: id), try table.recipients(of: id))
    }
    let table = Table(
      ["recipient", "email", "letter", "state", "outbox", "lead", "outcome"],
      records.map { record in
        [
          String(record.id), record.recipient.email, String(record.step), record.state,
          record.outboxID.map(String.init) ?? "",
          record.leadID.map(String.init) ?? "",
          record.skipReason.isEmpty ? record.outcome : record.skipReason,
        ]
      })
    return Report(
      "mailing \(id) \"\(mailing.name)\" is \(mailing.state.rawValue)\n"
        + steps.map { "letter \($0.number) after \($0.afterDays) days: \($0.content.subject.source)\n" }
        .joined()
        + table.text,
      json: mailing.json.merging([
        "recipients": .array(records.map(\.json)), "steps": .array(steps.map(\.json)),
      ]))
  }
}

extension Mailing {
  var json: JSONValue {
    [
      "id": .integer(id.value), "name": .string(name), "state": .string(state.rawValue),
      "language": .string(language.rawValue), "subject": .string(subject.source),
      "body": .string(text.source),
    ]
  }
}

extension MailingStep {
  fileprivate var json: JSONValue {
    [
      "number": JSONValue(number), "afterDays": JSONValue(afterDays),
      "subject": .string(content.subject.source), "body": .string(content.text.source),
    ]
  }
}

extension MailingTable.RecipientRecord {
  fileprivate var json: JSONValue {
    [
      "id": .integer(id), "email": .string(recipient.email), "state": .string(state),
      "skipReason": .string(skipReason), "outbox": JSONValue(outboxID), "lead": JSONValue(leadID),
      "outcome": .string(outcome), "letter": JSONValue(step),
    ]
  }
}
