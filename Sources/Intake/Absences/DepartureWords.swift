/// The words of those who have left, of new addresses and of mail that is passed on, in seven languages,
/// folded.
enum DepartureWords {
  /// Whether a sentence says that somebody does not work there any more.
  static func isDeparture(_ sentence: NoticeSentence) -> Bool {
    if sentence.place(of: alone) != nil { return true }
    return pairs.contains { pair in
      guard let start = sentence.place(of: pair.phrases) else { return false }
      let near = sentence.words[
        max(0, start.lowerBound - 8)..<min(sentence.words.count, start.upperBound + 9)]
      return near.contains { word in pair.stems.contains { word.bareKey.hasPrefix($0) } }
    }
  }

  private static let alone: PhraseSet = [
    "no longer work at", "no longer work for", "no longer work here", "no longer work with",
    "no longer works at", "no longer works for", "no longer works here", "no longer works with",
    "no longer working at", "no longer working for", "no longer working here", "no longer employed",
    "no longer with",
    "no longer an employee", "i have retired", "i am retired", "has retired", "am now retired",
    "ne travaille plus",
    "ne travaillant plus", "ne fais plus partie", "ne fait plus partie", "ne suis plus employe",
    "plus en fonction",
    "a la retraite", "en retraite", "pris ma retraite", "nicht mehr im unternehmen", "nicht mehr im haus",
    "nicht mehr in der firma", "nicht mehr bei", "arbeite nicht mehr", "arbeitet nicht mehr", "im ruhestand",
    "in den ruhestand",
    "pensioniert", "in rente", "non lavora piu", "non lavoro piu", "non fa piu parte", "non faccio piu parte",
    "in pensione", "ya no trabaja", "ya no trabajo", "ya no forma parte", "ya no formo parte",
    "me he jubilado",
    "ja nao trabalha", "ja nao trabalho", "nao trabalha mais", "nao trabalho mais", "ja nao faz parte",
    "nao faz mais parte", "nao faco mais parte", "niet meer werkzaam", "werkt niet meer", "werk niet meer",
    "niet meer in dienst", "uit dienst", "met pensioen",
  ]

  private struct Pair {
    let phrases: PhraseSet
    /// One of them is near.
    let stems: [String]
  }

  private static let pairs = [
    Pair(
      phrases: ["nicht mehr"],
      stems: ["tatig", "beschaftigt", "angestellt", "mitarbeiter", "arbeite", "gehort", "angehor"]),
    Pair(
      phrases: ["verlassen", "verlasse", "verlasst", "ausgeschieden", "ausgetreten"],
      stems: ["unternehmen", "firma", "betrieb", "gesellschaft", "ausgeschieden", "ausgetreten"]),
    Pair(
      phrases: ["left", "have left", "has left", "am leaving", "is leaving"],
      stems: ["company", "firm", "organisation", "organization", "business", "employment"]),
    Pair(
      phrases: ["a quitte", "ai quitte", "j'ai quitte", "quitte"],
      stems: ["entreprise", "societe", "maison", "etablissement", "fonctions", "cabinet", "groupe"]),
    Pair(
      phrases: ["ha lasciato", "ho lasciato"], stems: ["azienda", "societa", "ditta", "impresa", "studio"]),
    Pair(phrases: ["ha dejado", "he dejado"], stems: ["empresa", "compania", "trabajar"]),
    Pair(phrases: ["deixou", "deixei"], stems: ["empresa", "companhia"]),
    Pair(phrases: ["heeft", "heb"], stems: ["bedrijf", "organisatie"]),
  ]

