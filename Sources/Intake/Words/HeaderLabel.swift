import Basics
import MailFormat

/// A field of the mail that is cited or forwarded, as mail programs write it above its words: `De :`, `*Von:*`.
enum HeaderLabel: Hashable, Sendable {
  case from, date, to, cc, subject, replyTo
  /// A field that says nothing about who wrote what: `Importance`, `Anlagen`, `Message-ID`.
  case other

  /// The label that these words mean; `nil` for any other words.
  /// - Parameter name: What stands before the colon.
  static func named(_ name: ArraySlice<UInt8>) -> HeaderLabel? {
    guard !name.isEmpty, name.count <= 48 else { return nil }
    return name.contains(0x2F) ? inTwoLanguages(name) : inOne(name)
  }

  /// `De / From`, `Datum/Date`: servers of countries with several languages write two labels for one field.
  private static func inTwoLanguages(_ name: ArraySlice<UInt8>) -> HeaderLabel? {
    let labels = name.split(separator: 0x2F).map { inOne($0.trimmed) }
    guard labels.count == 2, labels[0] == labels[1] else { return nil }
    return labels[0]
  }

  private static func inOne(_ name: ArraySlice<UInt8>) -> HeaderLabel? {
    guard name.allSatisfy({ $0 < 0x80 }) else {
      return table[String(decoding: name, as: UTF8.self).foldedForSearch]
    }
    return (mayBeLabel(name) ? table[name.lowercasedText] : nil) ?? (isFieldName(name) ? .other : nil)
  }

  /// Whether a label has that first letter and that length: most words before a colon are not looked up.
  private static func mayBeLabel(_ name: ArraySlice<UInt8>) -> Bool {
    guard let first = name.first, name.count < 64 else { return false }
    return lengths[Int(first.lowercased)] >> UInt64(name.count) & 1 == 1
  }

  /// For each first byte one bit for every length in bytes that a label has.
  private static let lengths: [UInt64] = {
    var lengths = [UInt64](repeating: 0, count: 256)
    for label in table.keys {
      guard let first = label.utf8.first, label.utf8.count < 64 else { continue }
      lengths[Int(first)] |= 1 << UInt64(label.utf8.count)
    }
    return lengths
  }()

  /// `Message-ID`, `X-Mailer`: a hyphen and no blank, as no label that is written for people.
  private static func isFieldName(_ name: ArraySlice<UInt8>) -> Bool {
    name.contains(0x2D) && name.first != 0x2D && name.last != 0x2D
      && name.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2D }
  }

  private static let table: [String: HeaderLabel] = {
    var table: [String: HeaderLabel] = [:]
    let lists: [(HeaderLabel, [String])] = [
      (.other, others), (.replyTo, replyAddresses), (.cc, copies), (.subject, subjects), (.to, recipients),
      (.date, dates), (.from, authors),
    ]
    for (label, words) in lists {
      for word in words { table[word.foldedForSearch] = label }
    }
    return table
  }()
}

/// The words by language, in the order French, German, Italian, English, Spanish, Portuguese, Dutch, the North, the
/// East, the South-East, Asia. Seen in Outlook, Apple Mail, Thunderbird, Gmail, Yahoo, Notes and web mailers.
extension HeaderLabel {
  fileprivate static let authors = [
    "de", "expéditeur", "émetteur", "von", "absender", "da", "mittente", "from", "sender", "remitente",
    "remetente", "van", "afzender", "fra", "afsender", "avsender", "från", "avsändare", "lähettäjä", "saatja",
    "kellelt", "no", "nuo", "siuntėjas", "od", "nadawca", "odesílatel", "odosielateľ", "feladó", "küldő",
    "de la", "expeditor", "expeditorul", "šalje", "pošiljatelj", "шаље", "от", "от кого", "отправитель",
    "від", "від кого",
    "відправник", "изпратил", "подател", "kimden", "gönderen", "από", "αποστολέας", "מאת", "من", "差出人",
    "送信者", "发件人", "寄件者", "寄件人", "보낸 사람", "보낸사람", "발신", "từ", "người gửi", "dari", "pengirim",
    "發件人", "보낸이", "보내는 사람", "จาก", "ผู้ส่ง", "از", "فرستنده", "المرسل", "השולח", "од", "frá", "nork",
    "प्रेषक",
  ]

