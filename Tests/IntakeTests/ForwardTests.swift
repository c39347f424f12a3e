import Basics
import Intake
import MailFormat
import Testing

/// A mail with these words, decided as a person's.
private func decide(
  _ text: String, subject: String = "Offre", _ more: [String] = []
) -> ForwardedMail.Decision {
  let fields =
    ["From: Paul <paul@firm.example>", "To: leads@firm.example", "Subject: \(subject)"] + more + [
      "Content-Type: text/plain; charset=utf-8"
    ]
  let message = Letter(fields, text).message
  return ForwardedMail.decide(message, kind: .person, text: message.text)
}

@Suite("Forwarded mails")
struct ForwardTests {
  @Test(
    "a line that speaks of forwarding and a header below it, in the languages of mail programs",
    arguments: [
      "---------- Forwarded message ---------\nFrom: Anna Rey <anna@rey.example>\nDate: mar. 3 mars 2026 à 10:12\nSubject: Escalier\nTo: <paul@firm.example>\n\n",
      "---------- Message transféré ---------\nDe : Anna Rey <anna@rey.example>\nDate: mar. 3 mars 2026 à 10:12\nSubject: Escalier\nTo: <paul@firm.example>\n\n",
      "-------- Message transféré --------\nSujet : \tEscalier\nDate : \tTue, 3 Mar 2026 10:12:00 +0100\nDe : \tAnna Rey <anna@rey.example>\nPour : \tpaul@firm.example\n\n\n\n",
      "-------- Weitergeleitete Nachricht --------\nBetreff: \tEscalier\nDatum: \tTue, 3 Mar 2026 10:12:00 +0100\nVon: \tAnna Rey <anna@rey.example>\nAn: \tpaul@firm.example\n\n\n\n",
      "Anfang der weitergeleiteten Nachricht:\n\nVon: Anna Rey <anna@rey.example>\nBetreff: Escalier\nDatum: 3. März 2026 um 10:12:00 MEZ\nAn: paul@firm.example\n\n",
      "Début du message réexpédié :\n\n> De: Anna Rey <anna@rey.example>\n> Objet: Escalier\n> Date: 3 mars 2026 à 10:12:00 UTC+1\n> À: paul@firm.example\n> \n> ",
      "Inizio messaggio inoltrato:\n\n> Da: Anna Rey <anna@rey.example>\n> Oggetto: Escalier\n> Data: 3 marzo 2026 alle ore 10:12:00 CET\n> A: paul@firm.example\n> \n> ",
      "-------- Messaggio Inoltrato --------\nOggetto: \tEscalier\nData: \tTue, 3 Mar 2026 10:12:00 +0100\nMittente: \tAnna Rey <anna@rey.example>\nA: \tpaul@firm.example\n\n",
      "----- Mensaje reenviado ----- De: Anna Rey <anna@rey.example>Para: \"paul@firm.example\" <paul@firm.example>Enviado: martes, 3 de marzo de 2026, 10:12:00 CETAsunto: Escalier\n ",
      "-------- Doorgestuurd bericht --------\nOnderwerp: \tEscalier\nDatum: \tTue, 3 Mar 2026 10:12:00 +0100\nVan: \tAnna Rey <anna@rey.example>\nAan: \tpaul@firm.example\n\n",
      "----- Videresendt besked -----\nFra: Anna Rey <anna@rey.example>\nDato: 3. marts 2026\nTil: paul@firm.example\nEmne: Escalier\n\n",
      "Välitetty viesti alkaa:\n\nLähettäjä: Anna Rey <anna@rey.example>\nAihe: Escalier\nPäivämäärä: 3. maaliskuuta 2026 klo 10.12\nVastaanottaja: paul@firm.example\n\n",
      "---------- Wiadomość przesłana dalej ---------\nOd: Anna Rey <anna@rey.example>\nData: wtorek, 3 marca 2026\nTemat: Escalier\nDo: paul@firm.example\n\n",
      "-------- Přeposlaná zpráva --------\nPředmět: \tEscalier\nDatum: \tTue, 3 Mar 2026 10:12:00 +0100\nOd: \tAnna Rey <anna@rey.example>\nKomu: \tpaul@firm.example\n\n",
      "-------- Továbbított levél --------\nTárgy: \tEscalier\nDátum: \tTue, 3 Mar 2026 10:12:00 +0100\nFeladó: \tAnna Rey <anna@rey.example>\nCímzett: \tpaul@firm.example\n\n",
      "Începe mesajul redirecționat:\n\nExpeditorul: Anna Rey <anna@rey.example>\nSubiectul: Escalier\nDată: 3 martie 2026\nDestinatarul: paul@firm.example\n\n",
      "-------- Пересылаемое сообщение --------\nОт: Anna Rey <anna@rey.example>\nДата: 3 марта 2026\nТема: Escalier\nКому: paul@firm.example\n\n",
      "İleti başlangıcı:\n\nKimden: Anna Rey <anna@rey.example>\nKonu: Escalier\nTarih: 3 Mart 2026 10:12\nKime: paul@firm.example\n\n",
      "-------- Προωθημένο μήνυμα --------\nΘέμα: Escalier\nΗμερομηνία: 3/3/2026\nΑπό: Anna Rey <anna@rey.example>\nΠρος: paul@firm.example\n\n",
      "---------- 转发邮件 ----------\n发件人：Anna Rey <anna@rey.example>\n发送时间：2026年3月3日\n收件人：paul@firm.example\n主题：Escalier\n\n",
      "============ Forwarded message ============\nFrom : Anna Rey <anna@rey.example>\nTo : paul@firm.example\nDate : Tue, 03 Mar 2026\nSubject : Escalier\n============ Forwarded message ============\n\n",
      "----- Forwarded message from Anna Rey <anna@rey.example> -----\n\nDate: Tue, 3 Mar 2026 10:12:00 +0100\nFrom: Anna Rey <anna@rey.example>\nTo: paul@firm.example\nSubject: Escalier\n\n",
      "----- Transféré par Paul Favre/Firme le 03/03/2026\n10:15 -----\n\nDe :\tAnna Rey <anna@rey.example>\nA :\tpaul@firm.example\nDate :\t03/03/2026 10:12\nObjet :\tEscalier\n\n",
    ])
  func separator(_ head: String) throws {
    let decision = decide("Pour toi, merci.\n\n" + head + "Bonjour, combien ?\n")
    let mail = try #require(decision.value)
    let original = try #require(mail.originals.first)
    #expect(decision.reason == .separator)
    #expect(mail.confidence == .high)
    #expect(original.from == NamedAddress(name: "Anna Rey", address: "anna@rey.example"))
    #expect(original.subject == "Escalier")
    #expect(!original.date.isEmpty)
    #expect(original.text.trimmedOfWhiteSpace == "Bonjour, combien ?")
    #expect(mail.comment == "Pour toi, merci.")
  }

