import Basics
import Intake
import MailFormat
import Testing

/// Today is Tuesday, 24 November 2026.
@Suite("What a notice says of an absence")
struct AbsenceTests {
  private func absence(_ text: String, from: String = "Anna Rey <anna@rey.example>", country: String? = nil)
    -> Absence
  {
    let letter = Letter(
      [
        "From: \(from)", "To: leads@firm.example", "Subject: Re: Offer", "Auto-Submitted: auto-replied",
        "Content-Type: text/plain; charset=utf-8",
      ], text)
    let reply = ReplyText.read(letter.message.readable)
    return AbsenceContent.read(letter.message, reply, .init(today: Firm.today, country: country))
  }

  private func days(_ absence: Absence) -> String {
    [absence.firstDay, absence.lastDay, absence.returnsOn].map { finding in
      finding.map { $0.value.date.description + ($0.value.isExact ? "" : "~") } ?? "-"
    }.joined(separator: " ")
  }

  @Test(
    "the first day away, the last and the day of return, `~` where a day is rough",
    arguments: [
      ("Je suis absente du 30 novembre au 4 décembre.", "2026-11-30 2026-12-04 -"),
      ("Je suis en vacances du lundi 30 novembre au vendredi 4 décembre inclus.", "2026-11-30 2026-12-04 -"),
      ("Je suis absent du 3 au 14 décembre.", "2026-12-03 2026-12-14 -"),
      ("Absent entre le 3 et le 14 décembre.", "2026-12-03 2026-12-14 -"),
      ("Je suis en congé jusqu'au 4 décembre et de retour le lundi 7.", "- 2026-12-04 2026-12-07"),
      ("Je serai de retour au bureau le 7 décembre 2026. Je suis absent.", "- - 2026-12-07"),
      ("En congé maternité jusqu'à fin mars.", "- 2027-03-31~ -"),
      ("Ich bin vom 23.11. bis und mit 4.12.2026 abwesend.", "2026-11-23 2026-12-04 -"),
      ("Ich bin vom 18.11.-02.12.2026 im Urlaub.", "2026-11-18 2026-12-02 -"),
      ("Vom 24. Dezember bis 3. Januar bin ich in den Ferien.", "2026-12-24 2027-01-03 -"),
      ("Ich bin am 7. Dezember wieder im Büro.", "- - 2026-12-07"),
      ("Ab dem 7. Dezember bin ich wieder erreichbar.", "- - 2026-12-07"),
      ("Ich bin bis einschliesslich Freitag nicht im Büro.", "- 2026-11-27 -"),
      ("Ich bin nach dem 4. Dezember wieder da.", "- 2026-12-04 -"),
      ("Ab 30. November bin ich in den Ferien.", "2026-11-30 - -"),
      ("Wir haben vom 21.12. - 02.01. Betriebsferien.", "2026-12-21 2027-01-02 -"),
      (
        "Je serai en congé du vendredi 27 novembre au soir au lundi 7 décembre au matin.",
        "2026-11-27 2026-12-07 -"
      ),
      ("Estaré fuera de la oficina los días 25, 26 y 27 de noviembre.", "2026-11-25 2026-11-27 -"),
      ("Ich bin am 25. und 26. November nicht im Haus.", "2026-11-25 2026-11-26 -"),
      ("Je suis absent du 23/11 au 27/11.", "2026-11-23 2026-11-27 -"),
      ("Ich kehre im September 2027 zurück.", "- - 2027-09-01~"),
      (
        "I am out of the office starting 23/11/2026 and will not return until 30/11/2026.",
        "2026-11-23 - 2026-11-30"
      ),
      ("Ich bin heute nicht im Büro.", "2026-11-24 2026-11-24 -"),
      ("Sarò assente dal 3 al 14 dicembre.", "2026-12-03 2026-12-14 -"),
      ("Sono in ferie fino al 4 dicembre compreso. Rientro il 7 dicembre.", "- 2026-12-04 2026-12-07"),
      ("I am out of the office from 23 November to 4 December.", "2026-11-23 2026-12-04 -"),
      ("I am on leave December 3-14, 2026.", "2026-12-03 2026-12-14 -"),
      ("I am on vacation from December 28 through January 4.", "2026-12-28 2027-01-04 -"),
      ("I'm away until Monday.", "- 2026-11-30 -"), ("Away. Returning December 7th.", "- - 2026-12-07"),
      ("Out of the office until 12/18/2026.", "- 2026-12-18 -"),
      ("Estoy fuera de la oficina desde el 3 hasta el 14 de diciembre.", "2026-12-03 2026-12-14 -"),
      ("Estoy de vacaciones hasta el 4 de diciembre.", "- 2026-12-04 -"),
      (
        "Ik ben met vakantie tot en met 4 december en weer aanwezig op 7 december.", "- 2026-12-04 2026-12-07"
      ),
      ("Estarei ausente até 4 de dezembro.", "- 2026-12-04 -"),
    ])
  func daysRead(_ text: String, _ expected: String) { #expect(days(absence(text)) == expected) }

  @Test(
    "what is no day of an absence",
    arguments: [
      "I am away. Our office is open Monday to Friday.", "I am away. We are there for you 24/7.",
      "Ich bin abwesend. Unsere Aktion läuft noch, besuchen Sie uns am Stand vom 3. bis 5. Dezember.",
      "I am away and will get back to you. Please call +41 21 555 01 23.",
      "Je suis absente. Vous pouvez m'appeler de 8 à 12 heures.",
      "I am on leave until 05/06/2027, with the usual delays from my office.",
    ])
  func noDays(_ text: String) { #expect(days(absence(text)) == "- - -") }

  struct Deputies: Sendable, CustomTestStringConvertible {
    let text: String
    let found: [String]
    var testDescription: String { text }

    init(_ text: String, _ found: String...) {
      self.text = text
      self.found = found
    }
  }

  static let deputies = [
    Deputies("Please contact my colleague Tom Baker.", "Tom Baker"),
    Deputies(
      "In urgent cases contact Tom Baker (tom@x.example) or Jane Cook (jane@x.example).",
      "Tom Baker <tom@x.example>", "Jane Cook <jane@x.example>"),
    Deputies("En cas d'urgence : Mme Nadia Bovet, +41 21 555 01 24", "Mme Nadia Bovet +41215550124"),
    Deputies("Luc Perrin me remplace : luc@x.example", "Luc Perrin <luc@x.example>"),
    Deputies(
      "Meine Vertretung ist Herr Urs Meier, urs.meier@x.example.", "Herr Urs Meier <urs.meier@x.example>"),
    Deputies("Bitte wenden Sie sich an unser Sekretariat: buero@x.example", "buero@x.example"),
    Deputies("Please contact Customer Service at service@x.example", "service@x.example"),
    Deputies(
      "Per urgenze contattare la collega Chiara Neri: chiara@x.example", "Chiara Neri <chiara@x.example>"),
    Deputies("Meine Nachfolge hat Lisa Ott übernommen, lisa.ott@x.example.", "Lisa Ott <lisa.ott@x.example>"),
    Deputies(
      "Contacts :\n- Pour les devis : Alain Roy (alain.roy@x.example)\n- Pour le SAV : sav@x.example",
      "Alain Roy <alain.roy@x.example>", "sav@x.example"),
    Deputies("Please contact me on +41 79 555 01 55 or at anna@rey.example."),
    Deputies("Thank you for your message about Tom Baker."),
    Deputies(
      "Bitte kontaktieren Sie:\n\nPetra Frei\npetra@x.example\n\nFreundliche Grüsse\nAnna Rey",
      "Petra Frei <petra@x.example>"),
    Deputies(
      "Please contact tom@x.example.\n\n-- \nAnna Rey\nanna.rey@y.example\n+41 21 555 01 23", "tom@x.example"),
  ]

  @Test("who stands in", arguments: deputies)
  func deputiesRead(_ expected: Deputies) {
    #expect(absence(expected.text).deputies.map(\.summary) == expected.found)
  }

  @Test("the matter that each is asked about, in order")
  func matters() {
    let found = absence("For orders please contact a@x.example.\nFor invoices please contact b@x.example.")
      .deputies
    #expect(found.map(\.matter) == ["For orders", "For invoices"])
    #expect(found.map(\.email) == ["a@x.example", "b@x.example"])
  }

  @Test("a number without country code is read as where the writer is, else as where we are, else not")
  func country() {
    let text = "Bitte rufen Sie meine Kollegin Petra Frei an: 044 555 01 11"
    #expect(absence(text, from: "a@x.ch").deputies.first?.phone == "+41445550111")
    #expect(absence(text, country: "CH").deputies.first?.phone == "+41445550111")
    #expect(absence(text).deputies.first?.phone == "")
  }

  @Test(
    "who has left",
    arguments: [
      "Anna Rey no longer works here.", "I have left the company.", "Je ne fais plus partie de la société.",
      "Mme Rey a quitté notre entreprise.", "Ich bin nicht mehr für die Rey AG tätig.",
      "Frau Rey hat unser Unternehmen verlassen.", "Anna Rey non lavora più presso di noi.",
      "Anna Rey ya no trabaja aquí.", "Anna Rey is niet meer werkzaam bij ons.",
      "Anna Rey já não trabalha aqui.",
    ])
  func hasLeft(_ text: String) {
    #expect(absence(text).hasLeft?.words == text)
    let letter = Letter.fromAnna(subject: "Re: Offer", ["Auto-Submitted: auto-replied"], text)
    #expect(letter.decide().kind.value == .autoReply(.noLongerHere))
  }

  @Test(
    "who has not",
    arguments: [
      "I have left the office for today.", "J'ai quitté le bureau à midi.",
      "Ich bin nicht mehr im Büro heute.",
      "The old printer no longer works.", "Ho lasciato l'ufficio.",
    ])
  func hasNotLeft(_ text: String) { #expect(absence(text).hasLeft == nil) }

  @Test(
    "the new address of the same person",
    arguments: [
      ("My new e-mail address is anna@new.example.", "anna@new.example"),
      ("Ma nouvelle adresse est : anna@new.example", "anna@new.example"),
      ("Meine neue E-Mail-Adresse lautet\nanna@new.example", "anna@new.example"),
      ("Il mio nuovo indirizzo è anna@new.example", "anna@new.example"),
      ("Mi nueva dirección es anna@new.example", "anna@new.example"),
      ("Mijn nieuwe e-mailadres is anna@new.example", "anna@new.example"),
      ("My new address is anna@rey.example.", nil), ("The new address of our office is bern@x.example", nil),
      ("Please contact tom@x.example.", nil), ("My new address is 12 Main Street.", nil),
      ("My new e-mail address is a@x.example or b@x.example", nil),
    ] as [(String, String?)])
  func newAddress(_ text: String, _ expected: String?) {
    #expect(absence(text).newAddress?.value == expected)
  }

  @Test(
    "whether the mail is passed on or read",
    arguments: [
      ("Your mail is not forwarded.", false), ("Ihre E-Mail wird nicht weitergeleitet.", false),
      ("Votre message ne sera pas lu.", false), ("La Sua e-mail non verrà inoltrata.", false),
      ("Su mensaje no será reenviado.", false), ("Uw bericht wordt niet doorgestuurd.", false),
      ("A sua mensagem não será reencaminhada.", false), ("This mailbox is not monitored.", false),
      ("Your e-mail has been forwarded to Tom Baker.", true),
      ("Ihre Nachricht wurde an Herrn Meier weitergeleitet.", true),
      ("I will read your mail on Monday.", nil),
      ("My calls are forwarded.", nil), ("Please forward your mail to Tom.", nil),
    ] as [(String, Bool?)])
  func forwarded(_ text: String, _ expected: Bool?) { #expect(absence(text).isForwarded?.value == expected) }

  @Test("long and hostile notices end soon, and name few")
  func hostile() {
    let text = String(repeating: "bis vom 3. – 4. a@b.example +41 21 555 01 23 contact until ", count: 20_000)
    #expect(absence(text).deputies.count <= 12)
  }
}
