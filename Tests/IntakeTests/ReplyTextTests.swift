import Intake
import Testing

@Suite("New words, quotes and signatures")
struct ReplyTextTests {
  @Test(
    "what a mail program puts in front of the quote",
    arguments: [
      "Le mar. 24 nov. 2026 à 10:12, Piste <leads+m1-x@firm.example> a écrit :\n> Bonjour",
      "Le mar. 24 nov. 2026 à 10:12, Piste <leads+m1-aaaaaaaaaaaaaaaa@firm.example> a\nécrit :\n\n> Bonjour",
      "Le 24/11/2026 à 10:12, Piste a écrit\u{A0}:\n> Bonjour",
      "On Tue, Nov 24, 2026 at 10:12 AM Piste <leads@firm.example> wrote:\n> Hello",
      "On Tue, Nov 24, 2026 at 10:12 AM Piste <\nleads@firm.example> wrote:\n\n> Hello",
      "Am Di., 24. Nov. 2026 um 10:12 Uhr schrieb Piste <leads@firm.example>:\n> Hallo",
      "Am 24.11.26 um 10:12 schrieb Piste:\n> Hallo",
      "Il giorno mar 24 nov 2026 alle ore 10:12 Piste <leads@firm.example> ha scritto:\n> Ciao",
      "Piste <leads@firm.example> schrieb am 24.11.2026 10:12:\nHallo",
      "-----Message d'origine-----\nDe : Piste\nObjet : Offre",
      "-----Original Message-----\nFrom: Piste", "-----Ursprüngliche Nachricht-----\nVon: Piste",
      "________________________________\nDe : Piste <leads@firm.example>\nEnvoyé : mardi\nÀ : Rey\nObjet : Offre\n\nBonjour",
      "From: Piste <leads@firm.example>\nSent: Tuesday\nTo: Rey\nSubject: Offer\n\nHello",
      "*Von:* Piste <leads@firm.example>\n*Gesendet:* Dienstag\n*An:* Rey\n*Betreff:* Angebot\n\nHallo",
    ])
  func attribution(_ quote: String) {
    let reply = ReplyText.read("Oui, cela m'intéresse.\r\nAppelez-moi.\n\n" + quote + "\n")
    #expect(reply.visible == "Oui, cela m'intéresse.\nAppelez-moi.")
    #expect(!reply.quoted.isEmpty)
    #expect(reply.signature.isEmpty)
  }

  @Test("an answer below and between quoted lines stays whole")
  func below() {
    let text = """
      Le 24 nov. 2026 à 10:12, Piste a écrit :
      > Voulez-vous une offre ?

      Oui volontiers.

      > Pour quand ?
      En mars.
      """
    let reply = ReplyText.read(text)
    #expect(reply.visible == "> Voulez-vous une offre ?\n\nOui volontiers.\n\n> Pour quand ?\nEn mars.")
    #expect(reply.quoted.hasPrefix("Le 24"))
    #expect(reply.ownWords == "Oui volontiers.\n\nEn mars.")
  }

  @Test(
    "signatures are kept aside",
    arguments: [
      "-- \nAnna Rey\n021 555 01 23", "Envoyé de mon iPhone",
      "Meilleures salutations,\nAnna Rey\nMenuiserie Rey",
      "Freundliche Grüsse\n\nAnna Rey", "Gesendet von Outlook für iOS", "Get Outlook for Android",
    ])
  func signature(_ block: String) {
    let reply = ReplyText.read("Oui, cela m'intéresse.\n\n" + block + "\n")
    #expect(reply.visible == "Oui, cela m'intéresse.")
    #expect(reply.signature == block)
  }

  @Test(
    "words that only look like a quote or a signature stay",
    arguments: [
      "Le client a écrit :\nil veut une offre", "On Monday I wrote:\nplease call",
      "De : quoi parlons-nous ?\nDe la cuisine.", "Cordialement",
      "Envoyé de mon côté hier.\nL'offre me convient.\nUn.\nDeux.\nTrois.\nQuatre.",
      "Am Montag schrieb ich Ihnen, bitte antworten", "---", "Liste :\n- une table\n- deux chaises",
    ])
  func visible(_ text: String) {
    #expect(ReplyText.read(text).visible == text)
  }

  @Test("no word is lost")
  func nothingLost() {
    let text = "Oui\n> non\n-- \nRey"
    let reply = ReplyText.read(text)
    #expect([reply.visible, reply.quoted, reply.signature] == ["Oui", "> non", "-- \nRey"])
  }

