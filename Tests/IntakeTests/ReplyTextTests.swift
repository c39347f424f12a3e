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
    #expect(reply.visible == "Oui volontiers.\n\nEn mars.")
    #expect(reply.quoted.contains("Pour quand"))
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
}
