import Basics
import CRM
import Intake
import MailFormat
import Testing

/// The firm's story, mail by mail: what comes in and where it goes.
@Suite("The story")
struct StoryTests {
  private func lead(_ decision: IntakeDecision) throws -> LeadDraft {
    guard case .newLead(let draft) = decision.route.value else {
      throw Unexpected(route: decision.route.value.word + " because " + decision.route.reason.rawValue)
    }
    return draft
  }

  private struct Unexpected: Error {
    let route: String
  }

  @Test("an answer to a mailing becomes a lead of that mailing, without the quote")
  func mailingAnswer() throws {
    let body =
      "Oui, volontiers !\n\nLe lun. 23 nov. 2026 à 9:00, Firm <leads@firm.example> a écrit :\n> Bonjour Anna\n"
    let letter = Letter.fromAnna(to: Firm.plus(.mailing, 12), subject: "Re: Offre d'hiver", [], body)
    let decision = letter.decide(IntakeFacts(mailing: Firm.mailing))
    let draft = try lead(decision)
    #expect(draft.source == .mailing(3))
    #expect(draft.note == "Oui, volontiers !")
    #expect(draft.title == "Offre d'hiver")
    #expect(draft.contactName == "Anna Rey")
    #expect(draft.company == "Menuiserie Rey")
    #expect(draft.email == "anna@rey.example")
    #expect(decision.route.reason == .answersMailing)
    #expect(decision.kind.value == .person)
    #expect(decision.route.value.outcome == .applied)
  }

  @Test("the token decides the source, also when somebody else answers")
  func otherAddress() throws {
    let letter = Letter([
      "From: Luc Rey <luc@other.example>", "To: \(Firm.plus(.mailing, 12))", "Subject: Re: Offre",
    ])
    let decision = letter.decide(IntakeFacts(mailing: Firm.mailing))
    let draft = try lead(decision)
    #expect(draft.source == .mailing(3))
    #expect(draft.email == "luc@other.example")
    #expect(draft.contactName == "Luc Rey")
    #expect(draft.company.isEmpty)
    #expect(decision.route.evidence == "copy for anna@rey.example, answered by luc@other.example")
  }

  @Test("a second answer to the same mailing joins the lead of the first")
  func secondAnswer() {
    let letter = Letter.fromAnna(to: Firm.plus(.mailing, 12), subject: "Re: Offre")
    let facts = IntakeFacts(conversations: [Firm.conversation(42)], mailing: Firm.mailing)
    let decision = letter.decide(facts)
    #expect(decision.route.value.word == "customerReply")
    #expect(decision.conversation == Verdict(42, .tokenInReplyAddress))
  }

  @Test(
    "STOP as an answer to a mailing unsubscribes",
    arguments: ["STOP", "Merci de me désabonner", "Unsubscribe please"])
  func stop(_ words: String) {
    let decision = Letter.fromAnna(to: Firm.plus(.mailing, 12), [], words).decide(
      IntakeFacts(mailing: Firm.mailing))
    #expect(decision.route.value.word == "unsubscribe")
  }

  @Test("a mail to the unsubscribe address unsubscribes, whoever or whatever wrote it")
  func unsubscribeAddress() {
    let letter = Letter.fromAnna(to: Firm.plus(.unsubscribe, 12), ["Auto-Submitted: auto-generated"], "")
    guard case .unsubscribe(recipient: 12) = letter.decide(IntakeFacts(mailing: Firm.mailing)).route.value
    else {
      Issue.record("not unsubscribed")
      return
    }
  }

  @Test("a customer who stops by is no unsubscriber")
  func noStop() {
    let decision = Letter.fromAnna(
      to: Firm.plus(.mailing, 12), [], "Je passe au stop voir la cuisine demain."
    )
    .decide(IntakeFacts(mailing: Firm.mailing))
    #expect(decision.route.value.word == "newLead")
  }

