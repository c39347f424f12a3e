import Basics
import CRM
import Intake
import Testing

/// What a person must decide: the forged, the ambiguous, and what could go out by mistake.
@Suite("What goes to the tray")
struct TrayTests {
  private func reason(_ letter: Letter, _ facts: IntakeFacts = IntakeFacts()) -> RouteReason? {
    let decision = letter.decide(facts)
    return decision.route.value.outcome == .tray ? decision.route.reason : nil
  }

  @Test("one altered character of a token", arguments: [SignedToken.Purpose.conversation, .mailing, .bounce])
  func forged(_ purpose: SignedToken.Purpose) {
    var token = Firm.token(purpose, 42)
    token = token.hasSuffix("a") ? token.dropLast() + "b" : token.dropLast() + "a"
    #expect(reason(.fromAnna(to: "leads+\(token)@firm.example")) == .forgedToken)
    let otherID = Firm.token(purpose, 42).split(separator: "-")[1]
    #expect(reason(.fromAnna(to: "leads+\(purpose.rawValue)43-\(otherID)@firm.example")) == .forgedToken)
  }

  @Test(
    "what a machine hands on for somebody who buys or asks",
    arguments: [
      ("From: no-reply@tender.example", "Question de l'acheteur", "Votre offre comprend-elle la dépose ?"),
      ("From: noreply@portal.example", "Neue Anfrage", "Thomas K. sucht einen Schreiner."),
      ("Auto-Submitted: auto-generated", "B-5512", "Anbei unsere Bestellung über 12 Stühle."),
      ("From: no-reply@gare.example", "Avviso", "La richiesta di preventivo scade venerdì."),
    ])
  func relayedRequest(_ field: String, _ subject: String, _ body: String) {
    #expect(reason(relay(field, subject, body)) == .machineWithoutContext)
  }

  @Test(
    "machines that nobody asked anything through are passed over",
    arguments: [
      ("From: noreply@network.example", "You have a new follower", "See who it is."),
      ("From: no-reply@bank.example", "Zahlungseingang", "Sie haben eine Zahlung erhalten."),
      ("Auto-Submitted: auto-generated", "Backup", "The nightly backup is done."),
      ("Auto-Submitted: auto-replied", "Re: Devis", "Votre devis est bien arrivé."),
    ])
  func machine(_ field: String, _ subject: String, _ body: String) {
    #expect(relay(field, subject, body).decide().route.value.outcome == .ignored)
  }

  private func relay(_ field: String, _ subject: String, _ body: String) -> Letter {
    let author = field.hasPrefix("From:") ? [] : ["From: orders@shop.example"]
    return Letter(author + [field, "To: leads@firm.example", "Subject: \(subject)"], body)
  }

  @Test("a forged token in a Message-ID of our domain")
  func forgedReference() {
    let letter = Letter.fromAnna(["In-Reply-To: <c42-aaaaaaaaaaaaaaaa.1@firm.example>"])
    #expect(reason(letter) == .forgedToken)
  }

  @Test("a plus-address that is no token, and a foreign Message-ID that looks like one, are harmless")
  func noToken() {
    #expect(reason(.fromAnna(to: "leads+spring@firm.example")) == nil)
    #expect(reason(.fromAnna(["In-Reply-To: <c42-aaaaaaaaaaaaaaaa.1@rey.example>"])) == nil)
  }

  @Test("a token whose conversation is gone, two conversations, a closed one")
  func unclear() {
    let letter = Letter.fromAnna(to: Firm.plus(.conversation, 42))
    #expect(reason(letter) == .conversationUnclear)
    let two = IntakeFacts(conversations: [
      Firm.conversation(42, matchedBy: .subject), Firm.conversation(43, matchedBy: .subject),
    ])
    #expect(reason(.fromAnna(), two) == .conversationUnclear)
    let closed = letter.decide(IntakeFacts(conversations: [Firm.conversation(42, isClosed: true)]))
    #expect(closed.route.value.outcome == .tray)
    #expect(closed.conversation == Verdict(42, .conversationClosed, evidence: "tokenInReplyAddress"))
  }

