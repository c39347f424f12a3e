import ArgumentParser
import Basics
import Mailings
import SQL
import Store
import Workflows

struct OutboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox", abstract: "Mails that want to leave, and what became of them.",
    subcommands: [OutboxList.self, OutboxShow.self, OutboxResolve.self])
}

struct OutboxList: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The newest first.")

  @OptionGroup var common: CommonOptions
  @Option(
    help: "Only those in this state: \(OutboxState.allCases.map(\.rawValue).joined(separator: ", ")).")
  var state: OutboxState?
  @Option(help: "At most so many.") var limit = 50

  func report(in office: Office) async throws -> Report {
    let items = try await office.database.read { try Outbox($0).list(state: state, limit: limit) }
    return Report(
      ["id", "state", "kind", "attempts", "subject", "last reply"],
      rows: items.map { item in
        [
          String(item.id), item.state.rawValue, item.kind, String(item.attempts), item.subject,
          item.lastReply,
        ]
      }, json: items.map(\.json), empty: "the outbox is empty")
  }
}

struct OutboxShow: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One mail and its recipients.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The mail's number in the outbox.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let (item, recipients, hold) = try await office.database.read { connection in
      let item = try Outbox(connection).item(id)
      return (
        item, try Outbox(connection).recipients(of: id), try DeliveryHold(office, connection)(item)
      )
    }
    var fields = Fields()
    fields.add("mail", String(item.id))
    fields.add("state", item.state.rawValue)
    fields.add("kind", item.kind)
    fields.add("subject", item.subject)
    fields.add("Message-ID", "<\(item.messageID)>")
    fields.add("return path", item.reversePath)
    fields.add("attempts", String(item.attempts))
    fields.add("not before", item.notBefore.description)
    if let hold { fields.add("waits", hold.sentence(in: office.localTime)) }
    if !item.server.isEmpty { fields.add("server", item.server) }
    for recipient in recipients {
      fields.add("recipient", "\(recipient.address) \(recipient.state.rawValue) \(recipient.reply)")
    }
    return Report(
      fields.text,
      json: item.json.merging([
        "recipients": .array(
          recipients.map { recipient in
            [
              "address": .string(recipient.address), "state": .string(recipient.state.rawValue),
              "reply": .string(recipient.reply), "status": .string(recipient.status),
              "notBefore": JSONValue(recipient.notBefore),
            ]
          }),
        "hold": hold?.json ?? .null,
      ]))
  }
}

struct OutboxResolve: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Decides an uncertain mail: it was accepted, or it is to be sent again."
  )

  @OptionGroup var common: CommonOptions
  @Argument(help: "The mail's number in the outbox.") var id: Int64
  @Argument(help: "accepted or again.") var answer: Answer

  enum Answer: String, ExpressibleByArgument {
    case accepted, again
  }

  func report(in office: Office) async throws -> Report {
    let now = office.now
    let item = try await office.database.write { connection in
      let outbox = Outbox(connection)
      let item = try outbox.item(id)
      guard item.state == .uncertain else {
        throw Refusal(.wrongState, "mail \(id) is \(item.state.rawValue), not uncertain")
      }
      try outbox.resolve(
        id, as: answer == .accepted ? .accepted : .queued, reason: "decided by \(actor)", at: now)
      return try outbox.item(id)
    }
    return Report("mail \(id) is \(item.state.rawValue)", json: item.json)
  }
}

extension OutboxItem {
  var json: JSONValue {
    [
      "id": .integer(id), "account": .string(account), "kind": .string(kind), "lane": .string(lane.rawValue),
      "state": .string(state.rawValue), "messageID": .string(messageID), "returnPath": .string(reversePath),
      "subject": .string(subject), "size": .integer(size), "attempts": JSONValue(attempts),
      "notBefore": .string(notBefore.description), "lastReply": .string(lastReply),
      "conversation": JSONValue(conversationID), "createdAt": .string(createdAt.description),
      "finishedAt": JSONValue(finishedAt), "digest": .string(digest), "server": .string(server),
    ]
  }
}

extension Verdict<Instant, HoldReason> {
  /// `until 2026-11-24 14:05: example.org deferred 3 recipients with 451 4.7.1 …`
  func sentence(in zone: LocalTime) -> String {
    let local = value.adding(seconds: Int64(zone.offset(at: value))).description
    let time = local.replacing("T", with: " ").prefix("2026-11-24 14:05".count)
    return "until \(time): " + (evidence.isEmpty ? reason.rawValue : evidence)
  }

  fileprivate var json: JSONValue {
    ["until": .string(value.description), "reason": .string(reason.rawValue), "evidence": .string(evidence)]
  }
}

extension OutboxState: ExpressibleByArgument {}
