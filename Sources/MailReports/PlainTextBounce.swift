import MailFormat

/// Bounces without a machine-readable part, read from what the server wrote for people.
///
/// qmail never learnt RFC 3464, Exim and Gmail wrote only text for long, and there are many more. Two things
/// must come together: a machine wrote the mail, and it speaks of a delivery that failed (``ReportMarks``).
enum PlainTextBounce {
  /// More than this of a report is the returned mail.
  private static let maximumBytes = 65_536

  static func read(_ message: MailMessage) -> [Bounce] {
    let text = String(decoding: message.text.utf8.prefix(maximumBytes), as: UTF8.self)
    let lines = text.textLines
    let report = Array(lines.prefix { !ReportMarks.startsReturnedMail($0) })
    let body = FoldedWords(report.joined(separator: " "))
    let subject = FoldedWords(message.subject)
    guard ReportMarks.isReport(message, subject: subject, body: body) else { return [] }
    if ReportMarks.isDelay(subject: subject, body: body) { return [] }
    return bounces(message, report: report)
  }

  private static func bounces(_ message: MailMessage, report: [String]) -> [Bounce] {
    let paragraphs = paragraphs(report)
    let failed = failedRecipients(message)
    if failed.isEmpty, paragraphs.count > 1 {
      return paragraphs.map {
        Bounce(recipient: $0.recipient, status: nil, words: $0.words.joined(separator: "\n"))
      }
    }
    let only = paragraphs.first?.recipient ?? mentioned(in: report, message) ?? returnedRecipient(message)
    return (failed.isEmpty ? [only] : failed).map { recipient in
      bounce(recipient, paragraphs.first { $0.recipient == recipient }?.words ?? report, in: report)
    }
  }

  /// The reason may stand far from the address: without any code beside it the whole report is read.
  private static func bounce(_ recipient: String?, _ words: [String], in report: [String]) -> Bounce {
    let near = words.joined(separator: "\n")
    let hasCode = StatusCode.first(near) != nil || StatusCode.reply(near) != nil
    return Bounce(recipient: recipient, status: nil, words: hasCode ? near : report.joined(separator: "\n"))
  }

  /// `X-Failed-Recipients` of Exim and Gmail.
  private static func failedRecipients(_ message: MailMessage) -> [String?] {
    message.header.addresses("X-Failed-Recipients").map(\.addrSpec.asciiLowercased).filter {
      $0.utf8.contains(0x40)
    }
  }

  // MARK: Recipients in the text

  private static let maximumRecipients = 1000

  /// A line that starts with an address starts a recipient; the lines up to the next one are its reason.
  private static func paragraphs(_ lines: [String]) -> [(recipient: String, words: [String])] {
    var found: [(recipient: String, words: [String])] = []
    for line in lines {
      if found.count < maximumRecipients, let recipient = recipient(startOf: line) {
        if let index = found.firstIndex(where: { $0.recipient == recipient }) {
          found[index].words.append(line)
        } else {
          found.append((recipient, [line]))
        }
      } else if !found.isEmpty {
        found[found.count - 1].words.append(line)
      }
    }
    return found
  }

  /// `someone@example.org`, `<someone@example.org>: reason`, `* "someone@example.org":`.
  private static func recipient(startOf line: String) -> String? {
    let words = line.utf8.prefix(400).split(maxSplits: 2, whereSeparator: \.isWhiteSpace)
    let isBullet = words.count > 1 && (words[0].elementsEqual([0x2A]) || words[0].elementsEqual([0x2D]))
    guard let word = isBullet ? words[1] : words.first, word.contains(0x40), let first = word.first else {
      return nil
    }
    let isAlone = words.count == (isBullet ? 2 : 1)
    let isMarked = first == 0x3C || first == 0x22 || word.last == 0x3A
    guard isAlone || isMarked else { return nil }
    return AddressText.first(in: String(decoding: word, as: UTF8.self))
  }

  /// The first address in the text that is neither the server's nor that of whoever gets the report.
  private static func mentioned(in lines: [String], _ message: MailMessage) -> String? {
    let known = Set((message.from + message.to + message.replyTo).map(\.addrSpec.asciiLowercased))
    return lines.lazy.compactMap(AddressText.first).first { address in
      !known.contains(address) && !address.hasPrefix("postmaster@") && !address.hasPrefix("mailer-daemon@")
    }
  }

  private static func returnedRecipient(_ message: MailMessage) -> String? {
    ReturnedMessage.header(in: message)?.addresses("To").first?.addrSpec.asciiLowercased
  }
}