  /// What follows is where the writer is reached from now on.
  static let newAddresses: PhraseSet = [
    "new e-mail address", "new email address", "new mail address", "new address", "new e-mail", "new email",
    "email address has changed", "e-mail address has changed", "address has changed", "address will change",
    "address changes to", "address will be",
    "update your address book", "update your records", "update my address", "nouvelle adresse",
    "nouvel e-mail", "nouvel email", "nouveau mail", "nouvelle adresse e-mail", "adresse a change",
    "adresse e-mail a change", "adresse mail a change", "change d'adresse", "carnet d'adresses",
    "adresse change", "adresse mail change", "adresse e-mail change", "neue e-mail-adresse",
    "neue e-mailadresse", "neue emailadresse", "neue mailadresse", "neue mail-adresse", "neue email-adresse",
    "neue adresse", "neuen e-mail-adresse", "neuen mailadresse", "neuen adresse", "neue e-mail", "neue mail",
    "adresse hat sich geandert", "e-mail-adresse hat sich geandert", "mailadresse hat sich geandert",
    "neu unter", "verwenden sie neu", "verwenden sie kunftig", "verwenden sie ab sofort",
    "verwenden sie stattdessen", "please use instead", "utilisez desormais",
    "desormais utiliser", "adressbuch", "adresse andert sich",
    "mailadresse andert sich", "nuovo indirizzo",
    "nuova e-mail", "nuova email", "nuova mail", "indirizzo e cambiato",
    "indirizzo e-mail e cambiato", "nueva direccion", "nuevo correo", "nuevo email", "nuevo e-mail",
    "direccion ha cambiado", "nieuwe e-mailadres", "nieuwe emailadres", "nieuw e-mailadres",
    "nieuw emailadres",
    "nieuwe adres", "nieuw adres", "nieuwe mailadres", "novo endereco", "novo e-mail", "novo email",
    "endereco mudou",
  ]
  /// Where somebody who has left may be reached themselves.
  static let reachMe: PhraseSet = [
    "reach me", "contact me", "write to me", "erreichen sie mich", "erreichst du mich", "bin ich unter",
    "ich bin unter", "mich erreichen",
    "schreiben sie mir", "me joindre", "m'ecrire", "me contacter", "m'atteindre", "ecrivez-moi",
    "contattarmi",
    "scrivermi", "raggiungermi", "contactarme", "escribirme", "contactar-me", "escrever-me", "mij bereiken",
    "bereik mij", "bereiken via",
  ]
  /// Somebody else's: "the new address of our office".
  static let others: Set<String> = [
    "son", "sa", "his", "her", "their", "seine", "ihre", "colleague", "collegue", "kollege", "kollegin",
    "kollegen",
    "collega", "colega", "office", "bureau", "postal", "postale", "postadresse", "buro", "team",
  ]

  static let forwards = Beginnings([
    "forwarded", "redirected", "weitergeleitet", "weiterleitung", "umgeleitet", "transfer", "transmis",
    "redirige",
    "redirection", "reroute", "inoltrat", "reenviad", "reenvi", "doorgestuurd", "doorgezonden", "encaminhad",
    "reencaminhad", "reencaminha",
  ])
  /// Of these only the denial counts.
  static let readings: Set<String> = [
    "read", "monitored", "checked", "gelesen", "abgerufen", "bearbeitet", "lu", "lue", "lus", "lues",
    "consulte",
    "consultee", "consultes", "releve", "relevee", "letto", "letta", "lette", "letti", "leido", "leida",
    "leidos",
    "gelezen", "bekeken", "lido", "lida", "lidos", "traite", "traites",
  ]
  static let denials: Set<String> = [
    "ne", "not", "nicht", "keine", "kein", "no", "pas", "non", "niet", "nao", "nor", "never", "won't",
    "isn't",
    "aren't",
    "nie", "nunca", "jamais", "aucun", "aucune", "cannot",
  ]
  static let calls = Beginnings([
    "call", "anruf", "appel", "telefonat", "chiamat", "llamad", "chamad", "gesprek", "oproep",
  ])
  static let mails = Beginnings([
    "mail", "e-mail", "email", "message", "messag", "nachricht", "anfrage", "courriel", "correo", "mensaj",
    "mensag", "bericht", "posta", "schreiben",
  ])
}
