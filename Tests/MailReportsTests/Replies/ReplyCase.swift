import MailFormat
import MailReports
import Testing

/// A reply of a server with what must be read from it. The texts have the form that the provider uses, with invented
/// hosts, addresses and numbers.
struct ReplyCase: Sendable, CustomTestStringConvertible {
  let provider: String
  let reason: BounceReason
  let kind: Bounce.Kind
  let suppresses: Bool
  /// What the reporting server made of it, empty for nothing.
  let status: String
  let words: String

  var testDescription: String { "\(provider): \(words)" }

  /// - Parameter line: `userUnknown hard gone [5.0.0] 550 5.1.1 …`, the status may be missing; `gone` or `kept`.
  init?(_ provider: String, _ line: Substring) {
    var words = line.split(separator: " ", maxSplits: 3).map(String.init)
    guard words.count == 4, let reason = BounceReason(rawValue: words[0]),
      let kind = Bounce.Kind(rawValue: words[1]),
      ["gone", "kept"].contains(words[2])
    else { return nil }
    var status = ""
    if words[3].hasPrefix("["), let end = words[3].firstIndex(of: "]"),
      words[3].prefix(upTo: end).contains(".")
    {
      status = String(words[3][..<end].dropFirst())
      words[3] = String(words[3][words[3].index(after: end)...].drop { $0 == " " })
    }
    self.provider = provider
    self.reason = reason
    self.kind = kind
    suppresses = words[2] == "gone"
    self.status = status
    self.words = words[3]
  }

  /// `= Google` begins the replies of a provider.
  static func table(_ text: String) -> [ReplyCase] {
    var provider = ""
    return text.split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("= ") else {
        provider = String(line.dropFirst(2))
        return nil
      }
      let read = ReplyCase(provider, line)
      if read == nil { Issue.record("not a case: \(line)") }
      return read
    }
  }

  /// The reply as a report quotes it.
  var bounce: Bounce? {
    let report =
      "Content-Type: message/delivery-status\n\nReporting-MTA: dns; out.piste.example\n\n"
      + "Final-Recipient: rfc822; anna@lac.example\nAction: failed\n"
      + (status.isEmpty ? "" : "Status: \(status)\n") + "Diagnostic-Code: smtp; \(words)\n"
    return BounceReport.read(MailMessage.parse(Array(report.utf8))).failures.first
  }
}
