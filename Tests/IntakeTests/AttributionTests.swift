import Intake
import Testing

@Suite("Attribution sentences")
struct AttributionTests {
  /// As Gmail writes it since 2019, in the language of its user.
  static let gmail = [
    "On Tue, Nov 24, 2026 at 10:12 AM Piste <leads@firm.example> wrote:",
    "On Tue, 24 Nov 2026 at 10:12, Piste <leads@firm.example> wrote:",
    "Le mar. 24 nov. 2026 à 10:12, Piste <leads@firm.example> a écrit :",
    "Am Di., 24. Nov. 2026 um 10:12 Uhr schrieb Piste <leads@firm.example>:",
    "Piste <leads@firm.example> schrieb am Di., 24. Nov. 2026, 10:12:",
    "Il giorno mar 24 nov 2026 alle ore 10:12 Piste <leads@firm.example> ha scritto:",
    "Il mar 24 nov 2026, 10:12 Piste <leads@firm.example> ha scritto:",
    "El mar, 24 nov 2026 a las 10:12, Piste (<leads@firm.example>) escribió:",
    "Em ter., 24 de nov. de 2026 às 10:12, Piste <leads@firm.example> escreveu:",
    "Piste <leads@firm.example> escreveu (terça, 24/11/2026 à(s) 10:12):",
    "Op di 24 nov 2026 om 10:12 schreef Piste <leads@firm.example>:",
    "Den tirs. 24. nov. 2026 kl. 10.12 skrev Piste <leads@firm.example>:",
    "tir. 24. nov. 2026 kl. 10:12 skrev Piste <leads@firm.example>:",
    "Den tis 24 nov. 2026 kl 10:12 skrev Piste <leads@firm.example>:",
    "ti 24. marrask. 2026 klo 10.12 Piste (leads@firm.example) kirjoitti:",
    "wt., 24 lis 2026 o 10:12 Piste <leads@firm.example> napisał(a):",
    "út 24. 11. 2026 v 10:12 odesílatel Piste <leads@firm.example> napsal:",
    "ut 24. 11. 2026 o 10:12 Piste <leads@firm.example> napísal(a):",
    "Piste <leads@firm.example> ezt írta (időpont: 2026. nov. 24., K, 10:12):",
    "Pe mar., 24 nov. 2026 la 10:12, Piste <leads@firm.example> a scris:",
    "În mar., 24 nov. 2026 la 10:12, Piste <leads@firm.example> a scris:",
    "uto, 24. stu 2026. u 10:12 Piste <leads@firm.example> napisao je:",
    "V V tor., 24. nov. 2026 ob 10:12 je oseba Piste <leads@firm.example> napisala:",
    "На вт, 24.11.2026 г. в 10:12 Piste <leads@firm.example> написа:",
    "вт, 24 нояб. 2026 г. в 10:12, Piste <leads@firm.example>:",
    "вт, 24 лист. 2026 р. о 10:12 Piste <leads@firm.example> пише:",
    "уто, 24. нов 2026. у 10:12 Piste <leads@firm.example> је написао/ла:",
    "Piste <leads@firm.example>, 24 Kas 2026 Sal, 10:12 tarihinde şunu yazdı:",
    "Στις Τρί 24 Νοε 2026 στις 10:12 π.μ., ο χρήστης Piste <leads@firm.example> έγραψε:",
    "Kuupäev T, 24. november 2026 kell 10:12 kirjutas Piste <leads@firm.example>:",
    "otrd., 2026. g. 24. nov., plkst. 10:12 — lietotājs Piste (<leads@firm.example>) rakstīja:",
    "2026-11-24, an, 10:12 Piste <leads@firm.example> rašė:",
    "2026年11月24日(火) 10:12 Piste <leads@firm.example>:",
    "Piste <leads@firm.example> 于2026年11月24日周二 上午10:12写道：",
    "Piste <leads@firm.example> 於 2026年11月24日 週二 上午10:12寫道：",
    "2026년 11월 24일 (화) 오전 10:12, Piste <leads@firm.example>님이 작성:",
    "Vào Th 3, 24 thg 11, 2026 vào lúc 10:12 Piste <leads@firm.example> đã viết:",
    "ในวันที่ อ. 24 พ.ย. 2026 เวลา 10:12 Piste <leads@firm.example> เขียนว่า:",
    "‫בתאריך יום ג׳, 24 בנוב׳ 2026 ב-10:12 מאת ‪Piste‬‏ <‪leads@firm.example‬‏>:‬",
    "في الثلاثاء، 24 نوفمبر 2026 في 10:12 ص تمت كتابة ما يلي بواسطة ‪Piste‬‏ <‪leads@firm.example‬‏>:",
    "Pada tanggal Sel, 24 Nov 2026 pukul 10.12 Piste <leads@firm.example> menulis:",
    "Missatge de Piste <leads@firm.example> del dia dt., 24 de nov. 2026 a les 10:12:",
    "Þann þri., 24. nóv. 2026 kl. 10:12 skrifaði Piste <leads@firm.example>:",
  ]

