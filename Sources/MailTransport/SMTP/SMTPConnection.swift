import Logging

/// A submitter of mail to one server (RFC 5321, 6409): opens once, then carries any number of transactions.
/// `submit` never throws: what went wrong is said per recipient, and a recipient is `uncertain` only when the
/// whole message had gone out. After a lost connection `isOpen` is false and `open` may be called again.
package actor SMTPConnection {
  private let loop: TransportLoop
  private let log: Logger
  private let turnstile = Turnstile()
  private var session: SMTPSession?
  /// Learnt from a server that offers CHUNKING and does not know it; kept over reconnects.
  private var avoidsChunking = false

  package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  package init(loop: TransportLoop, log: Logger) {
    self.loop = loop
    self.log = log
  }

  package var isOpen: Bool { session?.stream.isOpen ?? false }

  var features: SMTPCapabilities? { session?.features }

  /// Connects and logs in. An open connection is closed first.
  package func open(_ endpoint: ServerEndpoint) async throws(TransportError) {
    await turnstile.enter()
    defer { turnstile.leave() }
    session?.stream.close()
    session = nil
    if endpoint.security == .plaintext {
      log.warning("mail and password travel in clear text", metadata: ["server": "\(endpoint.name)"])
    }
    let opened: SMTPSession
    do throws(SMTPSession.SetupFailure) {
      opened = try await SMTPSession.open(endpoint, on: loop)
    } catch {
      throw error.error
    }
    if avoidsChunking { opened.features.chunking = false }
    session = opened
    log.debug("logged in", metadata: ["server": "\(endpoint.name)", "protocol": "smtp"])
  }

  /// Sends one message. Once begun it is carried through even when the task is cancelled, within its
  /// deadlines: a transaction that is torn off leaves a message of which nobody knows whether it was sent.
  package func submit(_ envelope: SubmissionEnvelope, message: [UInt8]) async -> SubmissionReport {
    await turnstile.enter()
    defer { turnstile.leave() }
    guard let session, session.stream.isOpen, !Task.isCancelled else {
      return SubmissionReport(envelope, .notConnected)
    }
    defer { avoidsChunking = avoidsChunking || session.doesNotKnowChunking }
    let report = await session.submit(envelope, message)
    loop.counters.settled(report.perRecipient.map(\.outcome))
    return report
  }

  /// Ends the session politely; errors do not matter any more.
  package func quit() async {
    await turnstile.enter()
    defer { turnstile.leave() }
    await session?.quit()
    session = nil
  }
}

extension SubmissionReport {
  /// Nothing was sent because of this.
  init(_ envelope: SubmissionEnvelope, _ trouble: SubmissionTrouble) {
    let outcome = SubmissionOutcome.deferred(trouble.reply)
    self.init(perRecipient: envelope.recipients.map { ($0, outcome) }, trouble: trouble)
  }
}

extension SubmissionTrouble {
  fileprivate static let notConnected = SubmissionTrouble.unreachable(
    .notConnected(ServerNote(server: "the mail server", during: "submitting", words: "no connection is open"))
  )
}

/// Replies of ours, in the server's terms, for what never reached it.
extension SMTPReply {
  static let notConnected = SMTPReply(code: 421, enhanced: "4.4.1", text: "not sent: no connection is open")
  static let badAddress = SMTPReply(
    code: 553, enhanced: "5.1.3", text: "not sent: this is not a mail address")
  static let badReversePath = SMTPReply(
    code: 553, enhanced: "5.1.7", text: "not sent: the return path is not a mail address")
  static let needsUTF8 = SMTPReply(
    code: 553, enhanced: "5.6.7",
    text: "not sent: the address needs SMTPUTF8, which the server does not offer")
  static let headerNeedsUTF8 = SMTPReply(
    code: 554, enhanced: "5.6.7",
    text: "not sent: an address in the header needs SMTPUTF8, which the server does not offer")

  static func tooLarge(_ size: Int, _ greatest: Int) -> SMTPReply {
    SMTPReply(
      code: 552, enhanced: "5.3.4", text: "not sent: \(size) bytes, and the server takes \(greatest) at most")
  }

  static func lost(_ error: TransportError) -> SMTPReply {
    SMTPReply(code: 421, enhanced: "4.4.2", text: "not sent: \(error)")
  }
}
