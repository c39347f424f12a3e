import Basics
import CRM
import SQL
import Store

/// What belongs to a lead or an opportunity beside its own fields: mails, follow-ups, history.
struct Dossier: Sendable {
  let messages: [(message: ConversationMessage, at: Instant)]
  let participants: [Participant]
  let followUps: [FollowUp]
  let history: [Activities.Entry]

  init(_ connection: any Connection, subject: String, _ id: Int64, conversation: Int64) throws {
    messages = try Conversations(connection).messages(of: conversation)
    participants = try Conversations(connection).participants(of: conversation)
    followUps = try FollowUps(connection).planned(conversation: conversation)
    history = try Activities(connection).history(of: subject, id)
  }

  func add(to fields: inout Fields) {
    for followUp in followUps {
      fields.add("follow-up", "\(followUp.dueOn) \(followUp.kind.rawValue) \(followUp.note)")
    }
    for participant in participants {
      fields.add("participant", "\(participant.address) (\(participant.role.rawValue))")
    }
    for (message, at) in messages {
      fields.add(
        "\(message.direction.rawValue)", "\(at) \(message.author): \(message.subject)\n\(message.body)")
    }
    for entry in history {
      fields.add("history", "\(entry.at) \(entry.field): \(entry.before) → \(entry.after) by \(entry.actor)")
    }
  }

  var json: JSONValue {
    [
      "followUps": .array(
        followUps.map {
          [
            "dueOn": .string($0.dueOn.description), "kind": .string($0.kind.rawValue),
            "note": .string($0.note),
          ]
        }),
      "participants": .array(
        participants.map { ["address": .string($0.address), "role": .string($0.role.rawValue)] }),
      "messages": .array(messages.map(Self.json)),
      "history": .array(
        history.map { entry in
          [
            "at": .string(entry.at.description), "field": .string(entry.field),
            "before": .string(entry.before),
            "after": .string(entry.after), "actor": .string(entry.actor), "mail": JSONValue(entry.message),
          ]
        }),
    ]
  }

  private static func json(_ entry: (message: ConversationMessage, at: Instant)) -> JSONValue {
    [
      "at": .string(entry.at.description), "direction": .string(entry.message.direction.rawValue),
      "author": .string(entry.message.author), "subject": .string(entry.message.subject),
      "body": .string(entry.message.body), "messageID": .string(entry.message.messageID),
      "mail": JSONValue(entry.message.journalID),
    ]
  }
}
