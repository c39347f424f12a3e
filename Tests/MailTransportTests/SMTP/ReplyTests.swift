import Testing

@testable import MailTransport

/// What servers answer, and what it means for a recipient and for us.
@Suite struct ReplyTests {
  @Test(
    "replies keep code, enhanced status and all lines",
    arguments: [
      (["250 2.1.5 ok"], SMTPReply(code: 250, enhanced: "2.1.5", text: "ok")),
      (["550-5.1.1 no", "550 5.1.1 user"], SMTPReply(code: 550, enhanced: "5.1.1", text: "no user")),
      (["550-5.1.1 no", "550 user"], SMTPReply(code: 550, enhanced: "5.1.1", text: "no user")),
      (["250"], SMTPReply(code: 250, enhanced: nil, text: "")),
      (["250 2.0.0"], SMTPReply(code: 250, enhanced: "2.0.0", text: "")),
      (["250 "], SMTPReply(code: 250, enhanced: nil, text: "")),
      (["450 4.2000.1 x"], SMTPReply(code: 450, enhanced: nil, text: "4.2000.1 x")),
      (["450 4.2 x"], SMTPReply(code: 450, enhanced: nil, text: "4.2 x")),
      (["450 4.2.1.1 x"], SMTPReply(code: 450, enhanced: nil, text: "4.2.1.1 x")),
      (["450 4..1 x"], SMTPReply(code: 450, enhanced: nil, text: "4..1 x")),
      (["220 1.2.3 x"], SMTPReply(code: 220, enhanced: nil, text: "1.2.3 x")),
      (["550 5.1.1\tno\u{7f}é"], SMTPReply(code: 550, enhanced: nil, text: "5.1.1 no é")),
    ])
  func replies(lines: [String], reply: SMTPReply) throws {
    #expect(SMTPReply(lines: try lines.map { try #require(SMTPReplyLine(Array($0.utf8))) }) == reply)
  }

  @Test("lines that are no reply", arguments: ["", "25", "abc x", "250x", "999 x", "-50 x"])
  func noReplies(line: String) {
    #expect(SMTPReplyLine(Array(line.utf8)) == nil)
  }

  enum Fate: Equatable { case accepted, deferred, failed }
  enum Kind: Equatable { case none, busy, policy }

  private func check(
    _ reply: SMTPReply, _ stage: SubmissionStage, isLoggedIn: Bool, _ fate: Fate, _ kind: Kind
  ) {
    let outcome: SubmissionOutcome =
      switch fate {
      case .accepted: .accepted(reply)
      case .deferred: .deferred(reply)
      case .failed: .failed(reply)
      }
    let trouble: SubmissionTrouble? =
      switch kind {
      case .none: nil
      case .busy: .busy(reply)
      case .policy: .policy(reply)
      }
    #expect(SubmissionOutcome(reply, at: stage, isLoggedIn: isLoggedIn) == outcome)
    #expect(SubmissionTrouble(reply, at: stage, isLoggedIn: isLoggedIn) == trouble)
  }

  typealias Row = (code: Int, enhanced: String?, stage: SubmissionStage, fate: Fate, trouble: Kind)

  private static let sender: [Row] = [
    (250, "2.1.0", .sender, .accepted, .none), (421, "4.3.2", .sender, .deferred, .busy),
    (450, "4.1.8", .sender, .deferred, .busy), (451, "4.7.1", .sender, .deferred, .busy),
    (452, "4.3.1", .sender, .deferred, .busy), (454, "4.7.0", .sender, .deferred, .busy),
    (500, nil, .sender, .deferred, .policy), (501, nil, .sender, .deferred, .policy),
    (503, "5.5.1", .sender, .deferred, .policy), (530, nil, .sender, .deferred, .policy),
    (530, "5.7.0", .sender, .deferred, .policy), (535, "5.7.8", .sender, .deferred, .policy),
    (538, "5.7.11", .sender, .deferred, .policy), (550, nil, .sender, .failed, .none),
    (550, "5.7.1", .sender, .deferred, .policy), (550, "5.1.8", .sender, .deferred, .policy),
    (553, "5.1.7", .sender, .deferred, .policy), (552, nil, .sender, .failed, .none),
    (552, "5.3.4", .sender, .failed, .none), (552, "5.3.1", .sender, .deferred, .busy),
    (553, "5.7.1", .sender, .deferred, .policy), (554, "5.7.1", .sender, .deferred, .policy),
    (554, "5.1.10", .sender, .failed, .none),
  ]