  /// Of the other mail programs.
  static let others = [
    "> Le 24 nov. 2026 à 10:12, Piste <leads@firm.example> a écrit :",
    "Am 24.11.2026 um 10:12 schrieb Piste <leads@firm.example>:", "Am 24.11.26 um 10:12 schrieb Piste:",
    "Le 24/11/2026 à 10:12, Piste a écrit :", "Le 24.11.26 à 10:12, Piste a écrit\u{A0}:",
    "Il 24/11/2026 10:12, Piste ha scritto:",
    "Il giorno 24 nov 2026, alle ore 10:12, Piste <leads@firm.example> ha scritto:",
    "On 24/11/2026 10:12, Piste wrote:", "On Nov 24, 2026, at 10:12 AM, Piste <leads@firm.example> wrote:",
    "On 24 Nov 2026, at 10:12, Piste <leads@firm.example> wrote:", "On 2026-11-24 10:12, Piste wrote:",
    "On Tuesday, November 24, 2026 at 10:12:07 AM GMT+1, Piste <leads@firm.example> wrote:",
    "On Tuesday, November 24th, 2026 at 10:12, Piste <leads@firm.example> wrote:",
    "------- Original Message -------\nOn Tuesday, November 24th, 2026 at 10:12, Piste <leads@firm.example> wrote:",
    "Le mardi 24 novembre 2026 à 10:12:07 UTC+1, Piste <leads@firm.example> a écrit :",
    "Am Dienstag, 24. November 2026 um 10:12:07 MEZ hat Piste <leads@firm.example> Folgendes geschrieben:",
    "Il martedì 24 novembre 2026 alle ore 10:12:07 CET, Piste <leads@firm.example> ha scritto:",
    "El martes, 24 de noviembre de 2026 10:12:07 CET, Piste <leads@firm.example> escribió:",
    "El 24/11/26 a las 10:12, Piste escribió:", "Em 24/11/2026 10:12, Piste escreveu:",
    "Op 24-11-2026 om 10:12 schreef Piste:",
    "Op 24 nov. 2026 om 10:12 heeft Piste <leads@firm.example> het volgende geschreven:",
    "Den 24.11.2026 10:12, skrev Piste:", "Den 24. nov. 2026 kl. 10.12 skrev Piste <leads@firm.example>:",
    "24 nov. 2026 kl. 10:12 skrev Piste <leads@firm.example>:",
    "På 24 november 2026 på 10:12:23, Piste (leads@firm.example) skrev:",
    "Piste kirjoitti 24.11.2026 klo 10.12:", "24.11.2026 10.12, Piste kirjoitti:",
    "W dniu 24.11.2026 o 10:12, Piste pisze:", "Dne 24. 11. 26 v 10:12 Piste napsal(a):",
    "Dňa 24. 11. 2026 o 10:12 Piste napísal(a):", "Dana 24.11.2026. u 10:12, Piste je napisao/la:",
    "24.11.2026 10:12, Piste пишет:", "24.11.2026, 10:12, \"Piste\" <leads@firm.example>:",
    "24.11.2026 10:12, Piste yazdı:", "Στις 24/11/2026 10:12 π.μ., ο/η Piste έγραψε:",
    "2026. 11. 24. 10:12 keltezéssel, Piste írta:", "Op di 24 nov. 2026 10:12 schreef Piste:",
    "Вторник, 24 ноября 2026, 10:12 +03:00 от Piste <leads@firm.example>:",
    "Tuesday, November 24, 2026 10:12 AM +0100 from Piste <leads@firm.example>:",
    "Gesendet: Dienstag, 24. November 2026 um 10:12 Uhr\nVon: Piste <leads@firm.example>\nAn: anna@rey.example\nBetreff: Offerte",
    "At 2026-11-24 10:12:07, \"Piste\" <leads@firm.example> wrote:",
    "在 2026-11-24 10:12:07，\"Piste\" <leads@firm.example> 写道：",
    "(2026/11/24 10:12), Piste wrote:",
    "---- On Tue, 24 Nov 2026 10:12:07 +0100 Piste <leads@firm.example> wrote ----",
    "---- Le mar., 24 nov. 2026 10:12:07 +0100 Piste <leads@firm.example> a écrit ----",
    "-----Piste <leads@firm.example> wrote: -----\nTo: anna@rey.example\nFrom: Piste <leads@firm.example>\nDate: 24.11.2026 10:12\nSubject: Offer",
    "-------- Ursprüngliche Nachricht --------\nVon: Piste <leads@firm.example>\nDatum: 24.11.26 10:12 (GMT+01:00)\nAn: anna@rey.example\nBetreff: Offerte",
    "------------------ Original ------------------\nFrom: \"Piste\" <leads@firm.example>;\nDate: Tue, Nov 24, 2026 10:12 AM\nTo: \"anna\" <anna@rey.example>;\nSubject: Offer",
    "---- Replied Message ----\n| From | Piste<leads@firm.example> |\n| Date | 11/24/2026 10:12 |",
    ">>> Piste <leads@firm.example> 24.11.2026 10:12 >>>", "Zitat von Piste <leads@firm.example>:",
    "Quoting Piste <leads@firm.example>:",
    "De: \"Piste\" <leads@firm.example>\nÀ: \"Anna\" <anna@rey.example>\nEnvoyé: Mardi 24 Novembre 2026 10:12:07\nObjet: Offre",
    "From: Piste <leads@firm.example>\nDate: Tuesday, November 24, 2026 at 10:12\nTo: Anna <anna@rey.example>\nSubject: Offer",
    "Date: Tue, 24 Nov 2026 10:12:00 +0100\nFrom: leads@firm.example\nTo: anna@rey.example\nSubject: Offer",
    "________________________________\nDe: Piste <leads@firm.example>\nEnviado: martes, 24 de noviembre de 2026 10:12\nPara: Anna\nAsunto: Oferta",
    "Lähettäjä: Piste\nLähetetty: tiistai 24. marraskuuta 2026 10.12\nVastaanottaja: Anna\nAihe: Tarjous",
    "Mittente: Piste <leads@firm.example>\nData: 24 novembre 2026\nDestinatario: anna@rey.example\nOggetto: Offerta",
    "Feladó: Piste\nElküldve: 2026. november 24., kedd 10:12\nCímzett: Anna\nTárgy: Ajánlat",
    "Kimden: Piste\nGönderildi: 24 Kasım 2026 Salı 10:12\nKime: Anna\nKonu: Teklif",
    "差出人: Piste\n送信日時: 2026年11月24日 10:12\n宛先: Anna\n件名: 見積",
    "发件人: Piste\n发送时间: 2026年11月24日 10:12\n收件人: Anna\n主题: 报价",
    "보낸 사람: Piste\n보낸 날짜: 2026년 11월 24일\n받는 사람: Anna\n제목: 견적",
  ]

