import Basics

/// What mail programs write around a mail that is cited, in the languages they come in; folded.
///
/// Seen in the wild: Outlook's block of labels, the attribution line of Gmail, Apple Mail and Thunderbird, the
/// separators of both.
enum MailClientWords {
  static let fromLabels = folded([
    "from", "de", "von", "da", "van", "fra", "från", "od", "lähettäjä", "от", "від", "kimden", "από", "差出人",
    "发件人", "寄件者", "보낸 사람", "expéditeur", "remitente", "mittente", "feladó", "expeditor",
  ])

  static let dateLabels = folded([
    "sent", "date", "sent on", "envoyé", "envoyé le", "gesendet", "gesendet am", "datum", "inviato",
    "inviato il",
    "data", "fecha", "enviado", "enviado el", "enviado em", "enviada em", "enviada", "verzonden", "sendt",
    "dato",
    "skickat", "lähetetty", "päiväys", "wysłano", "wysłane", "odesláno", "odoslané", "elküldve", "dátum",
    "trimis",
    "отправлено", "дата", "надіслано", "gönderildi", "gönderilme tarihi", "tarih", "στάλθηκε", "ημερομηνία",
    "送信日時", "日時", "发送时间", "日期", "보낸 날짜", "날짜",
  ])

  static let recipientLabels = folded([
    "to", "à", "a", "an", "per", "para", "aan", "til", "till", "do", "vastaanottaja", "komu", "címzett",
    "către",
    "кому", "kime", "προς", "宛先", "收件人", "받는 사람", "cc", "kopie", "copie", "copia", "kopia", "копия",
  ])

  static let subjectLabels = folded([
    "subject", "objet", "betreff", "oggetto", "asunto", "assunto", "onderwerp", "emne", "ämne", "aihe",
    "temat",
    "předmět", "predmet", "tárgy", "subiect", "тема", "konu", "θέμα", "件名", "主题", "主旨", "제목",
  ])

  /// Between dashes.
  static let separators = Set(
    folded([
      "original message", "original appointment", "forwarded message", "message d'origine",
      "message d’origine",
      "message original", "message transféré", "message transmis", "ursprüngliche nachricht",
      "originalnachricht",
      "original-nachricht", "antwort nachricht", "weitergeleitete nachricht", "messaggio originale",
      "messaggio inoltrato", "mensaje original", "mensaje reenviado", "mensagem original",
      "mensagem encaminhada",
      "oorspronkelijk bericht", "origineel bericht", "doorgestuurd bericht", "oprindelig meddelelse",
      "oprindelig besked", "videresendt besked", "opprinnelig melding", "videresendt melding",
      "ursprungligt meddelande", "originalmeddelande", "vidarebefordrat meddelande", "alkuperäinen viesti",
      "wiadomość oryginalna", "oryginalna wiadomość", "původní zpráva", "pôvodná správa", "eredeti üzenet",
      "mesajul original", "исходное сообщение", "пересылаемое сообщение", "orijinal mesaj", "özgün ileti",
      "αρχικό μήνυμα", "元のメッセージ", "原始邮件", "原始郵件", "원본 메시지",
    ]))

  /// What the verb of an attribution line is.
  static let writing = folded([
    "wrote", "writes", "a écrit", "schrieb", "schrieben", "geschrieben", "ha scritto", "scrisse", "escribió",
    "escreveu", "schreef", "geschreven", "skrev", "kirjoitti", "napisał", "napisał(a)", "napisała", "napsal",
    "napísal", "írta", "a scris", "написал", "написал(а)", "написала", "пишет", "написав", "yazdı", "έγραψε",
    "写道", "のメール", "님이 작성",
  ])

  /// How phones and apps close, at the beginning of a line.
  static let deviceLines = folded([
    "sent from my ", "sent from outlook", "sent from mail for", "sent from mailbox", "sent from yahoo",
    "sent from proton", "sent via ", "sent wirelessly", "get outlook for", "envoyé de mon ", "envoyé depuis ",
    "envoyé à partir de ", "envoyé sans fil", "obtenir outlook pour", "télécharger outlook pour",
    "von meinem ",
    "gesendet von ", "gesendet mit ", "outlook für ", "diese nachricht wurde von meinem", "inviato da ",
    "scarica outlook per", "enviado desde mi", "enviado do meu", "enviado a partir do", "verzonden vanaf ",
    "verstuurd vanaf ", "sendt fra min", "skickat från min", "lähetetty ", "wysłane z ", "odesláno z ",
    "отправлено с ", "отправлено из ", "iphone'umdan gönderildi", "iphoneから送信", "发自我的",
  ])

  private static func folded(_ words: [String]) -> [String] { words.map(\.foldedForSearch) }
}
