import Basics
import Intake
import MailFormat
import Testing

/// The lines and labels of mail programs in their users' languages; a list parted by `|` names the labels in the
/// order in which the program writes them.
@Suite("Forwards by language")
struct ForwardLanguageTests {
  private func decide(_ text: String, subject: String) -> ForwardedMail.Decision {
    let message = Letter(
      [
        "From: Paul <paul@firm.example>", "To: leads@firm.example", "Subject: \(subject)",
        "Content-Type: text/plain; charset=utf-8",
      ], text
    ).message
    return ForwardedMail.decide(message, kind: .person, text: message.text)
  }

  private func header(_ labels: String, _ values: [String], prefix: String = "", colon: String = ":")
    -> String
  {
    let names = labels.split(separator: "|")
    return zip(names, values).map { prefix + $0 + colon + " " + $1 + "\n" }.joined()
  }

  private func check(_ decision: ForwardedMail.Decision, _ label: String) throws {
    let mail = try #require(decision.value, "\(label)")
    let original = try #require(mail.originals.first)
    #expect(original.from == NamedAddress(name: "Anna Rey", address: "anna@rey.example"), "\(label)")
    #expect(original.subject == "Stairs", "\(label)")
    #expect(original.date == "3.3.2026 10:12", "\(label)")
    #expect(original.text == "Hello", "\(label)")
    #expect(mail.comment == "Pour toi.", "\(label)")
  }

  private let author = "Anna Rey <anna@rey.example>"
  private let date = "3.3.2026 10:12"

  @Test(
    "Apple Mail: a sentence, then author, subject, date, recipient, all quoted",
    arguments: [
      ("Anfang der weitergeleiteten Nachricht:", "Von|Betreff|Datum|An"),
      ("Inizio messaggio inoltrato:", "Da|Oggetto|Data|A"),
      ("Inicio del mensaje reenviado:", "De|Asunto|Fecha|Para"),
      ("Início da mensagem encaminhada:", "De|Assunto|Data|Para"),
      ("Início da mensagem reencaminhada:", "De|Assunto|Data|Para"),
      ("Begin doorgestuurd bericht:", "Van|Onderwerp|Datum|Aan"),
      ("Vidarebefordrat brev:", "Från|Ämne|Datum|Till"),
      ("Start på vidarebefordrat brev:", "Från|Ämne|Datum|Till"),
      ("Start på videresendt besked:", "Fra|Emne|Dato|Til"),
      ("Start på videresendt melding:", "Fra|Emne|Dato|Til"),
      ("Videresendt melding:", "Fra|Emne|Dato|Til"),
      ("Välitetty viesti alkaa:", "Lähettäjä|Aihe|Päiväys|Vastaanottaja"),
      ("Początek przekazywanej wiadomości:", "Od|Temat|Data|Do"),
      ("Začátek přeposílané zprávy:", "Od|Předmět|Datum|Komu"),
      ("Začiatok preposielanej správy:", "Od|Predmet|Dátum|Komu"),
      ("Začiatok preposlanej správy:", "Od|Predmet|Dátum|Pre"),
      ("Továbbított levél kezdete:", "Feladó|Tárgy|Dátum|Címzett"),
      ("Továbbított üzenet kezdete:", "Feladó|Tárgy|Dátum|Címzett"),
      ("Început mesaj redirecționat:", "De la|Subiect|Dată|Către"),
      ("Începutul mesajului redirecționat:", "De la|Subiect|Dată|Către"),
      ("Početak proslijeđene poruke:", "Šalje|Predmet|Datum|Prima"),
      ("Začetek posredovanega sporočila:", "Od|Zadeva|Datum|Za"),
      ("İletilen ileti başlangıcı:", "Kimden|Konu|Tarih|Kime"),
      ("Başlangıç iletilen ileti:", "Kimden|Konu|Tarih|Kime"),
      ("İletilmiş iletinin başlangıcı:", "Kimden|Konu|Tarih|Kime"),
      ("Начало переадресованного сообщения:", "От|Тема|Дата|Кому"),
      ("Початок переадресованого повідомлення:", "Від|Тема|Дата|Кому"),
      ("Початок листа, який пересилається:", "Від|Тема|Дата|Кому"),
      ("Αρχή προωθημένου μηνύματος:", "Από|Θέμα|Ημερομηνία|Προς"),
      ("תחילת ההודעה שהועברה:", "מאת|נושא|תאריך|אל"),
      ("התחלת הודעה מועברת:", "מאת|נושא|תאריך|אל"),
      ("بداية الرسالة المعاد توجيهها:", "من|الموضوع|التاريخ|إلى"),
      ("بدء الرسالة المحولة:", "من|الموضوع|التاريخ|إلى"),
      ("転送されたメッセージ：", "差出人|件名|日付|宛先"),
      ("下面是被转发的邮件：", "发件人|主题|日期|收件人"),
      ("开始转发的邮件：", "发件人|主题|日期|收件人"),
      ("以下是轉寄的郵件：", "寄件者|主旨|日期|收件者"),
      ("開始轉寄郵件：", "寄件人|主旨|日期|收件人"),
      ("전달된 메시지:", "보낸 사람|제목|날짜|받는 사람"),
      ("Inicia el missatge reenviat:", "De|Assumpte|Data|Per a"),
      ("Bắt đầu thư được chuyển tiếp:", "Từ|Chủ đề|Ngày|Đến"),
      ("Memulai pesan terusan:", "Dari|Subjek|Tanggal|Kepada"),
      ("Započni proslijeđenu poruku:", "Od|Predmet|Datum|Za"),
      ("Début du message réexpédié :", "De|Objet|Date|À"),
      ("Début du message transféré :", "De|Objet|Date|À"),
      ("Begin forwarded message:", "From|Subject|Date|To"),
    ])
  func apple(_ opening: String, _ labels: String) throws {
    let head = header(labels, [author, "Stairs", date, "paul@firm.example"], prefix: "> ")
    let text = "Pour toi.\n\n\(opening)\n\n\(head)>\n> Hello\n"
    let decision = decide(text, subject: "Fwd: Stairs")
    #expect(decision.reason == .separator)
    try check(decision, opening)
  }