  fileprivate static let dates = [
    "date", "envoyé", "envoyé le", "envoyée", "date d'envoi", "datum", "gesendet", "gesendet am", "data",
    "inviato", "inviato il", "inviata", "sent", "sent on", "date sent", "sent at", "fecha", "enviado",
    "enviado el", "enviado em", "enviada", "enviada em", "enviado a", "fecha de envío", "verzonden",
    "verzonden op", "dato", "sendt", "skickat", "skickat den", "skickad", "päivämäärä", "päiväys", "pvm",
    "lähetetty", "kuupäev", "saadetud", "saatmisaeg", "datums", "nosūtīts", "išsiųsta", "wysłano", "wysłane",
    "wysłany", "dnia", "odesláno", "odoslané", "dátum", "elküldve", "küldve", "dată", "trimis", "trimis la",
    "poslano", "poslato", "дата", "отправлено", "надіслано", "изпратено", "датум", "tarih", "gönderildi",
    "gönderilme tarihi", "gönderme tarihi", "gönderim tarihi", "ημερομηνία", "στάλθηκε", "εστάλη", "תאריך",
    "נשלח", "التاريخ", "تاريخ الإرسال", "日付", "日時", "送信日時", "发送时间", "发送日期", "日期", "时间", "寄件日期",
    "傳送時間", "보낸 날짜", "보낸날짜", "날짜", "ngày", "đã gửi", "tanggal", "dikirim",
    "傳送日期", "發送時間", "發送日期", "寄件時間", "送信日", "보낸 시간", "보낸시간", "일시", "ngày gửi", "thời gian",
    "verschickt", "verschickt am", "expediat", "expediat la", "відправлено", "відправлений", "αποστολή",
    "تم الإرسال", "إرسال", "الإرسال", "تاريخ", "enviat", "enviat el", "spedito", "spedito il", "inviata il",
    "ส่ง", "ส่งเมื่อ", "วันที่", "ارسال", "ارسال شده", "تاریخ", "data wysłania", "wysłana", "dagsetning",
    "датум слања",
    "послато", "verzenddatum", "skickades", "gönderilen", "message du", "दिनांक",
  ]

  fileprivate static let recipients = [
    "à", "pour", "destinataire", "destinataires", "an", "empfänger", "a", "per", "destinatario",
    "destinatari", "to", "para", "destinatário", "aan", "til", "till", "vastaanottaja", "saaja", "kellele",
    "adressaat", "kam", "gavėjas", "do", "adresat", "komu", "pro", "pre", "címzett", "címzettek", "către",
    "destinatar", "destinatarul", "prima", "za", "кому", "до", "kime", "alıcı", "προς", "אל", "إلى", "宛先",
    "收件人", "收件者",
    "받는 사람", "받는사람", "수신", "đến", "tới", "kepada",
    "받는이", "받는 분", "người nhận", "ถึง", "ผู้รับ", "به", "گیرنده", "الى", "المستلم", "per a", "prejemnik",
    "primatelj", "primalac", "prima", "получатель", "получатели", "отримувач", "коме", "прима",
    "příjemce", "príjemca", "modtager", "mottaker", "mottagare", "ontvanger", "geadresseerde", "naar", "nori",
    "αποδέκτης", "παραλήπτης", "נמען", "受信者", "收件", "宛て先", "प्रति",
  ]

