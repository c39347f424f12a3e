import Basics

/// What mail programs write above a mail that is forwarded or cited whole, by language; folded.
///
/// Seen in the wild: Gmail, Thunderbird, Apple Mail, Yahoo, Notes ("Forwarded by …"), Zoho, HubSpot, mutt, web mailers.
enum ForwardWords {
  /// Whether the words hold one of the ``marks``, whatever stands around it.
  /// - Parameter key: Folded.
  static func isMark(_ key: String) -> Bool {
    var rest = key.utf8[...]
    while true {
      let word = rest.prefix { $0 != 0x20 }
      let phrases = byFirstWord[String(Substring(word))] ?? []
      if phrases.contains(where: { rest.starts(with: $0.utf8) }) { return true }
      guard word.endIndex < rest.endIndex else { break }
      rest = rest[rest.index(after: word.endIndex)...]
    }
    // Languages that put no blanks between words.
    return key.utf8.contains { $0 >= 0xE3 } && joinedMarks.contains { key.containsBytes(of: $0) }
  }

  private static let byFirstWord = Dictionary(grouping: marks) { phrase in
    String(Substring(phrase.utf8.prefix { $0 != 0x20 }))
  }
  private static let joinedMarks = marks.filter { ($0.utf8.first ?? 0) >= 0xE3 }

  /// Stand between dashes, or alone before a colon.
  static let marks = folded([
    "message transféré", "message transmis", "message réexpédié", "courriel transféré", "e-mail transféré",
    "mail transféré", "transféré par", "réexpédié par", "transmis par", "message suivi", "réacheminé par",
    "message réacheminé",
    "weitergeleitete nachricht", "weitergeleitete e-mail", "weitergeleitete mail", "weitergeleitet von",
    "weiterleitung von", "weitergeleitete mitteilung", "weitergeleiteten nachricht",
    "weitergeleiteten e-mail",
    "messaggio inoltrato", "messaggio rinviato", "inoltrato da", "e-mail inoltrata", "mail inoltrata",
    "forwarded message", "forwarded mail", "forwarded email", "forwarded e-mail", "forwarded by",
    "forwarded letter",
    "mensaje reenviado", "correo reenviado", "reenviado por", "missatge reenviat", "remitido por",
    "mensaxe reenviada", "birbidalitako mezua",
    "mensagem encaminhada", "mensagem reenviada", "encaminhado por", "reencaminhado por",
    "e-mail encaminhado", "mensagem reencaminhada", "repassado por",
    "doorgestuurd bericht", "doorgestuurde e-mail", "doorgestuurd door", "doorgezonden bericht",
    "doorgezonden door",
    "videresendt meddelelse", "videresendt besked", "videresendt mail", "videresendt af",
    "videresendt melding", "videresendt e-post", "videresendt av", "videresend melding",
    "vidarebefordrat meddelande", "vidarebefordrat mejl", "vidarebefordrat mail", "vidarebefordrat e-post",
    "vidarebefordrat brev", "vidarebefordrat av", "vidarebefordrade meddelandet",
    "välitetty viesti", "edelleenlähetetty viesti", "edelleen lähetetty viesti", "välittänyt",
    "edastatud kiri", "edastatud sõnum", "edastatud e-kiri", "edasisaadetud",
    "pārsūtītais ziņojums", "pārsūtīta vēstule", "pārsūtīts ziņojums", "persiųstas laiškas",
    "peradresuotas laiškas", "persiunčiamas pranešimas", "persiųsta žinutė",
    "przekazana wiadomość", "przekazywana wiadomość", "wiadomość przekazana", "przekazanej wiadomości",
    "przekazywanej wiadomości", "przesłana wiadomość", "przesłana dalej", "przesyłana dalej",
    "przekazane przez", "przesłane przez", "przesłanej dalej",
    "přeposlaná zpráva", "přeposlaný e-mail", "přeposlaná e-mailová zpráva", "přeposílané zprávy",
    "předaná zpráva", "předávaná zpráva", "přeposlané zprávy",
    "preposlaná správa", "preposlaný e-mail", "preposlanej správy", "preposielaná správa",
    "odovzdaná správa", "posunutá správa", "preposielanej správy", "postoupeno uživatelem",
    "továbbított üzenet", "továbbított levél", "továbbított e-mail", "továbbította",
    "mesaj redirecționat", "mesajul redirecționat", "mesajului redirecționat", "mesaj retrimis",
    "mesaj înaintat", "mesaj forward",
    "mesaj transmis mai departe", "redirecționat de",
    "proslijeđena poruka", "proslijeđenu poruku", "proslijeđene poruke", "proslijedio", "prosleđena poruka",
    "прослеђена порука", "áframsent bréf", "framsendur póstur",
    "posredovano sporočilo", "posredovanega sporočila",
    "препратено съобщение", "препратеното съобщение", "препратено писмо",
    "пересылаемое сообщение", "пересылаемого сообщения", "пересланное сообщение", "пересланного сообщения",
    "перенаправленное сообщение", "переадресованное сообщение", "переадресованного сообщения",
    "пересылаемое письмо", "пересланное письмо", "переслано от",
    "переслане повідомлення", "пересланого повідомлення", "перенаправлене повідомлення",
    "переадресоване повідомлення", "переадресованого повідомлення", "листа, який пересилається",
    "переслане лист", "пересланий лист", "листа, що пересилається",
    "iletilmiş mesaj", "iletilen mesaj", "iletilen ileti", "iletilmiş ileti", "yönlendirilmiş mesaj",
    "yönlendirilen ileti", "yönlendirilmiş ileti", "iletilen e-posta", "iletiyi başlat", "ileti başlangıcı",
    "προωθημένο μήνυμα", "προωθημένου μηνύματος", "προωθηθέν μήνυμα", "הודעה שהועברה",
    "ההודעה שהועברה", "הודעה מועברת", "ההודעה המועברת",
    "رسالة معاد توجيهها", "الرسالة المعاد توجيهها", "رسالة محولة", "الرسالة المحولة", "رسالة ممررة",
    "رسالة مُمررة", "ข้อความที่ส่งต่อ", "پیام بازارسال شده", "پیام ارسال شده",
    "転送メッセージ", "転送されたメッセージ", "転送元のメッセージ", "転送メール", "转发邮件", "转发的邮件", "转发的消息", "转发信息", "被转发的邮件",
    "轉寄郵件", "轉寄的郵件", "轉寄訊息", "轉寄的訊息", "被轉寄的郵件", "전달된 메시지", "전달된 메일", "전달한 메시지", "전달 메시지",
    "thư đã chuyển tiếp", "thư được chuyển tiếp", "tin nhắn đã chuyển tiếp", "pesan terusan",
    "pesan yang diteruskan",
  ])

