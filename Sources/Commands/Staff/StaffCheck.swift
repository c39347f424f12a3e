import ArgumentParser
import Basics
import Intake
import MailFormat
import Settings
import Workflows

struct StaffCheck: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "What the last mails of each colleague carried about their sender, and what to set.",
    discussion: """
      Only a mail that your own mail server vouches for may act as a colleague's. This shows, for the last 20 mails \
      that name a colleague in From, which server wrote which findings, whether they are believed, and the advice \
      that follows. Nothing is changed.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "Only the colleague with this address.") var address: String?

  func report(in office: Office) async throws -> Report {
    let lessons = try await LearnSenders(office)(address)
    return Report(
      lessons.isEmpty
        ? "no colleagues: add them under staff in the settings"
        : lessons.map(\.text).joined(separator: "\n\n"),
      json: .array(lessons.map(\.json)))
  }
}

extension SenderLesson {
  fileprivate var text: String {
    let mails = mails.map { mail in
      let head = "mail \(mail.id)  \(mail.receivedAt)  \(Table.oneLine(mail.subject))"
      let stamps = mail.stamps.map { "  \($0.line)" }
      let verdict =
        "  \(mail.isProven ? "proven" : "not proven"): \(VerdictRecord.words(mail.reason.rawValue))"
      return ([head] + (stamps.isEmpty ? ["  no Authentication-Results"] : stamps) + [verdict])
        .joined(separator: "\n")
    }
    let title = "\(colleague.name) <\(colleague.address.addrSpec)>"
    return ([title] + mails + ["advice: \(sentence)"]).joined(separator: "\n")
  }

  private var sentence: String {
    switch advice {
    case .noMails: "no mail from this address has come in yet; send one and ask again"
    case .proven(let count):
      count == mails.count
        ? "nothing to do, all \(count) are proven"
        : "\(count) of \(mails.count) are proven; the others stay in the tray"
    case .pin(let place, let count):
      """
      if \(place.server) is your own mail server, set intake.authserv_ids: [\(place.server)] and \
      intake.trusted_received: \(place.receivedAbove); then \(count) of \(mails.count) are proven
      """
    case .signMail(let server):
      """
      \(server) checks, but nothing vouches for \(colleague.address.domain): sign its mail with DKIM (d=\
      \(colleague.address.domain)) and publish a DMARC record, or set intake.one_time_tokens: true
      """
    case .useTokens:
      """
      no server says who wrote these mails; let your mail server write Authentication-Results, or set \
      intake.one_time_tokens: true
      """
    }
  }

  fileprivate var json: JSONValue {
    var object: [String: JSONValue] = [
      "name": .string(colleague.name), "address": .string(colleague.address.addrSpec),
      "proven": .integer(Int64(proven)), "advice": .string(sentence),
      "mails": .array(mails.map(\.json)), "authservID": .null, "trustedReceived": .null,
    ]
    if case .pin(let place, _) = advice {
      object["authservID"] = .string(place.server)
      object["trustedReceived"] = .integer(Int64(place.receivedAbove))
    }
    return .object(object)
  }
}

extension SenderLesson.Mail {
  fileprivate var json: JSONValue {
    [
      "mail": .integer(id), "receivedAt": .string(receivedAt.description), "subject": .string(subject),
      "isProven": .bool(isProven), "reason": .string(reason.rawValue),
      "findings": .array(
        stamps.map {
          [
            "server": .string($0.authservID), "receivedAbove": .integer(Int64($0.receivedAbove)),
            "standing": .string($0.standing.rawValue), "results": .string($0.summary),
          ]
        }),
    ]
  }
}

extension AuthenticationStamp {
  fileprivate var line: String {
    let standing =
      switch standing {
      case .believed: "believed"
      case .otherServer: "not believed: another server"
      case .belowBoundary: "not believed: below \(receivedAbove) Received, the sender may have written it"
      case .noBoundary: "not believed: no Received below"
      }
    return
      "\(Table.oneLine(authservID)): \(Table.oneLine(summary)) (\(receivedAbove) Received above; \(standing))"
  }
}
