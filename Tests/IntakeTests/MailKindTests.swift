import Basics
import Intake
import MailReports
import Testing

@Suite("Person or machine")
struct MailKindTests {
  private func kind(_ letter: Letter, _ facts: IntakeFacts = IntakeFacts()) -> String {
    letter.decide(facts).kind.value.word
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let kind: String
    let subject: String
    let header: [String]
    var body = "Bonjour"
    var testDescription: String { "\(kind): \(subject) \(header)" }
  }

  static let machines = [
    Case(
      kind: "autoReply.outOfOffice", subject: "Re: Offre", header: ["Auto-Submitted: auto-replied"],
      body: "Je suis absente du bureau."),
    Case(kind: "autoReply.other", subject: "Rapport", header: ["Auto-Submitted: auto-generated; x=y"]),
    Case(
      kind: "autoReply.outOfOffice", subject: "Automatic reply: Offer",
      header: ["X-Auto-Response-Suppress: All"],
      body: "I am out of the office until Friday"),
    Case(kind: "autoReply.other", subject: "x", header: ["X-Autoreply: yes"]),
    Case(kind: "autoReply.other", subject: "x", header: ["Precedence: auto_reply"]),
    Case(kind: "autoReply.other", subject: "x", header: ["Return-Path: <>"]),
    Case(kind: "autoReply.outOfOffice", subject: "Abwesenheitsnotiz: Angebot", header: []),
    Case(
      kind: "autoReply.outOfOffice", subject: "Réponse automatique : Offre", header: [],
      body: "Je suis en congés."),
    Case(
      kind: "autoReply.outOfOffice", subject: "Risposta automatica: Offerta", header: [],
      body: "Sono in ferie"),
    Case(
      kind: "autoReply.ticket", subject: "Ihre Anfrage ist eingegangen [#123]", header: [],
      body: "Wir haben Ihre Anfrage erhalten."),
    Case(
      kind: "autoReply.ticket", subject: "[#123] Offre", header: ["Auto-Submitted: auto-replied"],
      body: "Nous avons bien reçu votre demande"),
    Case(kind: "newsletter", subject: "News", header: ["List-Unsubscribe: <https://news.example/u>"]),
    Case(kind: "newsletter", subject: "News", header: ["Precedence: bulk", "Feedback-ID: 1:2"]),
    Case(
      kind: "listMail", subject: "[dev] x",
      header: ["List-Id: <dev.lists.example>", "List-Post: <mailto:dev@x>"]),
    Case(
      kind: "receipt", subject: "Lu : Offre",
      header: ["Content-Type: multipart/report; report-type=disposition-notification; boundary=b"],
      body: "--b--"),
  ]

  @Test("machines", arguments: machines)
  func machine(_ expected: Case) {
    let letter = Letter(
      ["From: x@y.example", "To: leads@firm.example", "Subject: \(expected.subject)"] + expected.header,
      expected.body)
    #expect(kind(letter) == expected.kind)
    #expect(letter.decide().route.value.outcome == .ignored)
  }

  static let persons = [
    Case(kind: "person", subject: "Re: Automatic reply: Offer", header: []),
    Case(kind: "person", subject: "Offre", header: ["Auto-Submitted: no"]),
    Case(
      kind: "person", subject: "Offre", header: [],
      body: "Je suis absente du bureau jusqu'à jeudi, appelez après."),
    Case(kind: "person", subject: "Offre", header: ["X-Auto-Response-Suppress: DR, OOF, AutoReply"]),
    Case(
      kind: "person", subject: "Offre", header: ["X-Auto-Response-Suppress: All"],
      body: "Je suis en congés lundi. Envoyez le devis mardi."),
    Case(kind: "person", subject: "Offre", header: ["Precedence: bulk"]),
    Case(kind: "person", subject: "Offre", header: ["List-Id: <leads.firm.example>", "Precedence: list"]),
    Case(
      kind: "person", subject: "Undelivered Mail", header: [], body: "550 5.1.1 user unknown, que faire ?"),
    Case(kind: "person", subject: "Votre ticket de parking", header: []),
  ]

