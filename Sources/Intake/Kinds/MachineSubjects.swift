import Basics

/// How the subjects of automatic answers begin: the defaults of Exchange, Lotus Notes, Gmail, Sieve, Postfix
/// Admin, and of ticket systems, in the languages that they come in. Folded.
enum MachineSubjects {
  /// Titles that systems write: enough alone, if nothing follows that makes them a person's sentence.
  static let outOfOffice = Beginnings([
    "out of office", "out of the office", "automatic reply: out of office", "abwesenheitsnotiz",
    "abwesenheitsmeldung", "abwesenheitsassistent", "abwesenheitsbenachrichtigung", "absence du bureau",
    "absent du bureau", "absente du bureau", "message d'absence", "notification d'absence", "avis d'absence",
    "fuori ufficio", "fuori sede", "assente dall'ufficio", "assenza dall'ufficio", "vacation reply",
    "vacation response", "vacation message", "fuera de la oficina", "fuera del trabajo",
    "ausente do escritorio", "fora do escritorio", "afwezigheidsbericht", "afwezigheidsmelding",
    "niet op kantoor", "franvaromeddelande", "fravaersmelding", "fraværsmelding", "fraværsbesked",
    "ausencia temporaria", "reponse automatique d'absence", "ikke til stede:", "ikke pa kontoret",
    "niet aanwezig:",
    "poissaoloilmoitus", "poza biurem", "mimo kancelar", "hazon kivul", "ofis disinda", "Нет на месте",
    "Вне офиса",
    "不在通知", "부재중",
  ])

  /// What people write themselves, and in the subjects of questions too: only above a notice.
  static let ownWordsOfAbsence = Beginnings([
    "abwesenheit:", "abwesend bis", "abwesend vom", "absent jusqu", "absente jusqu", "absent(e) jusqu",
    "en conges jusqu", "assente fino", "ausente hasta", "ausente ate", "afwezig tot", "borta till",
    "nieobecny do",
    "Отсутствую до",
  ])

  /// The same when the subject is nothing else.
  static let wholeOutOfOffice = Set(
    [
      "absence", "absent", "absente", "abwesend", "abwesenheit", "assente", "assenza", "ausente", "ausencia",
      "afwezig", "franvaro", "fravær", "ikke tilstede", "ikke til stede", "poissa", "nieobecny", "vacation",
      "en vacances", "en conges", "im urlaub", "ferien", "in ferie", "de vacaciones", "de ferias",
      "op vakantie", "betriebsferien", "on holiday", "on vacation",
      "pa semester", "отсутствую", "отпуск",
    ].map(\.foldedForSearch))

  /// Marks that systems put anywhere: `Re: … (Out of Office)` (GroupWise), `Anna Rey is out of the office`
  /// (Notes); only above a notice too.
  static let marksOfAbsence = [
    "out of office autoreply", "(out of office", "is out of the office", "ist ausser haus", "est absent(e)",
    "non e in ufficio", "auto:",
  ].map(\.foldedForSearch)

  static let automatic = Beginnings([
    "automatic reply", "auto reply", "auto-reply", "autoreply", "automatic response",
    "automated response", "automated reply", "auto response", "auto-response", "autoresponse",
    "this is an automated re", "this is an automatic re", "reponse automatique", "message automatique",
    "ceci est une reponse automatique", "automatische antwort", "automatische ruckantwort", "autoantwort",
    "risposta automatica", "respuesta automatica", "resposta automatica", "automatisch antwoord",
    "automatische beantwoording", "automatiskt svar", "autosvar", "automatisk svar", "automaattinen vastaus",
    "automatyczna odpowiedz", "automaticka odpoved", "automatikus valasz", "raspuns automat",
    "otomatik yanit",
    "odpowiedz automatyczna", "samodejni odgovor", "automatski odgovor", "automaatvastus",
    "automatiska atbilde",
    "automatinis atsakymas", "tra loi tu dong", "balasan otomatis", "erantzun automatikoa",
    "Автоответ", "Автоматический ответ", "Ответ автоматически", "Автоматична відповідь",
    "Автоматичен отговор",
    "Αυτόματη απάντηση", "מענה אוטומטי", "رد تلقائي", "ตอบกลับอัตโนมัติ", "स्वचालित उत्तर", "自動返信", "自動応答",
    "自动答复", "自动回复", "自動回覆", "자동 회신",
  ])