  @Test("an unsigned reference by somebody who is no participant")
  func stranger() {
    let facts = IntakeFacts(conversations: [
      Firm.conversation(42, matchedBy: .reference, participants: ["luc@other.example"])
    ])
    #expect(reason(.fromAnna(["References: <x@other.example>"]), facts) == .conversationUnclear)
  }

  @Test("the same subject after the window, or by another person, opens a new lead")
  func subjectWindow() {
    let old = Firm.now.adding(seconds: -40 * 86_400)
    let late = IntakeFacts(conversations: [Firm.conversation(42, matchedBy: .subject, at: old)])
    #expect(Letter.fromAnna().decide(late).route.value.word == "newLead")
    let other = IntakeFacts(conversations: [
      Firm.conversation(42, matchedBy: .subject, participants: ["luc@other.example"])
    ])
    #expect(Letter.fromAnna().decide(other).route.value.word == "newLead")
  }

  @Test("a mail in our own name that we did not send")
  func claimsToBeUs() {
    #expect(reason(Letter(["From: leads@firm.example", "To: leads@firm.example"])) == .claimsToBeUs)
  }

  @Test("no author, and what the firm's filter calls spam")
  func noAuthor() {
    #expect(reason(Letter(["To: leads@firm.example", "Subject: x"])) == .noAuthor)
    #expect(reason(.fromAnna(["X-Spam-Flag: YES"])) == .flaggedAsSpam)
  }

  @Test("a colleague's forward, and a colleague's mail that says nothing we understand")
  func colleague() {
    #expect(reason(.fromPaul(subject: "Fwd: Cuisine", "Appel de Mme Rey")) == .forwardUnclear)
    #expect(reason(.fromPaul("ok pour moi")) == .noteNotUnderstood)
  }

  @Test("time beside other words, or outside a project, never reaches a customer")
  func time() {
    let letter = Letter.fromPaul(to: Firm.plus(.conversation, 9), "2h30 analyse\nLe client hésite encore\n")
    #expect(
      reason(letter, IntakeFacts(conversations: [Firm.conversation(9, about: .project)])) == .partlyTimeNote)
    let alone = Letter.fromPaul(to: Firm.plus(.conversation, 9), "2h30 analyse\n")
    #expect(reason(alone, IntakeFacts(conversations: [Firm.conversation(9)])) == .timeNoteOutsideProject)
  }

  @Test("a colleague's answer without a customer, without words, or found only by its subject")
  func unsendable() {
    let letter = Letter.fromPaul(to: Firm.plus(.conversation, 9), "C'est fait.\n")
    let internalOnly = Firm.conversation(9, about: .project, participants: ["paul@firm.example"])
    #expect(reason(letter, IntakeFacts(conversations: [internalOnly])) == .noCustomerInConversation)
    let empty = Letter.fromPaul(to: Firm.plus(.conversation, 9), "\n> Bonjour\n")
    #expect(reason(empty, IntakeFacts(conversations: [Firm.conversation(9)])) == .nothingWritten)
    let subject = Firm.conversation(
      9, matchedBy: .subject, participants: ["paul@firm.example", "anna@rey.example"])
    let bySubject = Letter.fromPaul(subject: "Re: Note", "Voici l'offre.\n")
    #expect(reason(bySubject, IntakeFacts(conversations: [subject])) == .conversationUnclear)
  }

  @Test("a colleague's fresh note is a note, whatever other mail had the same subject")
  func sameSubject() {
    let subject = Firm.conversation(
      9, matchedBy: .subject, participants: ["paul@firm.example", "anna@rey.example"])
    let facts = IntakeFacts(conversations: [subject])
    let note = Letter.fromPaul("Appel de M. Favre, Garage Favre, 021 555 01 99, rappeler demain\n")
    #expect(note.decide(facts).route.reason == .phoneNote)
    #expect(reason(Letter.fromPaul("Voici l'offre.\n"), facts) == .noteNotUnderstood)
  }
}
