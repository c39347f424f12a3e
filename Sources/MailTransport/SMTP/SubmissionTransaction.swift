/// One message's transaction as a value: which commands go out, and what the replies mean for each recipient.
/// It knows no socket; `SMTPSession` carries it.
struct SubmissionTransaction {
  enum Step: Hashable {
    case reset
    case sender
    case recipient(Int)
    /// DATA, or BDAT with the whole message.
    case message

    fileprivate var stage: SubmissionStage {
      switch self {
      case .reset, .sender: .sender
      case .recipient: .recipient
      case .message: .message
      }
    }
  }

  let envelope: SubmissionEnvelope
  /// Every line of it ends with CRLF.
  let text: [UInt8]
  /// Its header holds an address that has no form in ASCII (RFC 6532).
  private let hasUTF8Header: Bool
  private(set) var outcomes: [SubmissionOutcome?]
  private(set) var features: SMTPCapabilities
  /// The sender was refused: what follows it was in vain.
  private(set) var isRefused = false
  /// What stood in the way and concerns no recipient.
  private(set) var trouble: SubmissionTrouble?
  /// The server has answered something.
  private var isHeard = false
  private var isUnheard = false
  /// What the server denied although it offered it; the transaction may be tried once more without.
  private(set) var denied: WritableKeyPath<SMTPCapabilities, Bool>?

  init(_ envelope: SubmissionEnvelope, _ message: [UInt8], _ features: SMTPCapabilities) {
    self.envelope = envelope
    text = WireMessage.normalised(message)
    hasUTF8Header = WireMessage.hasUTF8Header(text)
    self.features = features
    outcomes = envelope.recipients.map { Self.refusal(of: $0, features).map { .failed($0) } }
    if !envelope.reversePath.isEmpty, let refusal = Self.refusal(of: envelope.reversePath, features) {
      settle(.failed(refusal == .badAddress ? .badReversePath : refusal))
    }
    if hasUTF8Header, !features.smtpUTF8 { settle(.failed(.headerNeedsUTF8)) }
    if let greatest = features.greatestMessage, text.count > greatest {
      settle(.failed(.tooLarge(text.count, greatest)))
    }
  }

  private static func refusal(of address: String, _ features: SMTPCapabilities) -> SMTPReply? {
    switch AddressCheck(address) {
    case .fine: nil
    case .needsUTF8: features.smtpUTF8 ? nil : .needsUTF8
    case .refused: .badAddress
    }
  }

  var openRecipients: [Int] { outcomes.indices.filter { outcomes[$0] == nil } }
  var isSettled: Bool { openRecipients.isEmpty }

  /// Gives every recipient without an outcome this one.
  mutating func settle(_ outcome: SubmissionOutcome) {
    for index in openRecipients { outcomes[index] = outcome }
  }

  var report: SubmissionReport {
    let pairs = zip(envelope.recipients, outcomes)
    var report = SubmissionReport(
      perRecipient: pairs.map { ($0, $1 ?? .deferred(.notConnected)) }, trouble: trouble)
    report.isUnheard = isUnheard
    return report
  }

  /// The connection is lost: whoever has no outcome is deferred, or uncertain when the whole message was out.
  mutating func lose(_ error: TransportError, isOut: Bool) {
    if case .connectionClosed = error { isUnheard = !isOut && !isHeard }
    trouble = trouble ?? .unreachable(error)
    settle(isOut ? .uncertain("\(error)") : .deferred(.lost(error)))
  }

  // MARK: Commands

  func steps(afterReset: Bool) -> [Step] {
    (afterReset ? [.reset] : []) + [.sender] + openRecipients.map { .recipient($0) } + [.message]
  }

  /// What follows BDAT, or DATA's 354.
  var body: [UInt8] { features.chunking ? text : WireMessage.dotStuffed(text) }

  func command(_ step: Step) -> String {
    switch step {
    case .reset: "RSET\r\n"
    case .sender: "MAIL FROM:<\(envelope.reversePath)>\(parameters)\r\n"
    case .recipient(let index): "RCPT TO:<\(envelope.recipients[index])>\r\n"
    case .message: features.chunking ? "BDAT \(text.count) LAST\r\n" : "DATA\r\n"
    }
  }

  /// Only what the server offered (RFC 1870, 6152, 6531).
  private var parameters: String {
    var words = features.size ? " SIZE=\(text.count)" : ""
    if features.eightBitMIME, text.contains(where: { $0 >= 128 }) { words += " BODY=8BITMIME" }
    let needsUTF8 = ([envelope.reversePath] + envelope.recipients).contains(where: Self.needsUTF8)
    if features.smtpUTF8, needsUTF8 || hasUTF8Header { words += " SMTPUTF8" }
    return words
  }

  private static func needsUTF8(_ address: String) -> Bool {
    AddressCheck(address) == .needsUTF8
  }

  // MARK: Replies

  mutating func take(_ reply: SMTPReply, to step: Step) {
    isHeard = true
    if trouble == nil { trouble = SubmissionTrouble(reply, at: step.stage) }
    switch step {
    case .reset: break
    case .sender where !reply.isPositive: refuseSender(reply)
    case .sender: break
    case .recipient(let index):
      guard !isRefused, outcomes[index] == nil, !reply.isPositive else { return }
      outcomes[index] = SubmissionOutcome(reply, at: .recipient)
    case .message: takeFinal(reply)
    }
    if reply.isFarewell { settle(.deferred(reply)) }
  }

  private mutating func refuseSender(_ reply: SMTPReply) {
    isRefused = true
    if reply.deniesFeature, !parameters.isEmpty {
      denied = features.eightBitMIME ? \.eightBitMIME : \.size
      return
    }
    settle(SubmissionOutcome(reply, at: .sender))
  }

  /// The reply to the whole message, or to a DATA that is not answered with 354.
  private mutating func takeFinal(_ reply: SMTPReply) {
    guard !isSettled, !isRefused else { return }
    if reply.deniesFeature, features.chunking || features.pipelining {
      denied = features.chunking ? \.chunking : \.pipelining
      return
    }
    settle(SubmissionOutcome(reply, at: .message))
  }

  /// Ready for a second attempt with less.
  mutating func drop(_ feature: WritableKeyPath<SMTPCapabilities, Bool>) {
    features[keyPath: feature] = false
    if feature == \.eightBitMIME { features.size = false }
    denied = nil
    isRefused = false
  }
}