  @Test(
    "a header without such a line is a forward when the subject says so",
    arguments: [
      ("TR: Escalier", "De : Anna Rey <anna@rey.example>\nEnvoyé : mardi\nÀ : Paul\nObjet : Escalier\n\n"),
      (
        "WG: Escalier",
        "Von: Anna Rey [mailto:anna@rey.example] \nGesendet: Dienstag\nAn: Paul\nBetreff: Escalier\n\n"
      ),
      (
        "I: Escalier",
        "Da: Anna Rey <anna@rey.example<mailto:anna@rey.example>>\nInviato: martedì\nA: Paul\nOggetto: Escalier\n"
      ),
      (
        "Fwd: Escalier",
        "*From:* \"Anna Rey\" <anna@rey.example>\n*Sent:* Tuesday\n*To:* Paul\n*Subject:* Escalier\n\n"
      ),
      (
        "[Firme] RV: Escalier",
        "De:\n\nAnna Rey <anna@rey.example>\n\nEnviado:\n\nmartes\n\nAsunto:\n\nEscalier\n\n"
      ),
      (
        "FW: Escalier",
        "-----Original Message-----\nFrom: Anna Rey (anna@rey.example)\nSent: Tuesday\nTo: Paul\nSubject: Escalier\n\n"
      ),
      ("Vs: Escalier", "Fra: Anna Rey <anna@rey.example>\nSendt: tirsdag\nTil: Paul\nEmne: Escalier\n\n"),
      (
        "Fwd: Escalier",
        "________________________________\nFrom: anna@rey.example <anna@rey.example>\nSubject: Escalier\n\n"
      ),
    ])
  func marked(_ subject: String, _ head: String) throws {
    let decision = decide("Pour toi.\n\n" + head + "Bonjour, combien ?\n", subject: subject)
    let mail = try #require(decision.value)
    #expect(decision.reason == .markedSubject)
    #expect(mail.originals.first?.from.address == "anna@rey.example")
    #expect(mail.originals.first?.subject == "Escalier")
    #expect(mail.originals.first?.text == "Bonjour, combien ?")
    #expect(mail.comment == "Pour toi.")
  }

