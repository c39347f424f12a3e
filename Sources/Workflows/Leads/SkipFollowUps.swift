import Basics
import CRM
import SQL
import Store

/// Nothing more is to be done in a conversation: what was planned is skipped, each with a line in its history, so that
/// whoever takes the mail back that brought it about finds what it skipped.
struct SkipFollowUps {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  /// - Returns: what was planned until now.
  @discardableResult
  func callAsFunction(in conversation: Int64, actor: String) throws -> [FollowUp] {
    let followUps = FollowUps(connection)
    let planned = try followUps.planned(conversation: conversation)
    for followUp in planned {
      let step = try followUp.after(.skip)
      try followUps.save(step.value)
      try Activities(connection).record(
        step.changes.filter { $0.before != $0.after }, of: "followUp", followUp.id.value, actor: actor,
        message: office.cause, at: office.now)
    }
    return planned
  }
}
