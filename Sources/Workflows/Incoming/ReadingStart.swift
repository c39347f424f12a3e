import MailTransport
import Settings
import Store

/// From which UID a mailbox is read on, and why: a pure decision.
///
/// What is known of one server or of one UIDVALIDITY says nothing about another (RFC 9051, 2.3.1.1). Reading from
/// the start costs time only: every mail is recognised by its Message-ID and digest.
struct ReadingStart: Hashable, Sendable {
  enum Reason: String, Sendable {
    case firstTime, continued
    /// The position is older than the note of its server; it was this one's.
    case adopted
    /// The server made the mailbox anew.
    case madeAnew
    /// The account is on another server now.
    case movedServer
  }

  let firstUID: UInt32
  let reason: Reason

  static func decide(
    known: MailboxProgress.Position?, origin: String, uidValidity: UInt32
  ) -> ReadingStart {
    guard let known else { return ReadingStart(firstUID: 1, reason: .firstTime) }
    let isUnnoted = known.origin == MailboxPlace.unknownOrigin
    guard isUnnoted || known.origin == origin else { return ReadingStart(firstUID: 1, reason: .movedServer) }
    guard known.uidValidity == uidValidity else { return ReadingStart(firstUID: 1, reason: .madeAnew) }
    let next = known.lastUID == .max ? known.lastUID : known.lastUID + 1
    return ReadingStart(firstUID: next, reason: isUnnoted ? .adopted : .continued)
  }

  /// Where the position stands before anything more is journalled.
  var position: UInt32 { firstUID - 1 }

  /// What the log says; `nil` when there is nothing to say.
  var notice: String? {
    switch reason {
    case .firstTime, .continued, .adopted: nil
    case .madeAnew: "the mailbox was made anew on the server; its mails are read again and recognised"
    case .movedServer: "the mailbox is on another server now; its mails are read again and recognised"
    }
  }
}

extension ServerSettings {
  /// Which server an account's mailboxes are on, as ``MailboxPlace`` keeps it: `user@host:port`.
  ///
  /// Only what the settings say counts; a server that merely changes its name is read once more, which doubles
  /// nothing (`docs/decisions/0014-mailbox-origin.md`).
  package var origin: String { "\(user ?? "")@\(host.lowercased()):\(port)" }
}