  @Test(
    "Thunderbird: a line between dashes, then subject, date, author, recipient",
    arguments: [
      ("Weitergeleitete Nachricht", "Betreff|Datum|Von|An"),
      ("Message transféré", "Sujet|Date|De|Pour"),
      ("Messaggio Inoltrato", "Oggetto|Data|Mittente|A"),
      ("Mensaje reenviado", "Asunto|Fecha|De|Para"),
      ("Mensagem reencaminhada", "Assunto|Data|De|Para"),
      ("Mensagem encaminhada", "Assunto|Data|De|Para"),
      ("Doorgestuurd bericht", "Onderwerp|Datum|Van|Aan"),
      ("Vidarebefordrat meddelande", "Ämne|Datum|Från|Till"),
      ("Videresendt meddelelse", "Emne|Dato|Fra|Til"),
      ("Videresendt melding", "Emne|Dato|Fra|Til"),
      ("Videresendt e-post", "Emne|Dato|Fra|Til"),
      ("Välitetty viesti", "Aihe|Päiväys|Lähettäjä|Vastaanottaja"),
      ("Edelleenlähetetty viesti", "Aihe|Päiväys|Lähettäjä|Vastaanottaja"),
      ("Treść przekazanej wiadomości", "Temat|Data|Nadawca|Adresat"),
      ("Przekazana wiadomość", "Temat|Data|Nadawca|Adresat"),
      ("Přeposlaná zpráva", "Předmět|Datum|Od|Komu"),
      ("Preposlaná správa", "Predmet|Dátum|Od|Komu"),
      ("Továbbított üzenet", "Tárgy|Dátum|Feladó|Címzett"),
      ("Mesaj redirecționat", "Subiect|Dată|De la|Către"),
      ("Mesaj înaintat", "Subiect|Data|Expeditor|Destinatar"),
      ("Proslijeđena poruka", "Naslov|Datum|Šalje|Prima"),
      ("Posredovano sporočilo", "Zadeva|Datum|Pošiljatelj|Prejemnik"),
      ("Posredovano sporočilo", "Zadeva|Datum|Od|Za"),
      ("İletilmiş İleti", "Konu|Tarih|Kimden|Kime"),
      ("Yönlendirilmiş ileti", "Konu|Tarih|Gönderen|Alıcı"),
      ("Перенаправленное сообщение", "Тема|Дата|От|Кому"),
      ("Пересылаемое сообщение", "Тема|Дата|Отправитель|Получатель"),
      ("Переслане повідомлення", "Тема|Дата|Від|Кому"),
      ("Προωθημένο μήνυμα", "Θέμα|Ημερομηνία|Από|Προς"),
      ("הודעה מועברת", "נושא|תאריך|מאת|אל"),
      ("הודעה שהועברה", "נושא|תאריך|מאת|אל"),
      ("رسالة معاد توجيهها", "الموضوع|التاريخ|من|إلى"),
      ("رسالة مُمررة", "الموضوع|التاريخ|من|إلى"),
      ("転送メッセージ", "件名|日付|差出人|宛先"),
      ("转发的消息", "主题|日期|发件人|收件人"),
      ("轉寄郵件", "主旨|日期|寄件者|收件者"),
      ("전달된 메시지", "제목|날짜|보낸 사람|받는 사람"),
      ("Edastatud kiri", "Teema|Kuupäev|Saatja|Saaja"),
      ("Pārsūtīts ziņojums", "Temats|Datums|No|Kam"),
      ("Persiųstas laiškas", "Tema|Data|Nuo|Kam"),
      ("Препратено съобщение", "Тема|Дата|От|До"),
      ("Прослеђена порука", "Наслов|Датум|Шаље|Прима"),
      ("Prosleđena poruka", "Naslov|Datum|Šalje|Prima"),
      ("Missatge reenviat", "Assumpte|Data|De|Per a"),
      ("Birbidalitako mezua", "Gaia|Data|Nork|Nori"),
      ("Mensaxe reenviada", "Asunto|Data|De|Para"),
      ("Áframsent bréf", "Titill|Dagsetning|Frá|Til"),
    ])
  func thunderbird(_ words: String, _ labels: String) throws {
    let head = header(labels, ["Stairs", date, author, "paul@firm.example"])
    let text = "Pour toi.\n\n-------- \(words) --------\n\(head)\n\nHello\n"
    let decision = decide(text, subject: "Stairs")
    #expect(decision.reason == .separator)
    try check(decision, words)
  }