  @Test(
    "Outlook for Mac writes one sentence, and the subject has the mark",
    arguments: [
      "Le 03/03/2026 10:12, « Anna Rey » <anna@rey.example> a écrit :",
      "On 03/03/2026, 10:12, \"Anna Rey\" <anna@rey.example> wrote:",
      "Am 03.03.26, 10:12 schrieb \"Anna Rey\" <anna@rey.example>:",
      "Il giorno 03/03/26, 10:12 \"Anna Rey\" <anna@rey.example> ha scritto:",
      "D. 03/03/2026 10.12 skrev \"Anna Rey\" <anna@rey.example>:",
    ])
  func attribution(_ sentence: String) throws {
    let text = "Pour toi.\n\n\(sentence)\n\n    Bonjour, combien ?\n"
    let mail = try #require(decide(text, subject: "FW: Escalier").value)
    #expect(mail.originals.first?.from == NamedAddress(name: "Anna Rey", address: "anna@rey.example"))
    #expect(mail.originals.first?.subject == "Escalier")
    #expect(mail.originals.first?.date.hasPrefix("03") == true)
    #expect(mail.confidence == .medium)
    #expect(decide(text, subject: "Re: Escalier").value == nil)
  }

  @Test(
    "what stands above an answered mail, or only looks like a header, is no forward",
    arguments: [
      (
        "Re: Offre",
        "D'accord.\n\n________________________________\nDe : Anna <anna@rey.example>\nEnvoyé : mardi\nÀ : Paul\nObjet : Offre\n\nBonjour\n"
      ),
      (
        "AW: Offre",
        "Gut.\n\n-----Ursprüngliche Nachricht-----\nVon: Anna <anna@rey.example>\nGesendet: Dienstag\nAn: Paul\nBetreff: Offre\n\nHallo\n"
      ),
      (
        "Offre",
        "Le mar. 3 mars 2026 à 10:12, Anna <anna@rey.example> a écrit :\n> ---------- Forwarded message ---------\n> From: Luc <luc@x.example>\n> Subject: x\n> Date: y\n"
      ),
      ("Voyage", "From: Geneva\nTo: Zürich\nDate: Monday\n\nTwo persons.\n"),
      ("Offre", "Bonjour,\n\nDate : 3 mars\nObjet : cuisine\n\nMerci\n"),
      (
        "VS: Tarjous",
        "Kiitos.\n\nLähettäjä: Anna <anna@rey.example>\nLähetetty: tiistai\nVastaanottaja: Paul\nAihe: Tarjous\n\nHei\n"
      ),
    ])
  func none(_ subject: String, _ text: String) {
    #expect(decide(text, subject: subject).value == nil)
  }

  @Test("a header without any mark is believed a little, and not at all in an answer")
  func unmarked() throws {
    let head = "From: Anna Rey <anna@rey.example>\nDate: 3 March 2026\nTo: Paul\nSubject: Stairs\n\nHello\n"
    #expect(decide(head).reason == .blockOnTop)
    #expect(decide("For you\n\n" + head).reason == .blockBelow)
    #expect(try #require(decide(head).value).confidence == .low)
    #expect(decide(head, ["In-Reply-To: <1@firm.example>"]).value == nil)
    #expect(decide("For you\n\n" + head, ["Cc: anna@rey.example"]).value == nil)
  }

  @Test("of forwards in one another the outermost counts, the others are kept")
  func nested() throws {
    let text = """
      Voir dessous.

      ---------- Forwarded message ---------
      From: Luc Blanc <luc@archi.example>
      Date: 4 mars 2026
      Subject: Fwd: Escalier
      To: paul@firm.example

      Peux-tu lui répondre ?

      ---------- Forwarded message ---------
      From: Anna Rey <anna@rey.example>
      Date: 3 mars 2026
      Subject: Escalier
      To: luc@archi.example

      Bonjour, combien ?
      """
    let mail = try #require(decide(text).value)
    #expect(mail.originals.map(\.from.address) == ["luc@archi.example", "anna@rey.example"])
    #expect(mail.originals.last?.text == "Bonjour, combien ?")
    #expect(mail.comment == "Voir dessous.")
  }

