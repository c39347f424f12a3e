import Basics

/// What mail programs write around a mail that is cited, in the languages they come in; folded.
///
/// Seen in the wild: the attribution lines of Gmail, Apple Mail and Thunderbird, the lines of telephones and apps. The
/// labels of a cited header are ``HeaderLabel``, the lines between dashes ``ForwardWords``.
enum MailClientWords {
  /// Apple Mail's line above the block of labels; a colon follows.
  static let forwardOpenings = folded([
    "begin forwarded message", "forwarded message", "début du message transféré",
    "début du message réexpédié",
    "anfang der weitergeleiteten nachricht", "inizio messaggio inoltrato", "inizio del messaggio inoltrato",
    "inicio del mensaje reenviado", "início da mensagem encaminhada", "início da mensagem reencaminhada",
    "begin doorgestuurd bericht", "start på vidarebefordrat brev", "start på videresendt besked",
    "start på videresendt melding", "välitetty viesti alkaa", "początek przekazanej wiadomości",
    "začátek přeposlané zprávy", "začiatok preposlanej správy", "továbbított levél kezdete",
    "начало переадресованного сообщения", "початок листа, який пересилається", "iletilen ileti başlangıcı",
    "転送されたメッセージ", "下面是被转发的邮件", "以下是轉寄的郵件", "전달된 메시지",
  ])

  /// What the verb of an attribution line is.
  static let writing = folded([
    "wrote", "writes", "a écrit", "schrieb", "schrieben", "geschrieben", "ha scritto", "scrisse", "escribió",
    "escreveu", "schreef", "geschreven", "skrev", "kirjoitti", "napisał", "napisał(a)", "napisała", "napsal",
    "napsal(a)", "napsala", "napísal(a)", "napísala", "skrifaði",
    "napísal", "írta", "a scris", "написал", "написал(а)", "написала", "пишет", "написав", "yazdı", "έγραψε",
    "写道", "寫道", "のメール", "님이 작성", "님이 쓴 글", "작성했습니다", "さんは書きました", "が書きました",
    "écrivait", "a écrit le", "ezt írta", "je napisao", "je napisao/la", "napisao je", "napisala je",
    "je napisala", "napisao", "napisala", "napisao/la", "piše", "pisze", "пише", "написа", "написала",
    "пишет",
    "је написао", "је написао/ла", "написао је", "написав(ла)", "написала(в)", "писал", "писал(а)",
    "kirjutas",
    "rakstīja", "rašė", "parašė", "đã viết", "đã ghi", "viết", "menulis", "เขียนว่า", "เขียน", "כתב", "כתב/ה",
    "כתבה", "كتب",
    "va escriure", "ha escrit", "skrifaði", "idatzi du", "şunu yazdı", "escribiu", "scrive", "schreibt",
    "écrit",
  ])

  /// How an attribution begins, before the day.
  static let attributionStarts = folded([
    "on", "at", "le", "am", "il", "il giorno", "in data", "op", "den", "el", "el dia", "em", "no dia", "på",
    "pa",
    "w dniu", "dnia", "dne", "dňa", "dana", "na", "в", "на", "v", "u", "у", "la", "la data de", "pe", "în",
    "στις",
    "στην", "vào", "vào lúc", "vào ngày", "pada", "pada tanggal", "kuupäeval", "kuupäev", "在", "于", "於", "ที่",
    "ในวันที่", "בתאריך", "ב", "في", "dia", "amb data", "að", "þann",
  ])

  /// How a person begins to tell who wrote: articles and possessives, where a mail program writes a name.
  static let tellers = folded([
    "le", "la", "les", "mon", "ma", "mes", "notre", "nos", "votre", "voici ce que", "comme", "il", "elle",
    "der", "die", "das", "mein", "meine", "unser", "unsere", "ihr", "ihre", "er", "wie", "ein", "eine",
    "lo", "gli", "il mio", "il nostro", "la nostra", "come", "un", "una", "une",
    "the", "my", "our", "your", "his", "her", "he", "she", "they", "as", "a", "an",
    "el", "mi", "nuestro", "nuestra", "de", "onze", "mijn", "het", "o", "a nossa", "meu",
  ])

  /// Words of which one shows that a person tells it: whose somebody is, "he wrote", "wrote to me".
  static let owners = folded([
    "notre", "votre", "nos", "vos", "unser", "unsere", "unserer", "mein", "meine", "meiner", "our", "your",
    "my",
    "nostro", "nostra", "vostro", "vostra", "il mio", "la mia", "nuestro", "nuestra",
    "il a écrit", "elle a écrit", "ils ont écrit", "m'a écrit", "m’a écrit", "nous a écrit", "vous a écrit",
    "m'écrivait", "mi ha scritto", "ci ha scritto", "mi scrive", "ci scrive", "lui ha scritto",
    "lei ha scritto",
    "mir geschrieben", "uns geschrieben", "schrieb mir", "schrieb uns", "schreibt mir", "schreibt uns",
    "schrieb er",
    "schrieb ich", "er schrieb", "ich schrieb", "wir schrieben",
    "he wrote", "she wrote", "we wrote", "i wrote", "they wrote", "who wrote", "wrote me", "wrote us",
    "wrote to me",
    "wrote to us", "writes to us", "me escribió", "nos escribió", "me escreveu",
  ])

  /// "Quoting Anna Rey <…>:" (Horde), in front of marked lines.
  static let quoting = folded([
    "quoting", "zitat von", "selon", "citando", "citat av", "citat fra", "citeren", "quota", "scrive",
    "citando a", "cytowanie", "quoting from",
  ])

