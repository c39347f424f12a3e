import Basics
import CRM
import Intake
import Testing

@Suite("Who really wrote it")
struct SenderTests {
  private func identity(_ header: [String], hops: Int = 0) -> Verdict<SenderIdentity, SenderReason> {
    var rules = Firm.rules
    rules.trustedReceivedCount = hops
    let lines = header.contains { $0.hasPrefix("From:") } ? [] : ["From: Paul <paul@firm.example>"]
    return SenderIdentity.decide(Letter(header + lines).message, rules: rules)
  }

  private static let received = "Received: from a by b; Tue, 24 Nov 2026 10:00:00 +0100"
  private static let mine = "Authentication-Results: mx.firm.example"

  @Test(
    "findings that prove a colleague",
    arguments: [
      ("\(mine); dmarc=pass header.from=firm.example", SenderReason.dmarcPass),
      ("\(mine); spf=pass smtp.mailfrom=x@other.example; dkim=pass header.d=FIRM.example", .dkimPass),
      ("Authentication-Results: MX.firm.example 1; dkim=pass (good) header.d=firm.example", .dkimPass),
      ("\(mine); auth=pass smtp.auth=Paul@firm.example", .submissionAuthenticated),
    ])
  func proven(_ field: String, _ reason: SenderReason) {
    let found = identity([field, Self.received])
    #expect(found.value == .staff(Firm.paul))
    #expect(found.reason == reason)
  }

  @Test(
    "findings that prove nothing",
    arguments: [
      "\(mine); spf=pass smtp.mailfrom=paul@firm.example", "\(mine); dmarc=fail header.from=firm.example",
      "\(mine); dmarc=pass header.from=firm.example.evil.example",
      "\(mine); dkim=pass header.d=other.example",
      "\(mine); dkim=pass header.d=mail.firm.example", "\(mine); dkim=fail header.d=firm.example",
      "\(mine); auth=pass smtp.auth=eve@firm.example", "\(mine); dmarc=pass",
      "\(mine); dmarc=fail header.from=firm.example; dkim=pass header.d=firm.example",
      "\(mine); none", "\(mine); dkim=none (dmarc=pass header.from=firm.example)",
      "\(mine); spf=pass smtp.mailfrom=\"x; dmarc=pass header.from=firm.example\"",
    ])
  func unproven(_ field: String) {
    #expect(identity([field, Self.received]).value == .unprovenColleague(Firm.paul))
  }

  @Test("another server's findings count for nothing")
  func foreignServer() {
    let field = "Authentication-Results: mx.evil.example; dmarc=pass header.from=firm.example"
    #expect(identity([field, Self.received]).reason == .noFindings)
    let lookalike =
      "Authentication-Results: mx.firm.example.evil.example; dmarc=pass header.from=firm.example"
    #expect(identity([lookalike, Self.received]).reason == .noFindings)
  }

  @Test("findings below the first Received were written by the sender, unless that hop is ours")
  func position() {
    let header = [Self.received, Firm.provenPaul, Self.received]
    #expect(identity(header).reason == .noFindings)
    #expect(identity(header, hops: 1).value == .staff(Firm.paul))
    #expect(identity([Self.received, Self.received, Firm.provenPaul], hops: 1).reason == .noFindings)
  }

  @Test("several authors prove nobody; a colleague among them is watched")
  func severalAuthors() {
    let found = identity([Firm.provenPaul, "From: anna@rey.example, paul@firm.example"])
    #expect(found.value == .unprovenColleague(Firm.paul))
    #expect(found.reason == .severalAuthors)
  }

  @Test("a stranger who shows a colleague's address, or lets answers go there, is watched")
  func borrowed() {
    let shown = identity([Firm.provenPaul, "From: \"paul@firm.example\" <eve@evil.example>"])
    #expect(shown.value == .unprovenColleague(Firm.paul))
    #expect(shown.reason == .namesAColleague)
    let answers = identity(["From: eve@evil.example", "Reply-To: eve@x.example, Paul@firm.example"])
    #expect(answers.reason == .repliesToAColleague)
    let sent = identity(["From: eve@evil.example", "Sender: paul@firm.example"])
    #expect(sent.reason == .sentByAColleague)
  }

  @Test(
    "hours, answers, notes and forwards of an unproven colleague all wait",
    arguments: [
      (ConversationKind.project, "2h30 analyse"), (.lead, "Voici l'offre."),
      (.lead, "Appel de Mme Rey, 021 555 01 23"),
      (.lead, "---------- Forwarded message ---------\nFrom: Anna <anna@rey.example>\nSubject: x\n\nBonjour"),
    ])
  func unprovenWords(_ about: ConversationKind, _ words: String) {
    let facts = IntakeFacts(conversations: [Firm.conversation(9, about: about)])
    for address in [Firm.plus(.conversation, 9), "leads@firm.example"] {
      let route = Letter.fromPaul(to: address, proof: "", words).decide(facts).route
      #expect(route.reason == .unprovenColleague)
      #expect(route.value.outcome == .tray)
    }
  }

  @Test("a namesake of a colleague is a stranger like any other")
  func namesake() {
    let found = identity(["From: Paul Favre <paul@elsewhere.example>"])
    #expect(found.value == .outsider(Firm.address("paul@elsewhere.example")))
  }

  @Test("without a Received field nothing says where the sender's own lines begin")
  func noBoundary() {
    #expect(identity([Firm.provenPaul]).reason == .noFindings)
    #expect(identity([Firm.provenPaul, Self.received], hops: 1).reason == .noFindings)
  }

  @Test("a pass stands in for findings that are missing, where passes are taken")
  func pass() {
    let message = Letter([Self.received, "From: Paul <paul@firm.example>"]).message
    let pass = StaffPass(id: 9, employee: Firm.paul.id, expiresOn: Firm.today)
    var rules = Firm.rules
    func decide(_ pass: StaffPass, on day: CalendarDate = Firm.today) -> SenderReason {
      SenderIdentity.decide(message, rules: rules, pass: StaffPass.Shown(pass, on: day)).reason
    }
    #expect(decide(pass) == .noFindings)
    rules.takesPasses = true
    #expect(decide(pass) == .oneTimeToken)
    #expect(decide(pass, on: Firm.today.adding(days: 1)) == .oneTimeTokenExpired)
    #expect(decide(StaffPass(id: 9, employee: 6, expiresOn: Firm.today)) == .oneTimeTokenOfAnother)
    let used = StaffPass(id: 9, employee: Firm.paul.id, expiresOn: Firm.today, usedBy: 3)
    #expect(decide(used) == .oneTimeTokenUsed)
    #expect(decide(used.seen(by: 4)) == .oneTimeTokenUsed)
    #expect(decide(used.seen(by: 3)) == .oneTimeToken)
  }

  @Test("behind a form's no-reply address stands the person in Reply-To")
  func form() {
    let found = identity(["From: no-reply@forms.example", "Reply-To: Anna <anna@rey.example>"])
    #expect(found.value == .outsider(Firm.address("anna@rey.example")))
    let trick = identity(["From: no-reply@forms.example", "Reply-To: paul@firm.example", Firm.provenPaul])
    #expect(trick.value == .unprovenColleague(Firm.paul))
  }
}