  private static let recipient: [Row] = [
    (250, "2.1.5", .recipient, .accepted, .none), (251, nil, .recipient, .accepted, .none),
    (252, nil, .recipient, .accepted, .none), (421, nil, .recipient, .deferred, .busy),
    (450, "4.2.1", .recipient, .deferred, .none), (450, "4.7.1", .recipient, .deferred, .none),
    (451, "4.3.0", .recipient, .deferred, .busy), (452, "4.5.3", .recipient, .deferred, .none),
    (452, "4.2.2", .recipient, .deferred, .none), (452, "4.3.1", .recipient, .deferred, .busy),
    (501, "5.1.3", .recipient, .failed, .none), (530, "5.7.0", .recipient, .deferred, .policy),
    (550, nil, .recipient, .failed, .none), (550, "5.1.1", .recipient, .failed, .none),
    (550, "5.7.1", .recipient, .failed, .none), (551, "5.1.6", .recipient, .failed, .none),
    (552, nil, .recipient, .deferred, .none), (552, "5.5.3", .recipient, .deferred, .none),
    (552, "5.2.2", .recipient, .failed, .none), (552, "5.3.1", .recipient, .deferred, .busy),
    (553, "5.1.3", .recipient, .failed, .none), (554, "5.7.1", .recipient, .failed, .none),
    (556, "5.1.10", .recipient, .failed, .none),
  ]

  private static let message: [Row] = [
    (250, "2.0.0", .message, .accepted, .none), (421, "4.4.2", .message, .deferred, .busy),
    (451, nil, .message, .deferred, .none), (451, "4.3.0", .message, .deferred, .busy),
    (451, "4.7.1", .message, .deferred, .none), (452, "4.3.1", .message, .deferred, .busy),
    (503, "5.5.1", .message, .deferred, .policy), (530, "5.7.0", .message, .deferred, .policy),
    (550, nil, .message, .failed, .none), (550, "5.6.0", .message, .failed, .none),
    (550, "5.7.1", .message, .deferred, .policy), (552, nil, .message, .failed, .none),
    (552, "5.2.3", .message, .failed, .none), (552, "5.3.4", .message, .failed, .none),
    (552, "5.3.1", .message, .deferred, .busy), (554, nil, .message, .failed, .none),
    (554, "5.7.1", .message, .deferred, .policy), (554, "5.6.0", .message, .failed, .none),
  ]

  @Test(
    "what a reply means for a recipient, and whether it concerns us", arguments: sender + recipient + message)
  func classification(row: Row) {
    let reply = SMTPReply(code: row.code, enhanced: row.enhanced, text: "words")
    check(reply, row.stage, isLoggedIn: true, row.fate, row.trouble)
  }

  @Test(
    "relaying is refused to who did not log in: that is our set-up; to who did it is the recipient",
    arguments: ["Relay access denied", "we do not RELAY", "relaying to x.test is not permitted"])
  func relaying(words: String) {
    let reply = SMTPReply(code: 554, enhanced: "5.7.1", text: words)
    check(reply, .recipient, isLoggedIn: false, .deferred, .policy)
    check(reply, .recipient, isLoggedIn: true, .failed, .none)
  }

  @Test(
    "an outcome is never accepted without 2xx, and never final for 4xx", arguments: SubmissionStage.allCases)
  func everyCode(stage: SubmissionStage) {
    for code in 200...599 {
      for status in [nil, "1.1", "2.2", "3.1", "3.4", "5.1", "7.1", "7.99", "9.9"] {
        let enhanced = status.map { "\(code / 100).\($0)" }
        let reply = SMTPReply(code: code, enhanced: enhanced, text: "relay")
        for isLoggedIn in [true, false] {
          let outcome = SubmissionOutcome(reply, at: stage, isLoggedIn: isLoggedIn)
          #expect((outcome == .accepted(reply)) == (code < 300))
          if (400...499).contains(code) { #expect(outcome == .deferred(reply)) }
          if SubmissionTrouble(reply, at: stage, isLoggedIn: isLoggedIn) != nil {
            #expect(outcome == .deferred(reply))
          }
        }
      }
    }
  }
}