  /// How phones and apps close, at the beginning of a line.
  static let deviceLines = folded([
    "sent from my ", "sent from a ", "sent from outlook", "sent from mail for", "sent from mailbox",
    "sent from yahoo",
    "sent from proton", "sent from gmail", "sent from samsung", "sent from aol", "sent from myMail",
    "sent from spark",
    "sent from windows", "sent from the ", "sent from my", "sent from xfinity", "sent from acompli",
    "sent via ", "sent using ", "sent by ", "sent with ", "sent on the go", "sent wirelessly",
    "sent securely",
    "get outlook for", "get the outlook app", "get bluemail for", "via mobile", "via iphone", "via android",
    "this message was sent from my", "this email was sent from my", "excuse my brevity",
    "please excuse my brevity",
    "please excuse any typos", "please excuse typos", "excuse typos", "yahoo mail: search",
    "yahoo mail: suchen", "yahoo mail: cerca", "yahoo mail: busca", "yahoo mail : rechercher",
    "yahoo mail: rechercher",
    "envoyé de mon ", "envoyé de ma ", "envoyé de l'app", "envoyé de outlook", "envoyé de samsung",
    "envoyé depuis ",
    "envoyé à partir d", "envoyé sans fil", "envoyé via ", "envoyé avec ", "envoyé par ",
    "obtenir outlook pour",
    "obtenez outlook pour", "télécharger outlook pour", "téléchargez outlook pour", "provenance : courrier",
    "expédié de mon", "expédié depuis",
    "von meinem ", "von meiner ", "von samsung", "von unterwegs", "gesendet von ", "gesendet mit ",
    "gesendet via ",
    "gesendet aus ", "gesendet über ", "outlook für ", "holen sie sich outlook",
    "diese nachricht wurde von meinem",
    "diese e-mail wurde von meinem", "diese nachricht wurde mit", "mit meinem", "verschickt von",
    "versendet mit",
    "inviato da ", "inviato dal ", "inviato con ", "inviato tramite ", "inviata da ", "scarica outlook per",
    "ottieni outlook per", "ottieni bluemail",
    "enviado desde ", "enviado de mi ", "enviado con ", "obtener outlook para", "obtén outlook para",
    "descargar outlook",
    "enviado do ", "enviado da ", "enviado a partir d", "enviado pelo", "enviado via ",
    "obter o outlook para",
    "obtenha o outlook para",
    "verzonden vanaf ", "verzonden vanuit ", "verzonden met ", "verzonden via ", "verstuurd vanaf ",
    "verstuurd vanuit ",
    "verstuurd met ", "outlook voor ", "download outlook voor",
    "sendt fra ", "sendt med ", "sendt via ", "hent outlook", "få outlook", "skickat från ", "skickat med ",
    "skaffa outlook",
    "hämta outlook", "lähetetty ", "hanki outlook", "wysłane z ", "wysłano z ", "pobierz outlook",
    "pobierz program outlook",
    "odesláno z ", "odoslané z ", "získat outlook", "küldve ", "az én iphone", "trimis de pe", "trimis din",
    "poslano s ", "poslano z ", "poslano sa ", "послато са ", "изпратено от ", "изпратено с",
    "отправлено с ", "отправлено из ", "отправлено от ", "отправлено через", "скачать outlook",
    "надіслано з ", "відправлено з ",
    "iphone'umdan gönderildi", "iphone’umdan gönderildi", "samsung cihaz", "στάλθηκε από ", "saadetud minu",
    "saadetud ",
    "nosūtīts no", "išsiųsta iš", "đã gửi từ", "gửi từ", "dikirim dari", "enviat des d", "iphoneから送信",
    "ipadから送信", "发自我的", "发送自我的", "從我的", "从我的", "傳送自", "發自", "나의 iphone에서 보냄", "내 iphone에서 보냄",
    "ส่งจาก", "נשלח מה", "أُرسلت من", "تم الإرسال من",
  ])

  /// The same where the language puts it last.
  static let deviceEndings = folded([
    "tabletimden gönderildi", "telefonumdan gönderildi", "cihazımdan gönderildi", "phone'umdan gönderildi",
    "から送信",
    "에서 보냄", "에서 나의 iphone", "iphone-omról küldve", "készülékemről küldve", "telefonomról küldve",
    "iphonesta lähetetty",
  ])

  /// What the recipient's own mail server writes on top of a stranger's mail (Exchange's tip for a first contact, the
  /// warnings that firms set up).
  static let banners = folded([
    "you don't often get email from", "you don’t often get email from", "email originated from outside",
    "e-mail originated from outside", "message originated from outside", "this is an external email",
    "this email came from outside", "this email is from an external sender",
    "vous n'obtenez pas souvent d'e-mail", "vous n’obtenez pas souvent d’e-mail",
    "vous ne recevez pas souvent de courrier",
    "e-mail provient de l'extérieur", "e-mail provient de l’extérieur", "message provient de l'extérieur",
    "courriel provient de l'extérieur", "e-mail provient d'un expéditeur externe",
    "message provient d'un expéditeur externe",
    "sie erhalten nicht häufig e-mails von", "sie erhalten nicht oft e-mails von",
    "sie erhalten nicht oft eine e-mail von",
    "e-mail stammt von außerhalb", "e-mail stammt von ausserhalb", "e-mail kommt von außerhalb",
    "e-mail kommt von ausserhalb", "e-mail stammt von einem externen absender", "e-mail kommt von extern",
    "non si ricevono spesso messaggi di posta elettronica da", "e-mail proviene dall'esterno",
    "messaggio proviene dall'esterno", "email proviene dall'esterno",
    "no suele recibir correo electrónico de", "u ontvangt niet vaak e-mail van",
  ])

  private static func folded(_ words: [String]) -> [String] { words.map(\.foldedForSearch) }
}