  /// Stand between dashes above an answer as well as above a forward.
  static let originals = folded([
    "message d'origine", "message d’origine", "message original", "message initial", "courriel original",
    "e-mail d'origine", "mail d'origine", "ursprüngliche nachricht", "originalnachricht",
    "original-nachricht", "original nachricht", "ursprüngliche mail", "originalmail", "messaggio originale",
    "messaggio di origine", "e-mail originale", "original message", "original appointment", "original mail",
    "original email", "original e-mail", "mensaje original", "correo original", "mensagem original",
    "oorspronkelijk bericht", "origineel bericht", "oorspronkelijke bericht", "oprindelig meddelelse",
    "oprindelig besked", "original meddelelse", "opprinnelig melding", "original melding",
    "ursprungligt meddelande", "originalmeddelande", "ursprungligt mejl", "alkuperäinen viesti",
    "algne kiri", "algne sõnum", "oriģinālais ziņojums", "originalus laiškas", "wiadomość oryginalna",
    "oryginalna wiadomość", "původní zpráva", "původní e-mail", "pôvodná správa", "eredeti üzenet",
    "eredeti levél", "mesajul original", "mesaj original", "izvorna poruka", "originalna poruka",
    "izvirno sporočilo", "оригинално съобщение", "исходное сообщение", "исходное письмо",
    "оригинальное сообщение", "вихідне повідомлення", "первинне повідомлення", "orijinal mesaj",
    "özgün ileti", "orjinal mesaj", "αρχικό μήνυμα", "הודעה מקורית", "الرسالة الأصلية", "元のメッセージ", "原始邮件",
    "原始郵件", "原邮件", "原始信件", "원본 메시지", "원본 메일", "thư gốc", "tin nhắn gốc", "pesan asli", "antwort nachricht",
    "original", "replied message", "mail original", "email d'origine", "ursprüngliche e-mail",
    "ursprünglicher termin", "originale nachricht", "orginalnachricht", "email original",
    "oorspronkelijke e-mail", "opprinnelig e-post", "ursprungligt e-postmeddelande", "ursprungligt mail",
    "alkuperäinen sähköposti", "wiadomość pierwotna", "изходно съобщение", "оригінальне повідомлення",
    "ursprüngliche mitteilung", "original-mitteilung", "rendez-vous d'origine", "appuntamento originale",
    "cita original", "reunión original", "compromisso original", "oorspronkelijke afspraak",
    "oprindelig aftale", "opprinnelig avtale", "ursprunglig avtalad tid", "courriel d'origine",
    "message précédent", "исходный текст", "исходная встреча", "ข้อความต้นฉบับ", "پیام اصلی",
    "alkuperäinen kirje", "回复的原邮件", "原始信息", "元のメール", "original message follows",
  ])

  /// Of words between dashes that ``marks`` does not have: how the word for forwarding begins.
  ///
  /// They count only above a whole header: mail programs find ever new ways to say it.
  static let stems = folded([
    "transfér", "réachemin", "réexpédi", "weitergeleit", "weiterleit", "inoltr", "forward", "reenvi",
    "encaminh", "reencaminh", "doorgestuur", "doorgezond", "videresend", "vidarebefordr", "välitet",
    "edelleenläh", "edastat", "pārsūtī", "persiųst", "persiunč", "przekaz", "przesłan", "přepos", "přepos",
    "prepos", "továbbít", "redirecționa", "retrimis", "proslij", "prosleđ", "posredova", "препрат",
    "пересыла",
    "пересла", "перенаправл", "переадрес", "iletil", "yönlendiril", "προωθ", "הועבר", "מועבר",
  ])

  private static let stemPhrases = BytePhrases(stems)

  /// Whether a word begins with one of the ``stems``.
  static func hasStem(_ key: String) -> Bool {
    key.utf8.split(separator: 0x20).prefix(12).contains { stemPhrases.begin(Array($0)) }
  }

  /// The first word of the line below a forwarded mail: "End of forwarded message", "Ende der …"; in some languages
  /// the last one.
  static let ends = Set(
    folded([
      "end", "ends", "fin", "ende", "fine", "fim", "einde", "slut", "slutt", "loppu", "lõpp", "koniec",
      "konec",
      "vége",
      "sfârșit", "sfârșitul", "kraj", "конец", "завершение", "край", "кінець", "τέλος",
    ]))

  private static func folded(_ words: [String]) -> [String] { words.map(\.foldedForSearch) }
}