  @Test(
    "Outlook: author, date, recipient, copy, subject; the mail's subject has the mark",
    arguments: [
      ("TR:", "De|Envoyé|À|Cc|Objet"),
      ("TR:", "De|Date|À|Cc|Objet"),
      ("WG:", "Von|Gesendet|An|Cc|Betreff"),
      ("I:", "Da|Inviato|A|Cc|Oggetto"),
      ("RV:", "De|Enviado el|Para|CC|Asunto"),
      ("RV:", "De|Enviado|Para|CC|Asunto"),
      ("Rv:", "De|Fecha|Para|CC|Asunto"),
      ("FW:", "De|Enviado|Para|Cc|Assunto"),
      ("ENC:", "De|Enviada em|Para|Cc|Assunto"),
      ("ENC:", "De|Data|Para|Cc|Assunto"),
      ("FW:", "Van|Verzonden|Aan|CC|Onderwerp"),
      ("Doorst:", "Van|Datum|Aan|CC|Onderwerp"),
      ("VB:", "Från|Skickat|Till|Kopia|Ämne"),
      ("VB:", "Från|Datum|Till|Kopia|Ämne"),
      ("VS:", "Fra|Sendt|Til|Cc|Emne"),
      ("VS:", "Fra|Sendt|Til|Kopi|Emne"),
      ("VS:", "Fra|Dato|Til|Kopi|Emne"),
      ("VL:", "Lähettäjä|Lähetetty|Vastaanottaja|Kopio|Aihe"),
      ("VL:", "Lähettäjä|Päivämäärä|Vastaanottaja|Kopio|Aihe"),
      ("FW:", "Od|Wysłano|Do|DW|Temat"),
      ("PD:", "Od|Data|Do|DW|Temat"),
      ("FW:", "Od|Odesláno|Komu|Kopie|Předmět"),
      ("FW:", "Od|Datum|Komu|Kopie|Předmět"),
      ("FW:", "Od|Odoslané|Komu|Kópia|Predmet"),
      ("TVR:", "Feladó|Küldve|Címzett|Másolatot kap|Tárgy"),
      ("FW:", "Feladó|Elküldve|Címzett|Másolatot kap|Tárgy"),
      ("FW:", "De la|Trimis|Către|Cc|Subiect"),
      ("FW:", "De la|Expediat|Către|Cc|Subiect"),
      ("FW:", "Od|Poslano|Za|Cc|Predmet"),
      ("PROSL:", "Šalje|Poslano|Prima|Kopija|Predmet"),
      ("FW:", "Od|Poslano|Za|Kp|Zadeva"),
      ("İLT:", "Kimden|Gönderildi|Kime|Bilgi|Konu"),
      ("İlt:", "Gönderen|Gönderildi|Alıcı|Bilgi|Konu"),
      ("FW:", "От|Отправлено|Кому|Копия|Тема"),
      ("Пересылка:", "От|Дата|Кому|Копия|Тема"),
      ("FW:", "Від|Надіслано|Кому|Копія|Тема"),
      ("Пер:", "Від|Відправлено|Кому|Копія|Тема"),
      ("ΠΡΘ:", "Από|Στάλθηκε|Προς|Κοιν.|Θέμα"),
      ("FW:", "Από|Αποστολή|Προς|Κοιν.|Θέμα"),
      ("FW:", "מאת|נשלח|אל|עותק|נושא"),
      ("העברה:", "מאת|תאריך|אל|עותק|נושא"),
      ("FW:", "من|تم الإرسال|إلى|نسخة|الموضوع"),
      ("تمرير:", "من|تاريخ|الى|نسخة|الموضوع"),
      ("FW:", "من|إرسال|إلى|نسخة|الموضوع"),
      ("FW:", "差出人|送信日時|宛先|CC|件名"),
      ("转发:", "发件人|发送时间|收件人|抄送|主题"),
      ("FW:", "寄件者|寄件日期|收件者|副本|主旨"),
      ("轉寄:", "寄件者|傳送日期|收件者|副本|主旨"),
      ("FW:", "보낸 사람|보낸 날짜|받는 사람|참조|제목"),
      ("FW:", "보낸 사람|날짜|받는 사람|참조|제목"),
      ("FW:", "Saatja|Saadetud|Adressaat|Koopia|Teema"),
      ("FW:", "No|Nosūtīts|Kam|Kopija|Tēma"),
      ("FW:", "Nuo|Išsiųsta|Kam|Kopija|Tema"),
      ("FW:", "От|Изпратено|До|Копие|Относно"),
      ("FW:", "Od|Poslato|Za|Kopija|Tema"),
      ("FW:", "Từ|Đã gửi|Tới|Cc|Chủ đề"),
      ("FW:", "จาก|ส่ง|ถึง|สำเนา|เรื่อง"),
      ("FW:", "Dari|Dikirim|Kepada|Cc|Perihal"),
      ("FW:", "De|Enviat el|Per a|Cc|Assumpte"),
      ("FW:", "از|ارسال|به|رونوشت|موضوع"),
    ])
  func outlook(_ mark: String, _ labels: String) throws {
    let head = header(labels, [author, date, "Paul", "", "Stairs"])
    let decision = decide("Pour toi.\n\n\(head)\nHello\n", subject: mark + " Stairs")
    #expect(decision.reason == .markedSubject)
    try check(decision, labels)
  }

