/// What goes out. Only what the server offered is asked of it.
extension SubmissionTransaction {
  func steps(afterReset: Bool) -> [Step] {
    var steps: [Step] = afterReset ? [.reset, .sender] : [.sender]
    for index in outcomes.indices where outcomes[index] == nil { steps.append(.recipient(index)) }
    steps.append(.message)
    return steps
  }

  func write(_ step: Step, to line: inout [UInt8]) {
    switch step {
    case .reset: line.append(contentsOf: "RSET".utf8)
    case .sender:
      line.append(contentsOf: "MAIL FROM:<".utf8)
      line.append(contentsOf: envelope.reversePath.utf8)
      line.append(UInt8(ascii: ">"))
      writeParameters(to: &line)
    case .recipient(let index):
      line.append(contentsOf: "RCPT TO:<".utf8)
      line.append(contentsOf: envelope.recipients[index].utf8)
      line.append(UInt8(ascii: ">"))
      if features.dsn, let dsn = envelope.dsn {
        line.append(contentsOf: dsn.recipientParameters(envelope.recipients[index]).utf8)
      }
    case .message where features.chunking: line.append(contentsOf: "BDAT \(text.bytes.count) LAST".utf8)
    case .message: line.append(contentsOf: "DATA".utf8)
    }
    line.append(.carriageReturn)
    line.append(.lineFeed)
  }

  /// RFC 1870, 6152, 6531 and 3461.
  private func writeParameters(to line: inout [UInt8]) {
    if features.size {
      line.append(contentsOf: " SIZE=".utf8)
      line.append(contentsOf: String(text.bytes.count).utf8)
    }
    if features.eightBitMIME, text.isEightBit { line.append(contentsOf: " BODY=8BITMIME".utf8) }
    if features.smtpUTF8, needsUTF8 { line.append(contentsOf: " SMTPUTF8".utf8) }
    if features.dsn, let dsn = envelope.dsn { line.append(contentsOf: dsn.senderParameters().utf8) }
  }

  /// Without SMTPUTF8 such a message could not go at all, so that is not optional.
  var hasOptionalParameters: Bool {
    features.size || features.eightBitMIME && text.isEightBit || features.dsn && envelope.dsn != nil
  }

  private var needsUTF8: Bool {
    text.hasUTF8Header || !envelope.reversePath.isASCII || !envelope.recipients.allSatisfy(\.isASCII)
  }
}

extension String {
  fileprivate var isASCII: Bool { utf8.allSatisfy { $0 < 128 } }
}