  fileprivate static let copies = [
    "cc", "copie", "copie à", "bcc", "cci", "kopie", "kopie an", "kopie (cc)", "copia", "ccn", "cópia", "cco",
    "bcc", "kopi", "kopia", "kopio", "koopia", "kopija", "dw", "udw", "kópia", "másolat", "másolatot kap",
    "kp", "копия", "копія", "копие", "bilgi", "gizli", "κοιν", "κοιν.", "עותק", "نسخة", "抄送", "副本", "密送",
    "참조", "đồng gửi",
    "สำเนา", "สำเนาถึง", "رونوشت", "blindkopie", "kopi til", "kopia till", "kópia (cc)", "cc (copie)",
    "gizli bilgi", "копија", "másolatban", "afrit", "參照", "숨은참조",
  ]

  fileprivate static let subjects = [
    "objet", "sujet", "betreff", "betrifft", "oggetto", "subject", "asunto", "assunto", "assumpte",
    "onderwerp", "emne", "ämne", "aihe", "teema", "pealkiri", "temats", "tēma", "tema", "temat", "předmět",
    "predmet", "naslov", "zadeva", "tárgy", "subiect", "subiectul", "тема", "относно", "предмет", "konu",
    "θέμα", "נושא",
    "الموضوع", "件名", "主题", "主旨", "標題", "제목", "chủ đề", "tiêu đề", "subjek", "perihal",
    "ogg", "ärende", "เรื่อง", "หัวเรื่อง", "ชื่อเรื่อง", "موضوع", "titill", "efni", "gaia",
    "наслов", "主題", "विषय", "judul",
  ]

  fileprivate static let replyAddresses = [
    "répondre à", "réponse à", "antwort an", "antworten an", "risposta", "rispondi a", "reply-to", "reply to",
    "responder a", "responder para", "antwoord aan", "beantwoorden", "svar til", "svara till", "svar till",
    "vastausosoite", "vastaa", "odpowiedz do", "odpovědět komu", "odpoveď na", "válaszcím", "răspuns către",
    "răspundeți la", "odgovori na", "odgovor za", "ответить на", "кому отвечать", "відповідь", "yanıt adresi",
    "yanıtla", "απάντηση προς", "返信先", "回复", "回覆", "회신",
    "reply", "respondre a", "odpovedať na",
  ]

  fileprivate static let others = [
    "importance", "priorité", "pièces jointes", "pièce jointe", "joindre", "wichtigkeit", "priorität",
    "anlagen", "anlage", "anhang", "anhänge", "importanza", "priorità", "allegati", "allegato", "priority",
    "attachments", "attachment", "attach", "received", "return-path", "message-id", "organization",
    "importancia", "prioridad", "datos adjuntos", "adjuntos", "importância", "prioridade", "anexos", "anexo",
    "urgentie", "prioriteit", "bijlagen", "bijlage", "prioritet", "vedhæftede filer", "vedlegg",
    "bilagor", "liitteet", "załączniki", "přílohy", "prílohy", "mellékletek", "atașări", "важность",
    "вложения", "ekler", "via", "mailed-by", "signed-by", "resent-from", "resent-to", "resent-date",
    "in-reply-to",
    "references", "mime-version", "content-type", "newsgroups", "附件", "重要性",
    "sent by", "gesendet von", "envoyé par", "inviato da", "enviado por", "verzonden door", "sendt af",
    "sendt av", "skickat av", "przesłane przez", "sensitivity", "vertraulichkeit", "categories", "catégories",
    "kategorien", "fichiers joints", "documents joints", "organisation", "organizzazione", "organización",
    "fontosság", "ważność", "důležitost", "dôležitosť", "önem", "önem derecesi", "σπουδαιότητα", "חשיבות",
    "الأهمية", "중요도", "重要度", "важливість", "tärkeys", "viktighet", "vigtighed", "belang", "prioriteetti",
    "priorytet", "priorita", "приоритет", "пріоритет", "bilag", "priloge", "prilozi", "συνημμένα",
    "קבצים מצורפים", "المرفقات", "첨부", "첨부 파일", "添付ファイル", "вкладення",
  ]
}
