import Basics
import Documents
import MailFormat
import Mailings
import Store

/// A mail that a workflow wants to leave, before it has bytes.
package struct Letter: Sendable {
  /// `relay`, `invoice`, `lead-notification` …: the word that `piste outbox list` shows.
  package var kind: String
  package var lane: OutboxLane
  package var to: [MailAddress]
  /// The name before our address in From; empty for the account's own.
  package var senderName: String
  package var text: MailText
  package var attachments: [DraftAttachment]
  /// The conversation it belongs to; gives the reply token and the references.
  package var conversationID: Int64?
  /// The token of the reply address and of the Message-ID; the conversation's when it is left out.
  package var token: SignedToken?
  /// False when a person of ours wrote the words (RFC 3834, 5: Auto-Submitted is for machines).
  package var isAutomatic: Bool
  package var extraFields: [(name: String, value: String)]
  /// What it follows, where that is no conversation.
  package var references: [MessageID] = []

  package init(kind: String, to: [MailAddress], text: MailText, conversationID: Int64? = nil) {
    self.kind = kind
    lane = .business
    self.to = to
    senderName = ""
    self.text = text
    attachments = []
    self.conversationID = conversationID
    isAutomatic = true
    extraFields = []
  }

  /// What an answer brings back.
  var replyToken: SignedToken? { token ?? conversationID.map { SignedToken(.conversation, id: $0) } }
}
