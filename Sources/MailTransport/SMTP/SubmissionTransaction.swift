/// One message's transaction as a value: which commands go out, and what the replies mean for each recipient.
/// It knows no socket; `SMTPSession` carries it.
struct SubmissionTransaction {
  enum Step: Hashable {
    case reset
    case sender
    case recipient(Int)
    /// DATA, or BDAT with the whole message.
    case message
  }

  /// What was said to RCPT of a recipient without an outcome: those taken wait for the answer to the message.
  private enum Answer {
    case none
    case taken
    /// Not for its own sake, but for a parameter.
    case denied
  }

  let envelope: SubmissionEnvelope
  let text: WireText
  private(set) var features: SMTPCapabilities
  /// What became of each recipient; nil is not known yet.
  private(set) var outcomes: [SubmissionOutcome?]
  private var answers: [Answer]
  /// The sender was refused: what follows it was in vain.
  private(set) var isRefused = false
  /// What stood in the way and concerns no recipient.
  private(set) var trouble: SubmissionTrouble?
  private var isHeard = false
  private var isUnheard = false
  /// What the server denied although it offered it: who is open then may be tried once more without.
  private(set) var denied: [WritableKeyPath<SMTPCapabilities, Bool>] = []

  init(_ envelope: SubmissionEnvelope, _ message: [UInt8], _ features: SMTPCapabilities) {
    self.envelope = SubmissionEnvelope(
      reversePath: WireAddress.form(of: envelope.reversePath),
      recipients: envelope.recipients.map(WireAddress.form), dsn: envelope.dsn)
    names = envelope.recipients
    text = WireText(message)
    self.features = features
    outcomes = Array(repeating: nil, count: envelope.recipients.count)
    answers = Array(repeating: .none, count: envelope.recipients.count)
    refuseWhatCannotGo()
  }

  /// The recipients as they were given, for the report.
  private let names: [String]

  private mutating func refuseWhatCannotGo() {
    for index in outcomes.indices {
      outcomes[index] = refusal(of: envelope.recipients[index]).map { .failed($0) }
    }
    if !envelope.reversePath.isEmpty, let refusal = refusal(of: envelope.reversePath) {
      settle(.failed(refusal == .badAddress ? .badReversePath : refusal))
    }
    if text.hasUTF8Header, !features.smtpUTF8 { settle(.failed(.headerNeedsUTF8)) }
    if let greatest = features.greatestMessage, text.bytes.count > greatest {
      settle(.failed(.tooLarge(text.bytes.count, greatest)))
    }
  }

  private func refusal(of address: String) -> SMTPReply? {
    switch AddressCheck(address) {
    case .fine: nil
    case .needsUTF8: features.smtpUTF8 ? nil : .needsUTF8
    case .refused: .badAddress
    }
  }

  var openRecipients: [Int] { outcomes.indices.filter { outcomes[$0] == nil } }
  var isSettled: Bool { outcomes.allSatisfy { $0 != nil } }
  var hasTaken: Bool { !isRefused && answers.contains(.taken) }

  /// Gives every recipient without an outcome this one.
  mutating func settle(_ outcome: SubmissionOutcome) {
    for index in outcomes.indices where outcomes[index] == nil { outcomes[index] = outcome }
  }

  /// The connection is lost: who is open is deferred, or uncertain when the whole message was out and the
  /// server may have taken sender and recipient.
  mutating func lose(_ error: TransportError, isOut: Bool) {
    if case .connectionClosed = error { isUnheard = !isOut && !isHeard }
    trouble = trouble ?? .unreachable(error)
    for index in outcomes.indices where outcomes[index] == nil {
      let mayHaveIt = isOut && !isRefused && answers[index] != .denied
      outcomes[index] = mayHaveIt ? .uncertain("\(error)") : .deferred(.lost(error))
    }
  }

  var report: SubmissionReport {
    var report = SubmissionReport(
      perRecipient: zip(names, outcomes).map { ($0, $1 ?? .deferred(.notConnected)) }, trouble: trouble)
    report.isUnheard = isUnheard
    return report
  }
}

// MARK: - Replies

extension SubmissionTransaction {
  mutating func take(_ reply: SMTPReply, to step: Step) {
    // To a command that the server had not seen when it gave up waiting for one.
    isUnheard = !isHeard && reply.isFarewell
    isHeard = true
    switch step {
    case .reset: break
    case .sender: takeSender(reply)
    case .recipient(let index): takeRecipient(reply, index)
    case .message: takeFinal(reply)
    }
    guard reply.isFarewell else { return }
    trouble = .busy(reply)
    settle(.deferred(reply))
  }

  private mutating func takeSender(_ reply: SMTPReply) {
    guard !reply.isPositive else { return }
    isRefused = true
    if reply.deniesFeature, hasOptionalParameters {
      denied = [\.eightBitMIME, \.size, \.dsn]
    } else {
      settle(reply, at: .sender)
    }
  }

  private mutating func takeRecipient(_ reply: SMTPReply, _ index: Int) {
    guard !isRefused, outcomes[index] == nil else { return }
    if reply.isPositive {
      answers[index] = .taken
    } else if features.dsn, envelope.dsn != nil, reply.deniesParameter {
      denied = [\.dsn]
      answers[index] = .denied
    } else {
      judge(reply, at: .recipient)
      outcomes[index] = SubmissionOutcome(reply, at: .recipient, isLoggedIn: features.isLoggedIn)
    }
  }

  /// The reply to the whole message, or to a DATA that is not answered with 354.
  private mutating func takeFinal(_ reply: SMTPReply) {
    guard hasTaken else { return }
    if reply.deniesFeature, features.chunking || features.pipelining {
      denied = [features.chunking ? \.chunking : \.pipelining]
      return
    }
    judge(reply, at: .message)
    let outcome = SubmissionOutcome(reply, at: .message, isLoggedIn: features.isLoggedIn)
    for index in outcomes.indices where answers[index] == .taken && outcomes[index] == nil {
      outcomes[index] = outcome
    }
  }

  private mutating func settle(_ reply: SMTPReply, at stage: SubmissionStage) {
    judge(reply, at: stage)
    settle(SubmissionOutcome(reply, at: stage, isLoggedIn: features.isLoggedIn))
  }

  private mutating func judge(_ reply: SMTPReply, at stage: SubmissionStage) {
    trouble = trouble ?? SubmissionTrouble(reply, at: stage, isLoggedIn: features.isLoggedIn)
  }

  /// Ready for a second attempt with less.
  mutating func retryWithoutDenied() {
    for feature in denied { features[keyPath: feature] = false }
    denied = []
    isRefused = false
    answers = Array(repeating: .none, count: answers.count)
  }
}