  /// "We have received …": people say so too, a system adds a number or says what it is.
  static let ticket = Beginnings([
    "your request has been received", "we have received your request", "ticket received", "[ticket received]",
    "request received", "nous avons bien recu votre demande", "accuse de reception",
    "votre demande a bien ete",
    "eingangsbestatigung", "ihre anfrage ist eingegangen", "conferma di ricezione", "hemos recibido su",
    "recebemos a sua", "wij hebben uw", "ontvangstbevestiging", "abbiamo ricevuto la sua",
    "bestatigung des eingangs",
  ])

  /// Boxtrapper, TMDA, Spam Arrest, Mailinblack, ChoiceMail and their like.
  static let challenges = Beginnings([
    "your email requires verification", "your e-mail requires verification", "please confirm your message",
    "please confirm your email to", "challenge: please", "spam arrest", "[spamarrest", "sender verification",
    "message awaiting verification", "mailinblack", "[mailinblack", "verification de votre adresse",
    "confirmez votre adresse e-mail pour que", "authentification requise",
    "bitte bestatigen sie ihre e-mail an",
    "absenderbestatigung", "verifica del mittente", "mensagem retida", "confirmacao de remetente",
    "verificacion de remitente",
  ])

  /// Whether the subject begins with a title, and goes on as titles do: with a mark, a day, or not at all.
  /// "Automatic response system for our gate" is a person's.
  static func begins(_ key: String, with titles: Beginnings) -> Bool {
    titles.begin(key) { title in
      let rest = key.utf8.dropFirst(title.utf8.count)
      guard let next = rest.first(where: { $0 != 0x20 }) else { return true }
      if title.utf8.last == UInt8(ascii: ":") || !isWord(next) { return true }
      // "automatic re" is "reply" or "response", "自動返信" goes on without a blank.
      if rest.first != 0x20 { return title.hasSuffix(" re") || next >= 0x80 }
      return goesOn(String(decoding: rest.drop { $0 == 0x20 }, as: UTF8.self))
    }
  }

  private static func goesOn(_ rest: String) -> Bool {
    let words = rest.unicodeScalars.split(separator: " ").map(String.init)
    guard let first = words.first else { return true }
    if followers.contains(first.trimmingScalars([":", ",", "."])) { return true }
    if followingPhrases.contains(where: { rest.hasPrefix($0) }) { return true }
    guard dayOpeners.contains(first) else { return false }
    return rest.utf8.contains { (48...57).contains($0) }
      || DateWords.weekdays.keys.contains { rest.containsBytes(of: $0) }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte) || byte >= 0x80
  }

  private static let followers: Set<String> = [
    "reply", "autoreply", "auto-reply", "auto", "message", "notification", "notice", "response", "re", "aw",
    "assistant", "alert", "today", "heute", "aujourd'hui", "oggi", "(abwesend)",
  ]
  private static let followingPhrases = [
    "to your ", "a votre ", "auf ihre ", "alla sua ", "alla vostra ", "a su ", "a sua ", "op uw ",
    "d'absence", "von ",
    "von:", "da parte ", "de la part ", "from ",
  ]
  private static let dayOpeners: Set<String> = [
    "until", "till", "from", "bis", "vom", "ab", "jusqu'au", "jusqu'a", "du", "des", "fino", "dal", "hasta",
    "del",
    "desde", "ate", "de", "tot", "van", "t/m", "till", "til", "do", "am", "le", "on", "till",
  ]
}
