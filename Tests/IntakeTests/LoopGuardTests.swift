import Basics
import Intake
import MailFormat
import Testing

@Suite("Loops")
struct LoopGuardTests {
  private static let hour: Int64 = 3_600_000
  private static let noon = Instant(milliseconds: 500_000 * hour)

  @Test(
    "the last hour is this clock hour, and the share of the one before that is less than an hour ago",
    arguments: [(0, 12), (15, 10), (30, 9), (59, 6)])
  func lastHour(minutes: Int64, expected: Int) {
    let hours: [Int64: Int] = [500_000: 6, 499_999: 6, 499_998: 100]
    let count = LoopFacts.Count(hours, at: Self.noon.adding(seconds: minutes * 60))
    #expect(count.lastHour == expected)
  }

  @Test("the last day is this clock hour and the 23 before it")
  func lastDay() {
    let hours: [Int64: Int] = [500_001: 1000, 500_000: 1, 499_977: 10, 499_976: 1000]
    #expect(LoopFacts.Count(hours, at: Self.noon).lastDay == 11)
  }

  private func keys(_ from: String, _ words: String = "Une offre ?", to: String = "leads@firm.example")
    -> LoopKeys
  {
    let letter = Letter(["From: \(from)", "To: \(to)", "Subject: Cuisine"])
    let clues = IntakeClues.read(letter.message, rules: Firm.rules)
    return LoopKeys(clues, words: words, account: "leads")
  }

  @Test("a mail is counted by its address, its domain and its account; a provider's domain is nobody's")
  func scopes() {
    let own = keys("Luc <LUC@Elsewhere.example>")
    #expect(own[.sender] == "s:luc@elsewhere.example")
    #expect(own[.domain] == "d:elsewhere.example")
    #expect(own[.account] == "a:leads")
    #expect(keys("x@gmail.com")[.domain] == nil)
    #expect(
      keys("x@" + String(repeating: "a", count: 5000) + ".example").all.allSatisfy { $0.utf8.count < 300 })
  }

  @Test(
    "words are the same when only figures, marks, case and accents differ",
    arguments: [
      "Votre demande n° 4711 nous est bien parvenue le 24.11.2026.",
      "VOTRE DEMANDE N° 12 NOUS EST BIEN PARVENUE LE 1.1.2027!",
    ])
  func sameWords(words: String) {
    let first = keys("a@x.example", "Votre demande n° 1 nous est bien parvenue le 2.2.2026")[.words]
    #expect(first != nil)
    #expect(keys("a@x.example", words)[.words] == first)
    #expect(keys("b@x.example", words)[.words] != first)
    #expect(keys("a@x.example", words, to: Firm.plus(.conversation, 7))[.words] != first)
  }

  @Test(
    "short words are nobody's mark",
    arguments: ["", "oui", "Merci beaucoup !", "1234567890 1234567890 12345"])
  func shortWords(words: String) { #expect(keys("a@x.example", words)[.words] == nil) }

  private func decide(_ scope: LoopKeys.Scope, _ count: LoopFacts.Count, _ letter: Letter) -> IntakeDecision {
    var facts = IntakeFacts()
    facts.loop = LoopFacts([scope: count])
    return letter.decide(facts)
  }

  @Test(
    "over a cap a mail waits, and says which one; at the cap it does not",
    arguments: [
      (LoopKeys.Scope.sender, LoopFacts.Count(lastHour: 29), false),
      (.sender, LoopFacts.Count(lastHour: 30), true), (.sender, LoopFacts.Count(lastDay: 100), true),
      (.domain, LoopFacts.Count(lastHour: 99, lastDay: 399), false),
      (.domain, LoopFacts.Count(lastHour: 100), true), (.account, LoopFacts.Count(lastHour: 1999), false),
      (.account, LoopFacts.Count(lastHour: 2000), true),
      (.words, LoopFacts.Count(lastHour: 9, lastDay: 9), false),
    ])
  func caps(scope: LoopKeys.Scope, count: LoopFacts.Count, waits: Bool) {
    let decision = decide(scope, count, .fromAnna())
    #expect(decision.route.value.word == (waits ? "tray" : "newLead"))
    #expect((decision.route.reason == .tooMany) == waits)
    #expect((decision.breach?.scope == scope) == waits)
  }

  @Test("0 sets no limit")
  func noLimit() {
    var rules = Firm.rules
    rules.loops.sender = LoopLimits.Limit(perHour: 0, perDay: 0)
    var facts = IntakeFacts()
    facts.loop = LoopFacts([.sender: LoopFacts.Count(lastHour: 100_000, lastDay: 100_000)])
    #expect(Letter.fromAnna().decide(facts, rules: rules).route.value.word == "newLead")
  }

  @Test("a proven colleague has no cap, one who only says so has")
  func colleague() {
    let count = LoopFacts.Count(lastHour: 500, lastDay: 5000)
    let note = "Appel de Mme Rey, 021 555 01 23, rappeler mardi"
    #expect(decide(.sender, count, .fromPaul(note)).route.value.word == "newLead")
    #expect(decide(.sender, count, .fromPaul(proof: "", note)).route.reason == .tooMany)
  }

  @Test("the third time that the same words answer us is a robot's, a colleague's too", arguments: [1, 2])
  func rounds(before: Int) {
    var facts = IntakeFacts(conversations: [Firm.conversation(7)])
    facts.loop = LoopFacts([.words: LoopFacts.Count(lastDay: before)])
    let to = Firm.plus(.conversation, 7)
    let words = "Je lis mes mails le matin et le soir seulement."
    for letter in [Letter.fromAnna(to: to, [], words), .fromPaul(to: to, words)] {
      #expect((letter.decide(facts).route.reason == .pingPong) == (before == 2))
    }
  }

  @Test("what reports on our letters, or wishes no more of them, is always heard")
  func alwaysHeard() {
    let count = LoopFacts.Count(lastHour: 100_000, lastDay: 100_000)
    let unsubscribe = Letter.fromAnna(to: Firm.plus(.unsubscribe, 12))
    #expect(decide(.sender, count, unsubscribe).route.value.word == "unsubscribe")
  }

  @Test(
    "a mail that lay in its mailbox counts in the hour in which it came",
    arguments: [
      ("Received: from x by y; Mon, 2 Nov 2026 10:00:00 +0100", "2026-11-02T09:00:00Z"),
      ("Received: from x by y; Tue, 24 Nov 2026 09:00:00 +0100", Firm.now.description),
      ("Received: from x by y; 24 Nov 2099 09:00:00 +0100", Firm.now.description),
      ("Received: from x by y", Firm.now.description), ("X-Nothing: 1", Firm.now.description),
    ])
  func arrival(field: String, expected: String) {
    let message = Letter([field, "From: a@x.example"]).message
    #expect(ArrivalTime.of(message, takenAt: Firm.now).description == expected)
  }
}
