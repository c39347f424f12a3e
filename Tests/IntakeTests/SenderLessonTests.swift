import Basics
import Intake
import Testing

@Suite("What a colleague's mails carry")
struct SenderLessonTests {
  private static let received = "Received: from a by b; Tue, 24 Nov 2026 10:00:00 +0100"
  private static let proof = "dmarc=pass header.from=firm.example"

  private func lesson(_ headers: [[String]], pinned: [String] = []) -> SenderLesson {
    var rules = Firm.rules
    rules.authservIDs = pinned
    return SenderLesson(
      Firm.paul,
      headers.enumerated().map { index, header in
        SenderLesson.Mail(
          Letter(header + ["From: paul@firm.example", "Subject: \(index)"]).message, id: Int64(index + 1),
          receivedAt: Firm.now, of: Firm.paul, rules: rules)
      })
  }

  private func results(_ server: String, _ results: String = proof) -> String {
    "Authentication-Results: \(server); \(results)"
  }

  @Test("nothing came in; no server says anything; a server says nothing of this domain")
  func nothing() {
    #expect(lesson([]).advice == .noMails)
    #expect(lesson([[Self.received]]).advice == .useTokens)
    let unsigned = lesson([
      [results("mx.p.example", "spf=pass smtp.mailfrom=paul@firm.example"), Self.received]
    ])
    #expect(unsigned.advice == .signMail(server: "mx.p.example"))
  }

  @Test("the server that proves most mails is to be pinned, at the depth at which it writes")
  func pin() {
    let hop = [Self.received, results("mx.p.example"), Self.received]
    let lesson = lesson([hop, hop, [results("mx.evil.example"), Self.received], [Self.received]])
    #expect(lesson.advice == .pin(.init(server: "mx.p.example", receivedAbove: 1), 2))
    #expect(lesson.proven == 0)
    #expect(lesson.mails[0].stamps.map(\.standing) == [.otherServer])
  }

  @Test("a server may write a field for each method")
  func split() {
    let header = [results("mx.p.example", "dkim=none"), results("mx.p.example"), Self.received]
    #expect(lesson([header]).advice == .pin(.init(server: "mx.p.example", receivedAbove: 0), 1))
  }

  @Test("what is set is not advised again, and what would prove fewer is not advised at all")
  func proven() {
    let good = [results("mx.p.example"), Self.received]
    #expect(lesson([good, good], pinned: ["mx.p.example"]).advice == .proven(2))
    let mixed = lesson(
      [good, good, [Self.received, results("mx.q.example"), Self.received]], pinned: ["mx.p.example"])
    #expect(mixed.advice == .proven(2))
    #expect(mixed.mails.map(\.isProven) == [true, true, false])
  }

  @Test("findings below the last Received are the sender's own and never advised")
  func ownWords() {
    #expect(lesson([[Self.received, results("mx.p.example")]]).advice == .signMail(server: "mx.p.example"))
    let lesson = lesson([[Self.received, results("mx.p.example"), Self.received]], pinned: ["mx.p.example"])
    #expect(lesson.mails[0].stamps.map(\.standing) == [.belowBoundary])
    #expect(lesson.mails[0].reason == .noFindings)
  }
}
