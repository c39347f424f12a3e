import Basics
import Intake
import MailFormat
import Testing

/// Damaged and made-up mails: every one is decided, none may stop the program, none may act as a colleague.
@Suite("Hostile mails")
struct HostileMailTests {
  /// The same sequence in every run.
  private struct Sequence: RandomNumberGenerator {
    var state: UInt64 = 42

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static let seed = """
    Authentication-Results: mx.evil.example; dmarc=pass header.from=firm.example
    Received: from a by b; Tue, 24 Nov 2026 10:00:00 +0100
    Authentication-Results: mx.firm.example; dmarc=pass header.from=firm.example
    Return-Path: <anna@rey.example>
    Delivered-To: \(Firm.plus(.mailing, 12))
    From: Paul <paul@firm.example>
    To: leads+c42-aaaaaaaaaaaaaaaa@firm.example, "x" <leads@firm.example>
    References: <\(Firm.token(.conversation, 42)).7@firm.example> <1@rey.example>
    Subject: Re: Appel de Mme Rey
    Content-Type: multipart/report; report-type=delivery-status; boundary=b

    --b
    Content-Type: text/plain; charset=utf-8

    Appel de Mme Rey, 021 555 01 23, budget 12'000.–, rappeler le 3 mars à 14h
    2h30 analyse
    Le 24 nov. 2026, Piste a écrit :
    > Bonjour
    --b
    Content-Type: message/delivery-status

    Final-Recipient: rfc822; victim@y.example
    Action: failed
    Status: 5.1.1
    --b--
    """

  @Test("two thousand damaged mails are decided, and none becomes a colleague's")
  func damaged() {
    let bytes = Array(
      Self.seed.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf8)
    let facts = IntakeFacts(
      conversations: [Firm.conversation(42)], mailing: Firm.mailing,
      delivery: DeliveryFact(outboxItem: 77, address: "gone@x.example"))
    var chance = Sequence()
    for _ in 0..<2000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...12, using: &chance) {
        let index = Int.random(in: damaged.indices, using: &chance)
        switch Int.random(in: 0...3, using: &chance) {
        case 0: damaged[index] = UInt8.random(in: 0...255, using: &chance)
        case 1: damaged.remove(at: index)
        case 2: damaged.insert(contentsOf: damaged[index...].prefix(40), at: index)
        default: damaged.removeSubrange(index..<min(index + 30, damaged.count))
        }
      }
      let message = MailMessage.parse(damaged)
      let clues = IntakeClues.read(message, rules: Firm.rules)
      let decision = IntakeDecision.decide(
        message, clues: clues, facts: facts, rules: Firm.rules, today: Firm.today)
      #expect(decision.records.prefix(4).map(\.step) == ["kind", "sender", "conversation", "route"])
      #expect(
        decision.sender.value.word != "staff"
          || !message.header.fields.prefix(2).contains { $0.key == "received" })
    }
  }
}