  @Test("of Gmail in many languages end the new words, marked lines below or none", arguments: gmail)
  func ofGmail(_ line: String) {
    for below in ["> Voici.", "Voici."] {
      let reply = ReplyText.read("D'accord.\n\n\(line)\n\n\(below)\n")
      #expect(reply.visible == "D'accord.")
      #expect(reply.reason == .attribution)
    }
  }

  @Test("of other programs end the new words", arguments: others)
  func ofOthers(_ mark: String) {
    #expect(ReplyText.read("D'accord.\n\n\(mark)\n\n> Voici.\n").visible == "D'accord.")
  }

  @Test("wrapped at the end of a line, or behind the bracket, belong together", arguments: gmail)
  func wrapped(_ line: String) {
    let name = "Menuiserie Piste et Fils, Valais-Romand"
    let long = line.replacing("Piste", with: name)
    let bracket = long.replacing("leads@", with: "\nleads@")
    for text in [Self.wrap(long, at: 64), Self.wrap(long, at: 76), bracket] {
      #expect(ReplyText.read("D'accord.\n\n\(text)\n\n> Voici.\n").visible == "D'accord.", "\(text)")
    }
  }

  private static func wrap(_ line: String, at column: Int) -> String {
    var lines = [""]
    for word in line.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.count + word.count >= column {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] = last.isEmpty ? String(word) : last + " " + word
      }
    }
    return lines.joined(separator: "\n")
  }
}
