/// What servers say of the recipient: nobody is there, or there is no room. Seen in the wild, in English of servers, in
/// the languages of Exchange and of the hosters of each country.
enum RecipientWords {
  /// No room; it heals.
  static let full = BounceWords.Group(
    .mailboxFull,
    servers: [
      "mailbox full", "mailbox is full", "mailbox exceeds", "mailbox too full", "full mailbox",
      "inbox is full", "mail box full", "mailfolder is full", "mailbox has exceeded", "mailbox size limit",
      "mailbox for user is full", "mailbox over quota", "over quota", "overquota", "over disk quota",
      "quota exceed", "exceeds quota", "exceeded quota", "quota violation", "quota full", "out of quota",
      "disk quota", "exceeded his/her quota", "exceeded their quota", "user is over the quota",
      "exceeded storage", "exceeds allocated", "storage allocation", "out of storage", "storage quota",
      "not enough storage", "insufficient storage", "disk full", "account is full", "too much mail stored",
      "has exceeded its storage", "recipient storage full", "overquotatemp", "mailbox_full", "mailboxfull",
      "user's mailbox exceeds", "mailbox would exceed", "mailbox maximum", "would be over quota",
      "quotaexceeded", "mailbox is over", "over its storage", "over their storage", "over storage",
      "storage limit", "mailbox storage", "allotted space",
    ],
    french: [
      "boite pleine", "boîte pleine", "boite aux lettres pleine", "boîte aux lettres pleine",
      "boîte aux lettres du destinataire est pleine", "quota de la boîte", "quota dépassé",
      "quota depasse", "dépassement de quota", "boite mail pleine", "boîte mail pleine",
      "boite du destinataire pleine", "boîte du destinataire pleine", "messagerie pleine",
    ],
    german: [
      "postfach ist voll", "postfach voll", "postfachs ist erschöpft", "speicherplatz",
      "postfach überfüllt", "postfach ist überfüllt", "postfach des empfängers ist voll",
      "posteingang voll", "posteingang ist voll", "kontingent überschritten",
    ],
    italian: [
      "casella piena", "casella postale piena", "casella è piena", "casella di posta piena",
      "quota superata", "spazio esaurito", "spazio insufficiente", "casella postale è piena",
    ],
    others: [
      "buzón lleno", "buzón está lleno", "caixa postal cheia", "postvak is vol", "ящик переполнен",
      "cuota excedida", "buzón de correo lleno",
    ]
  )

  /// Words that leave no doubt, whatever else the reply says.
  static let unknown = BounceWords.Group(
    .userUnknown,
    servers: [
      "user unknown", "unknown user", "no such user", "unknown e-mail address", "unknown email address",
      "recipient address rejected: access denied", "no such recipient", "nosuchuser", "no such mailbox",
      "recipient unknown", "unknown recipient", "user not found", "recipient not found",
      "recipientnotfound", "recipnotfound", "mailbox not found",
      "account that you tried to reach does not", "no mailbox here by that name", "doesn't have a yahoo",
      "user doesn't exist", "user does not exist", "due to inactivity", "for inactivity",
    ]
  )

  /// Words that could be a part of a refusal for another reason.
  static let gone = BounceWords.Group(
    .userUnknown,
    servers: [
      "mailbox unavailable", "does not exist", "doesn't exist", "do not exist", "not exist", "no mailbox",
      "no longer exist", "invalid recipient", "bad recipient", "recipient invalid",
      "recipient address rejected: un", "unrouteable address", "unroutable address",
      "address rejected: undeliverable", "not a valid mailbox", "not a valid user",
      "not a valid recipient", "not a valid address", "account is disabled", "account disabled",
      "account has been disabled", "account is inactive", "account inactive", "unknown address",
      "address unknown", "addressee unknown", "no longer valid", "invalid mailbox", "invalid address",
      "invalid user", "inactive", "unknown local", "unknown mailbox", "unknown account",
      "not our customer", "isn't a known", "is not a known", "no account by that name", "user doesn't",
      "user does not", "no such address", "no such account", "no such person", "no such local",
      "no such id", "no user", "not a registered", "not registered", "no longer available",
      "no longer in use", "no longer active", "no longer on", "no longer with", "no longer employed",
      "not listed in", "not found in directory", "not in directory", "name is not recognized",
      "recipient name is not", "address was not found", "address not found", "address wasn't found",
      "couldn't be found", "could not be found", "could not be resolved", "cannot be resolved",
      "address is unknown", "user is unknown", "user is not", "not known here", "not local",
      "unknown alias", "mailbox does", "mailbox disabled", "mailbox is disabled", "mailbox is inactive",
      "mailbox is unavailable", "mailbox inactive", "this address is not", "has no mailbox",
      "user invalid", "undeliverable address", "recipient rejected", "rejected recipient",
      "recipient does not exist", "recipient does not have a", "recipient doesn't exist",
      "recipient not known",
      "recipient not valid", "recipient not exist", "recipient not listed", "recipient is not",
      "recipient's address", "x.400 recipient",
      "unable to look up", "account closed", "mailbox closed", "account has been closed",
      "account was closed", "mailbox has been closed", "has been deactivated", "is deactivated",
      "account deactivated", "mailbox deactivated",
    ],
    french: [
      "adresse inconnue", "adresse d au moins un destinataire invalide", "destinataire inconnu",
      "utilisateur inconnu", "boîte inconnue", "n'existe pas", "adresse n'existe",
      "adresse est introuvable", "adresse introuvable", "inexistant", "a été désactivé",
      "compte désactivé", "adresse désactivée", "n'est plus valide", "destinataire invalide",
      "boîte aux lettres inconnue", "boîte aux lettres introuvable", "destinataire introuvable",
    ],
    german: [
      "unbekannt", "existiert nicht", "nicht bekannt", "kein postfach", "postfach nicht gefunden",
      "benutzer nicht gefunden", "empfänger nicht gefunden", "konto deaktiviert", "postfach deaktiviert",
      "ungültige adresse", "ungültiger empfänger", "adresse ungültig",
    ],
    italian: [
      "utente sconosciuto", "casella inesistente", "indirizzo inesistente", "destinatario sconosciuto",
      "inesistente", "non esiste", "indirizzo non valido", "destinatario non valido",
      "casella disattivata", "account disattivato", "casella non trovata", "utente non trovato",
    ],
    others: [
      "no existe", "usuario desconocido", "não existe", "bestaat niet", "onbekende gebruiker", "okänd",
      "пользователь не найден", "не существует", "нет такого пользователя", "no encontrad",
      "cuenta desactivada", "inexistente", "dirección no válida", "usuário desconhecido",
      "gebruiker onbekend",
    ]
  )
}