  @Test("a hostile text is taken apart in linear time")
  func hostile() {
    let lines = String(repeating: "Le 1 a\n", count: 10_000) + String(repeating: "De :\n", count: 10_000)
    #expect(!ReplyText.read(lines).visible.isEmpty)
    let blank = String(repeating: "\n", count: 20_000) + String(repeating: "Oui\n", count: 20_000)
    #expect(ReplyText.read(blank).visible.hasPrefix("Oui"))
    #expect(ReplyText.read(String(repeating: "_", count: 1_000_000)).visible.utf8.count == 1_000_000)
  }

  @Test(
    "attribution lines of many languages end the new words",
    arguments: [
      "Le mar. 24 nov. 2026 à 10:12, Piste <leads@firm.example> a écrit :",
      "Am Di., 24. Nov. 2026 um 10:12 Uhr schrieb Piste <leads@firm.example>:",
      "Il giorno mar 24 nov 2026 alle ore 10:12 Piste <leads@firm.example> ha scritto:",
      "In data 24 novembre 2026 10:12:31 \"Piste\" <leads@firm.example> ha scritto:",
      "El mar, 24 nov 2026 a las 10:12, Piste (<leads@firm.example>) escribió:",
      "Em ter., 24 de nov. de 2026 às 10:12, Piste escreveu:",
      "Op di 24 nov 2026 om 10:12 schreef Piste <leads@firm.example>:",
      "Op 24-nov.-2026, om 10:12 heeft Piste <leads@firm.example> het volgende geschreven:",
      "Den 24. nov. 2026 kl. 10.12 skrev Piste <leads@firm.example>:",
      "ti 24. marrask. 2026 klo 10.12 Piste <leads@firm.example> kirjoitti:",
      "W dniu 24.11.2026 o 10:12, Piste pisze, napisał:",
      "út 24. 11. 2026 v 10:12 Piste <leads@firm.example> napsal:",
      "24 нояб. 2026 г. 10:12 пользователь Piste <leads@firm.example> написал:",
      "24.11.2026, 10:12, \"Piste\" <leads@firm.example>:",
      "2026-11-24 10:12 GMT+01:00 Piste <leads@firm.example>:",
      "---- Piste wrote ----", "-----Oprindelig meddelelse-----", "-----Mensaje original-----",
    ])
  func attributions(_ line: String) {
    let reply = ReplyText.read("D'accord.\n\(line)\nVoici notre offre.")
    #expect(reply.visible == "D'accord.")
    #expect(reply.quoted.hasSuffix("Voici notre offre."))
  }

  @Test(
    "blocks of labels of many languages end the new words, the rule above them too",
    arguments: [
      "De : Piste\nEnvoyé : mardi 24 novembre 2026 10:12\nÀ : Anna Rey\nObjet : Offre",
      "Von: Piste\nGesendet: Dienstag, 24. November 2026\nAn: Anna Rey\nBetreff: Offerte",
      "Van: Piste\nVerzonden: dinsdag 24 november 2026\nAan: Anna Rey\nOnderwerp: Offerte",
      "Fra: Piste\nSendt: 24. november 2026 10:12\nTil: Anna Rey\nEmne: Tilbud",
      "Från: Piste\nSkickat: den 24 november 2026\nTill: Anna Rey\nÄmne: Offert",
      "Od: Piste\nWysłano: wtorek, 24 listopada 2026\nDo: Anna Rey\nTemat: Oferta",
      "От: Piste\nОтправлено: вторник, 24 ноября 2026 г.\nКому: Anna Rey\nТема: Предложение",
      "Date: Tue, 24 Nov 2026 10:12:00 +0100\nTo: anna@rey.example\nFrom: leads@firm.example\nSubject: Offer",
    ])
  func blocks(_ block: String) {
    let reply = ReplyText.read(
      "D'accord.\n\n________________________________\n\(block)\n\nVoici notre offre.")
    #expect(reply.visible == "D'accord.")
  }

  @Test(
    "what only looks like a quote's beginning stays",
    arguments: [
      "On Tuesday I wrote:\nthe doors are 2 m high", "From: now on\nwe order by mail",
      "Anna, I wrote on 3 March:\nplease call",
      "From: Geneva\nTo: Zürich\nDate: Monday 7 December\nTwo persons",
      "De : Lausanne\nÀ : Berne\nDate : lundi\nDeux palettes",
      "Voici ce qu'il a écrit :\nrien", "à 3 portes :\nchêne",
    ])
  func prose(_ text: String) {
    #expect(ReplyText.read(text).visible == text)
  }
}