  @Test("an out-of-office answer makes no lead, but its return day is kept")
  func outOfOffice() {
    let letter = Letter.fromAnna(
      to: Firm.plus(.mailing, 12), subject: "Réponse automatique : Offre d'hiver",
      ["Auto-Submitted: auto-replied"],
      "Bonjour,\nJe suis absente du bureau et de retour le 3 décembre.\n")
    let decision = letter.decide(IntakeFacts(mailing: Firm.mailing))
    guard case .recordAutoReply(let reply) = decision.route.value else {
      Issue.record("\(decision.records)")
      return
    }
    #expect(reply.kind == .outOfOffice)
    #expect(reply.returnsOn?.description == "2026-12-03")
    #expect(reply.mailing?.recipient == 12)
  }

  @Test("a proven colleague's phone note becomes a lead")
  func phoneNote() throws {
    let letter = Letter.fromPaul(
      "Appel de Mme Rey, Menuiserie Rey, 021 555 01 23, budget 12k, rappeler mardi\n\n-- \nPaul Favre\n021 555 00 00\n"
    )
    let decision = letter.decide()
    let draft = try lead(decision)
    #expect(draft.source == .phoneNote)
    #expect(draft.title == "Mme Rey, Menuiserie Rey")
    #expect(draft.phone == "+41215550123")
    #expect(draft.budget == Money(minorUnits: 1_200_000, .chf))
    #expect(draft.followUpOn?.description == "2026-12-01")
    #expect(draft.reportedBy == Firm.paul)
    #expect(draft.notUnderstood.isEmpty)
    #expect(decision.sender.reason == .dmarcPass)
  }

  @Test("a note in the subject alone is enough")
  func noteInSubject() throws {
    let draft = try lead(Letter.fromPaul(subject: "Appel de Mme Rey, 021 555 01 23", "\n").decide())
    #expect(draft.contactName == "Mme Rey")
  }

  @Test("the same note from an unproven colleague goes to the tray")
  func unproven() {
    let decision = Letter.fromPaul(proof: "", "Appel de Mme Rey, 021 555 01 23").decide()
    #expect(decision.route.value.outcome == .tray)
    #expect(decision.route.reason == .unprovenColleague)
    #expect(decision.sender.reason == .noFindings)
  }

  @Test("a colleague's answer to the notification goes to the customer, without the quote")
  func staffReply() {
    let letter = Letter.fromPaul(
      to: Firm.plus(.conversation, 42), subject: "Re: Cuisine",
      "Bonjour Madame,\n\nVoici notre offre.\n\nLe 24 nov. 2026 à 9:00, Piste a écrit :\n> Message interne\n")
    let decision = letter.decide(IntakeFacts(conversations: [Firm.conversation(42)]))
    guard case .staffReply(let conversation, let colleague, let text) = decision.route.value else {
      Issue.record("\(decision.records)")
      return
    }
    #expect(conversation == 42)
    #expect(colleague == Firm.paul)
    #expect(text.visible == "Bonjour Madame,\n\nVoici notre offre.")
  }

  @Test("a customer's answer finds its conversation by token, reference or subject")
  func customerReply() {
    let byToken = Letter.fromAnna(to: Firm.plus(.conversation, 42)).decide(
      IntakeFacts(conversations: [Firm.conversation(42)]))
    #expect(byToken.conversation.reason == .tokenInReplyAddress)
    let reference = "References: <\(Firm.token(.conversation, 42)).7@firm.example>"
    let byReference = Letter.fromAnna([reference]).decide(
      IntakeFacts(conversations: [Firm.conversation(42, matchedBy: .reference)]))
    #expect(byReference.conversation.reason == .referencedMessage)
    let bySubject = Letter.fromAnna(subject: "Re: Cuisine").decide(
      IntakeFacts(conversations: [Firm.conversation(42, matchedBy: .subject)]))
    #expect(bySubject.conversation.reason == .sameSubjectAndParticipant)
    for decision in [byToken, byReference, bySubject] {
      #expect(decision.route.value.word == "customerReply")
      #expect(decision.conversation.value == 42)
    }
  }

  @Test("an employee's answer to the project mail books time")
  func bookTime() {
    let letter = Letter.fromPaul(
      to: Firm.plus(.conversation, 9), "2h30 analyse\n\nLe 24 nov. 2026 à 9:00, Piste a écrit :\n> Heures ?\n"
    )
    let decision = letter.decide(IntakeFacts(conversations: [Firm.conversation(9, about: .project)]))
    guard case .bookTime(let conversation, let colleague, let notes) = decision.route.value else {
      Issue.record("\(decision.records)")
      return
    }
    #expect(conversation == 9)
    #expect(colleague.id == 5)
    #expect(notes == [TimeNote(minutes: 150, note: "analyse")])
  }