  @Test("words below a quoted forward are the forwarder's")
  func below() throws {
    let text =
      "Begin forwarded message:\n\n> From: Anna Rey <anna@rey.example>\n> Subject: Escalier\n>\n> Bonjour\n\nRappelle-la.\n"
    let mail = try #require(decide(text).value)
    #expect(mail.originals.first?.text == "Bonjour")
    #expect(mail.comment == "Rappelle-la.")
  }

  @Test("an attached mail is the original, in digests and reports it is not")
  func attached() throws {
    func message(_ type: String, _ subject: String = "Pour toi") -> MailMessage {
      Letter(
        ["From: Paul <paul@firm.example>", "Subject: \(subject)", "Content-Type: \(type); boundary=b"],
        "--b\n\nUne demande.\n--b\nContent-Type: message/rfc822\n\nFrom: Anna Rey <anna@rey.example>\nSubject: Escalier\nDate: Tue, 3 Mar 2026 10:12:00 +0100\n\nBonjour\n--b--\n"
      ).message
    }
    let mixed = message("multipart/mixed")
    let decision = ForwardedMail.decide(mixed, kind: .person, text: mixed.text)
    let mail = try #require(decision.value)
    #expect(mail.form == .attachment)
    #expect(mail.comment == "Une demande.")
    #expect(mail.originals.first?.from == NamedAddress(name: "Anna Rey", address: "anna@rey.example"))
    #expect(mail.originals.first?.text == "Bonjour")
    for other in [
      message("multipart/digest"), message("multipart/report"), message("multipart/mixed", "Re: x"),
    ] {
      #expect(ForwardedMail.decide(other, kind: .person, text: other.text).value == nil)
    }
    #expect(ForwardedMail.decide(mixed, kind: .bounce, text: mixed.text).reason == .machine)
  }

  @Test(
    "whom a line names",
    arguments: [
      ("Anna Rey <anna@rey.example>", "Anna Rey", "anna@rey.example"),
      ("\"Rey, Anna\" <ANNA@rey.example>", "Rey, Anna", "anna@rey.example"),
      ("Anna Rey [mailto:anna@rey.example]", "Anna Rey", "anna@rey.example"),
      ("anna@rey.example<mailto:anna@rey.example>", "", "anna@rey.example"),
      ("anna@rey.example (Anna Rey)", "Anna Rey", "anna@rey.example"),
      ("<anna@rey.example>", "", "anna@rey.example"), ("Anna Rey", "Anna Rey", nil),
      ("« Anna » <anna@rey.example>", "Anna", "anna@rey.example"), ("@ @", "@ @", nil),
    ] as [(String, String, String?)])
  func named(_ value: String, _ name: String, _ address: String?) throws {
    let text = "---- Forwarded message ----\nFrom: \(value)\nDate: x\nSubject: y\n\nz"
    #expect(
      try #require(decide(text).value).originals.first?.from == NamedAddress(name: name, address: address))
  }

  @Test("hostile texts are read in linear time")
  func linear() {
    let pieces = [
      "From: a\n", "From: a@b\nTo: c\n\n", "---- Forwarded message ----\n", "> ", "On 1.1.2026 a@b wrote\n",
      ":",
      "---- Forwarded message ---- From: To: Date: ", "To:\n\n\n", "@",
      "---- words ----\n", "---- words ----\nFrom: a\n", "———— words\n", "===8<===\n", "words\nTo: a\n",
      ">>> a@b 1.1.2026 >>>\n", "| From | a@b |\n", "---- Forwarded ----\nFrom a\nTo b\n", "a@b <c@d ",
      "Message du 1/1/26\n", "From: a@b\nX-1: 2\n\n",
    ]
    for piece in pieces {
      let small = cost(of: String(repeating: piece, count: 1_000))
      let large = cost(of: String(repeating: piece, count: 4_000))
      #expect(large < small * 12 + .milliseconds(50), "\(piece.debugDescription)")
    }
  }

  private func cost(of text: String) -> Duration {
    let message = Letter(["From: a@b.example"], "").message
    return ContinuousClock().measure { _ = ForwardedMail.decide(message, kind: .person, text: text) }
  }
}