  @Test(
    "titles that only systems write are machines', what people write also is not",
    arguments: [
      ("Automatic reply: Offer", true), ("Réponse automatique à votre message", true),
      ("Odpowiedź automatyczna: Oferta", true), ("Réponse automatique d'absence du bureau : Devis", true),
      ("Out of Office AutoReply: Offer", true), ("Out of the office until December 4", true),
      ("AUTO: Anna Rey is out of the office (returning 07/12/2026)", true), ("自動応答: 見積", true),
      ("Automatic response system for our gate", false), ("Réponse automatique téléphonique", false),
      ("Auto: Umbau", false), ("AUTO: Occasion Lieferwagen", false),
      ("Out of office hours installation", false),
      ("Absence du bureau de vote : cloison", false), ("Abwesenheit: Termin verschieben", false),
      ("Ferien", false), ("Vacation", false), ("Hemos recibido su oferta", false),
      ("Accusé de réception devis [#12]", false), ("Mailinblack : comment vous joindre", false),
      ("Automatique ou manuel", false),
    ])
  func title(_ subject: String, _ isMachine: Bool) {
    let header = ["From: x@y.example", "To: leads@firm.example", "Content-Type: text/plain; charset=utf-8"]
    let letter = Letter(header + ["Subject: \(subject)"], "Bonjour, nous voudrions commander.")
    #expect((kind(letter) != "person") == isMachine)
  }

  @Test("persons who look like machines", arguments: persons)
  func person(_ expected: Case) {
    let letter = Letter(
      ["From: x@y.example", "To: leads@firm.example", "Subject: \(expected.subject)"] + expected.header,
      expected.body)
    #expect(kind(letter) == "person")
    #expect(letter.decide().route.value.word == "newLead")
  }

  @Test(
    "persons whose address or name is like a mail system's, and who write of goods that did not come",
    arguments: [
      ("admin@hotel.example", "Delivery problem", "My table was not delivered on Monday. Call me please."),
      ("Bounce Houses <info@bounce.example>", "Offer", "The last offer was rejected. Make us a new one?"),
      ("system@bau.example", "Nicht zugestellt", "Die Fenster wurden nicht zugestellt. Wann kommen sie?"),
      ("administrator@mairie.example", "Non livré", "Le portail n'a pas pu être livré lundi. Quand ?"),
      ("notification@lago.example", "Mancata consegna", "La porta non è stata consegnata."),
      ("Delivery System AG <a.frei@lager.example>", "Anfrage", "Unser Regal wurde nicht ausgeliefert."),
      ("gateway@spedition.example", "Delivery failed", "Nobody was at home; the parcel was not delivered."),
    ])
  func mailSystemName(_ author: String, _ subject: String, _ body: String) {
    let letter = Letter(["From: \(author)", "To: leads@firm.example", "Subject: \(subject)"], body)
    #expect(kind(letter) == "person")
    #expect(letter.decide().route.value.word == "newLead")
  }

  @Test(
    "a notice that only words give away is shown to a person when nobody knows what it answers",
    arguments: [
      ("In-Reply-To: <unknown@y.example>", MailKindReason.bodyWords),
      ("X-Auto-Response-Suppress: All", .suppressFieldAndWords), ("Precedence: bulk", .suppressFieldAndWords),
    ])
  func guess(_ field: String, _ reason: MailKindReason) {
    let letter = Letter(
      ["From: x@y.example", "To: leads@firm.example", "Subject: Re: Offre", field],
      "Je suis actuellement absent. Je vous répondrai à mon retour.")
    let decision = letter.decide()
    #expect(decision.kind.reason == reason)
    #expect(decision.route.value.word == "tray")
    #expect(decision.route.reason == .machineWithoutContext)
  }

  @Test("an answer to a signed address through a list is a person's")
  func listWithToken() {
    let letter = Letter.fromAnna(to: Firm.plus(.mailing, 12), ["List-Unsubscribe: <https://x.example>"])
    #expect(letter.decide().kind.reason == .replyTokenOutweighsListFields)
  }

  @Test("a sender that never reads is a machine, but a form is not")
  func noReply() {
    #expect(kind(Letter(["From: no-reply@x.example", "To: leads@firm.example"])) == "autoReply.other")
    let form = Letter(["From: no-reply@x.example", "Reply-To: anna@rey.example", "To: leads@firm.example"])
    #expect(kind(form) == "person")
  }

  @Test(
    "the day of return",
    arguments: [
      ("De retour le 3 décembre", "2026-12-03"), ("absent jusqu'au 3 décembre", "2026-12-04"),
      ("Ich bin bis 3.12. abwesend", "2026-12-04"),
      ("Ab Montag, 30. November, bin ich wieder da", "2026-11-30"),
      ("I am out of the office until December 3", "2026-12-04"), ("back on Thursday", "2026-11-26"),
      ("fuori ufficio fino al 3 dicembre, rientro il 7 dicembre", "2026-12-07"), ("Je suis absent", nil),
    ] as [(String, String?)])
  func returnDay(_ text: String, _ expected: String?) {
    let letter = Letter.fromAnna(subject: "Out of office", ["Auto-Submitted: auto-replied"], text)
    guard case .recordAutoReply(let reply) = letter.decide(IntakeFacts(mailing: Firm.mailing)).route.value
    else {
      Issue.record("no automatic answer")
      return
    }
    #expect(reply.returnsOn?.description == expected)
  }
}
