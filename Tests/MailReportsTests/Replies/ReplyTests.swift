import MailReports
import Testing

@Suite("Replies of providers")
struct ReplyTests {
  @Test(
    "reason, hardness and whether the address is given up follow from the reply", arguments: ReplyTable.all)
  func understood(_ reply: ReplyCase) throws {
    let bounce = try #require(reply.bounce)
    #expect(bounce.reason == reply.reason, "by \(bounce.ground): \(bounce.proof)")
    #expect(bounce.kind == reply.kind, "status \(bounce.status ?? "none")")
    #expect(bounce.suppresses == reply.suppresses)
  }

  @Test("the table has replies of every kind")
  func complete() {
    #expect(ReplyTable.all.count >= 150)
    #expect(Set(ReplyTable.all.map(\.reason)) == Set(BounceReason.allCases))
  }

  @Test(
    "a known reply counts before words, words before the code, and the verdict says which",
    arguments: [
      (
        "5.4.1", "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)",
        BounceGround.providerReply,
        "Microsoft 365: 5.4.1 recipient address rejected: access denied"
      ),
      ("5.7.1", "550 5.7.1 unknown user here, sorry", .words, "unknown user"),
      ("5.1.1", "550 5.1.1 no", .statusCode, "5.1.1"),
      ("5.7.26", "550 5.7.26 this mail is not accepted", .statusCode, "5.7.26"),
      ("5.0.0", "550 no", .nothing, ""),
    ])
  func ground(status: String, words: String, ground: BounceGround, proof: String) throws {
    let bounce = try #require(ReplyCase("", "other soft kept [\(status)] \(words)")?.bounce)
    #expect(bounce.ground == ground)
    #expect(bounce.proof == proof)
  }

  @Test(
    "digits of addresses, telephones, links, versions and counts are no status codes",
    arguments: [
      "host mx.lac.example[192.0.2.55] gave up after 480 minutes",
      "call +41 44 512 45 67 for help", "Tel. 044 450 12 34", "see https://help.lac.example/550/5.1.1",
      "http://lac.example/?code=550&status=5.1.1", "queue id 5.1.1@mx.lac.example", "host [2001:db8:550::1]",
      "ESMTP Exim 4.96.1 ready", "am 4.5.26 abgewiesen", "1'550 of 2,450 mails", "mx-550.lac.example",
      "mx 5.1.1.7 port 25", "reached 5.12.26 of the text", "over 90%, 450% of all",
    ])
  func numbers(words: String) throws {
    let bounce = try #require(ReplyCase("", "other soft kept \(words)")?.bounce)
    #expect(bounce.status == nil)
    #expect(!bounce.suppresses)
  }
}