  @Test(
    "Notes: a line with the forwarder and the day, then author, recipient, date, subject",
    arguments: [
      ("Inoltrato da Paul/Firm il 24/11/2026 10.12", "Da|A|Data|Oggetto"),
      ("Doorgestuurd door Paul/Firm op 24-11-2026 10:12", "Van|Aan|Datum|Onderwerp"),
      ("Vidarebefordrat av Paul/Firm 2026-11-24 10:12", "Från|Till|Datum|Ärende"),
      ("Videresendt af Paul/Firm den 24-11-2026 10:12", "Fra|Til|Dato|Emne"),
      ("Videresendt av Paul/Firm 24.11.2026 10:12", "Fra|Til|Dato|Emne"),
      ("Przesłane przez Paul/Firm dnia 24.11.2026 10:12", "Od|Do|Data|Temat"),
      ("Transféré par Paul/Firm le 24/11/2026 10:12", "De|A|Date|Objet"),
      ("Weitergeleitet von Paul/Firm am 24.11.2026 10:12", "Von|An|Datum|Betreff"),
      ("Postoupeno uživatelem Paul/Firm dne 24.11.2026 10:12", "Od|Komu|Datum|Předmět"),
      ("転送者 Paul/Firm 日時 2026/11/24 10:12", "差出人|宛先|日付|件名"),
      ("Edelleenlähettäjä Paul/Firm pvm 24.11.2026 10:12", "Lähettäjä|Vastaanottaja|Päiväys|Aihe"),
      ("Переадресовано: Paul/Firm 24.11.2026 10:12", "От|Кому|Дата|Тема"),
      ("Paul/Firm tarafından 24.11.2026 10:12 tarihinde iletildi", "Kimden|Kime|Tarih|Konu"),
      ("Továbbította: Paul/Firm dátum: 2026.11.24 10:12", "Feladó|Címzett|Dátum|Tárgy"),
      ("由 Paul/Firm 于 2026/11/24 10:12 转发", "发件人|收件人|日期|主题"),
    ])
  func notes(_ line: String, _ labels: String) throws {
    let head = header(labels, [author, "paul@firm.example", date, "Stairs"])
    let text = "Pour toi.\n\n----- \(line) -----\n\n\(head)\n\nHello\n"
    try check(decide(text, subject: "Stairs"), line)
  }
}
