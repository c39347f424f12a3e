import MailFormat
import MailReports
import Testing

@Suite("Notices in other languages")
struct LocalizedNoticeTests {
  @Test(
    "Exchange without a report part is read by its subject, whatever the language",
    arguments: [
      "Unzustellbar: Offerte", "Échec de remise : Offre", "Non recapitabile: Offerta",
      "Notification d'état de remise (échec)",
      "Notifica sullo stato del recapito (errore)", "Notificación de estado de entrega (error)",
      "No se puede entregar: Oferta",
      "Não é possível entregar: Proposta", "Onbestelbaar: Offerte", "Går inte att leverera: Offert",
      "Kan ikke leveres: Tilbud",
      "Ikke levert: Tilbud", "Ei voida toimittaa: Tarjous", "Niedostarczalne: Oferta",
      "Nelze doručit: Nabídka",
      "Kézbesíthetetlen: Ajánlat", "Teslim edilemedi: Teklif", "Не удается доставить: Смета",
      "Δεν είναι δυνατή η παράδοση: Προσφορά",
      "无法送达: 报价", "配信不能: 見積",
    ])
  func subjects(_ subject: String) {
    let bounce = BounceReport.read(notice(subject, "\nt.kuhn@firma.example\n\n#550 5.1.1 not found ##"))
      .failures.first
    #expect(bounce?.recipient == "t.kuhn@firma.example")
    #expect(bounce?.suppresses == true)
  }

  @Test("a mail system that quotes a reply for a recipient reports, in a language that we do not know")
  func unknownLanguage() {
    let words = "Tosafa gehotza:\n\nt.kuhn@firma.example\n550 5.2.2 mailbox full\n"
    #expect(BounceReport.read(notice("Tosafa", words)).failures.map(\.reason) == [.mailboxFull])
    #expect(BounceReport.read(notice("Tosafa", "Tosafa gehotza, 550 lirotz.")).failures.isEmpty)
  }

  private func notice(_ subject: String, _ text: String) -> MailMessage {
    MailMessage.parse(
      Array(
        ("Return-Path: <>\nFrom: Microsoft Outlook <postmaster@firma.example>\nSubject: \(subject)\n"
          + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n\(text)\n").utf8))
  }
}