  @Test("a stranger's first mail becomes a lead, with the telephone of the signature")
  func firstContact() throws {
    let decision = Letter.fromAnna([], "Je voudrais une offre.\n\n-- \nAnna Rey\nTél. 021 555 01 23\n")
      .decide()
    let draft = try lead(decision)
    #expect(draft.source == .mail)
    #expect(draft.note == "Je voudrais une offre.")
    #expect(draft.phone == "+41215550123")
    #expect(decision.records.map(\.step) == ["kind", "sender", "conversation", "route", "reply", "signer"])
  }

  @Test(
    "a lead takes the firm of the signature where it is sure",
    arguments: [
      ("Menuiserie Rey SA\nFax 021 555 01 24\nNatel 079 555 01 23", "Menuiserie Rey SA", "+41795550123"),
      ("Projektleiterin\nKornhaus Forum\nTelefon 031 555 01 23", "", "+41315550123"),
      ("Fax 021 555 01 24", "", ""),
    ])
  func firm(_ block: String, _ company: String, _ phone: String) throws {
    let draft = try lead(Letter.fromAnna([], "Une offre, svp.\n\n-- \nAnna Rey\n\(block)\n").decide())
    #expect(draft.company == company)
    #expect(draft.phone == phone)
  }

  @Test("a mail that a colleague sent on gives the lead its author's number and firm")
  func sentOn() {
    let words = """
      Pour toi.

      ---------- Forwarded message ---------
      De : Anna Rey <anna@rey.example>
      Date: mar. 24 nov. 2026 à 09:12
      Subject: Cuisine
      To: <paul@firm.example>

      Je voudrais une offre.

      Anna Rey
      Menuiserie Rey SA
      079 555 01 23
      """
    let letter = Letter.fromPaul(subject: "Fwd: Cuisine", words)
    let clues = IntakeClues.read(letter.message, rules: Firm.rules)
    let draft = LeadDraft.byHand(
      letter.message, clues: clues, facts: IntakeFacts(), rules: Firm.rules, today: Firm.today)
    #expect(draft?.contactName == "Anna Rey")
    #expect(draft?.company == "Menuiserie Rey SA")
    #expect(draft?.phone == "+41795550123")
  }

  @Test(
    "the number of the colleague who sent it on is not the customer's",
    arguments: [
      ("", ""), ("\nAnna Rey\n079 555 01 23\n", "+41795550123"),
      ("\nCordialement\nAnna Rey\nTél. 021 555 01 23\n", "+41215550123"),
    ])
  func signatureOfColleague(_ signature: String, _ phone: String) {
    let words = """
      ---------- Forwarded message ---------
      De : Anna Rey <anna@rey.example>
      Date: mar. 24 nov. 2026 à 09:12
      Subject: Cuisine
      To: <paul@firm.example>

      Je voudrais une offre.
      \(signature)
      --\u{20}
      Paul Favre
      Firm SA
      Tél. 021 555 00 01
      """
    let letter = Letter.fromPaul(subject: "Fwd: Cuisine", words)
    let clues = IntakeClues.read(letter.message, rules: Firm.rules)
    let draft = LeadDraft.byHand(
      letter.message, clues: clues, facts: IntakeFacts(), rules: Firm.rules, today: Firm.today)
    #expect(draft?.phone == phone)
    #expect(draft?.company == "")
  }

  @Test("the copy that proves a submission is confirmed, and our own mail ignored")
  func ownMail() {
    let proof = Letter.fromAnna(["Delivered-To: \(Firm.plus(.proof, 77))"]).decide(
      IntakeFacts(ownMessageID: true))
    guard case .confirmProof(outboxItem: 77) = proof.route.value else {
      Issue.record("\(proof.records)")
      return
    }
    let loop = Letter.fromAnna().decide(IntakeFacts(ownMessageID: true))
    #expect(loop.kind.value == .ownLoop)
    #expect(loop.route.value.outcome == .ignored)
  }
}
