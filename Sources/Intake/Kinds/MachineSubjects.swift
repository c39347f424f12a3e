import Basics

/// How the subjects of automatic answers begin: the defaults of Exchange, Lotus Notes, Gmail, Sieve, Postfix Admin,
/// and of ticket systems, in the languages that they come in. Folded.
enum MachineSubjects {
  static let outOfOffice = [
    "out of office", "out of the office", "automatic reply: out of office", "abwesenheitsnotiz",
    "abwesenheitsmeldung", "abwesenheitsassistent", "abwesenheit:", "abwesend bis", "abwesend vom",
    "absence du bureau",
    "absent du bureau", "absent jusqu", "absente jusqu", "absent(e) jusqu", "message d'absence",
    "notification d'absence", "en conges jusqu", "fuori ufficio", "fuori sede", "assente fino",
    "assente dall'ufficio",
    "assenza dall'ufficio", "vacation reply", "fuera de la oficina", "fuera del trabajo", "ausente hasta",
    "ausente do escritorio", "fora do escritorio", "ausente ate", "afwezig tot", "afwezigheidsbericht",
    "niet op kantoor", "borta till", "franvaromeddelande", "fravaersmelding", "fraværsmelding",
    "fraværsbesked", "poissaoloilmoitus", "poza biurem", "nieobecny do", "mimo kancelar", "hazon kivul",
    "ofis disinda", "Отсутствую до", "Нет на месте", "Вне офиса", "不在通知", "부재중",
  ].map(\.foldedForSearch)

  /// Words that a person could begin a subject with: only alone.
  static let wholeOutOfOffice = Set(
    [
      "absence", "absent", "absente", "abwesend", "abwesenheit", "assente", "assenza", "ausente", "ausencia",
      "afwezig", "franvaro", "fravær", "ikke tilstede", "ikke til stede", "poissa", "nieobecny", "vacation",
      "en vacances", "en conges", "im urlaub", "ferien", "in ferie", "de vacaciones", "de ferias",
      "op vakantie",
      "pa semester", "отсутствую", "отпуск",
    ].map(\.foldedForSearch))

  static let automatic = [
    "automatic reply", "auto reply:", "auto-reply", "autoreply", "auto:", "automatic response",
    "automated response", "automated reply", "auto response", "auto-response", "autoresponse",
    "this is an automated re", "this is an automatic re", "reponse automatique", "message automatique",
    "ceci est une reponse automatique", "automatische antwort", "automatische ruckantwort", "autoantwort",
    "risposta automatica", "respuesta automatica", "resposta automatica", "automatisch antwoord",
    "automatische beantwoording", "automatiskt svar", "autosvar", "automatisk svar", "automaattinen vastaus",
    "automatyczna odpowiedz", "automaticka odpoved", "automatikus valasz", "raspuns automat",
    "otomatik yanit",
    "Автоответ", "Автоматический ответ", "Автоматична відповідь", "Αυτόματη απάντηση", "自動返信", "自動応答",
    "自动回复", "自動回覆", "자동 회신",
  ].map(\.foldedForSearch)

  static let ticket = [
    "your request has been received", "we have received your request", "ticket received", "[ticket received]",
    "nous avons bien recu votre demande", "accuse de reception", "votre demande a bien ete",
    "eingangsbestatigung", "ihre anfrage ist eingegangen", "conferma di ricezione", "hemos recibido su",
    "recebemos a sua", "wij hebben uw", "ontvangstbevestiging",
  ].map(\.foldedForSearch)
}
