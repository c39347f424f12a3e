/// What servers write when they refuse a mail or give up, by reason. Folded; all seen in the wild.
///
/// The first group of which a phrase stands in the words decides: "mailbox full" also where the same reply says
/// "user unknown", and a refused sender before everything that may look like a refused recipient.
enum BounceWords {
  static func reason(_ words: FoldedWords) -> BounceReason? { find(words)?.reason }

  /// The reason with the phrase that says so.
  static func find(_ words: FoldedWords) -> (reason: BounceReason, phrase: String)? {
    let own = words.withoutNames.without(label).without(attempts)
    return table.first(in: own).map { (groups[$0.group].reason, $0.phrase) }
  }

  /// IronPort writes it over every refusal in the conversation about the recipient.
  static let label: StaticString = "unknown address error"

  /// IronPort counts them at the end of every refusal, most often none.
  private static let attempts: StaticString = "(delivery attempts: "

  /// More than this of a server's words is something else.
  static let maximumBytes = 4000

  /// Whether a text says why: a code of a server or words of refusal.
  static func isReason(_ text: String) -> Bool {
    let words = String(decoding: text.utf8.prefix(maximumBytes), as: UTF8.self)
    return !words.isEmpty && (StatusCode.isIn(words) || reason(FoldedWords(words)) != nil)
  }

  private struct Group {
    let reason: BounceReason
    let phrases: [String]

    init(_ reason: BounceReason, _ phrases: [String]) {
      self.reason = reason
      self.phrases = phrases
    }
  }

  private static let table = PhraseTable(groups.map(\.phrases))

  private static let groups: [Group] = [
    Group(
      .mailboxFull,
      [
        "mailbox full", "mailbox is full", "mailbox exceeds", "mailbox too full", "full mailbox",
        "inbox is full",
        "mail box full", "mailfolder is full", "mailbox has exceeded", "mailbox size limit",
        "mailbox for user is full", "mailbox over quota", "over quota", "overquota", "over disk quota",
        "quota exceed", "exceeds quota", "exceeded quota", "quota violation", "quota full", "out of quota",
        "disk quota", "exceeded his/her quota", "exceeded their quota", "user is over the quota",
        "exceeded storage", "exceeds allocated", "storage allocation", "out of storage", "storage quota",
        "not enough storage", "insufficient storage", "disk full", "account is full",
        "too much mail stored", "has exceeded its storage", "recipient storage full", "overquotatemp",
        "mailbox_full", "mailboxfull", "boite pleine", "boîte pleine", "boite aux lettres pleine",
        "boîte aux lettres pleine", "boîte aux lettres du destinataire est pleine", "postfach ist voll",
        "postfach voll", "postfachs ist erschöpft", "speicherplatz", "casella piena",
        "casella postale piena", "casella è piena", "buzón lleno", "buzón está lleno",
        "caixa postal cheia", "postvak is vol", "ящик переполнен", "user's mailbox exceeds",
        "mailbox would exceed", "mailbox maximum", "would be over quota", "quotaexceeded",
      ]),
    Group(
      .policy,
      [
        "sender address rejected", "sender verify failed", "sender rejected", "sender denied",
        "sender unknown", "unknown sender", "invalid sender", "sender domain", "sender is not allowed",
        "sender not allowed", "bad sender", "envelope sender", "could not verify sender",
        "sender address verification", "domain of sender", "mail from command failed", "from address is not",
      ]),
    Group(
      .relayingDenied,
      [
        "relaying denied", "relay access denied", "relay denied", "relay not permitted", "unable to relay",
        "relaying not allowed", "relay not allowed", "relaying is prohibited", "not permitted to relay",
        "relay prohibited", "relaying prohibited", "we do not relay", "relaying mail to", "no relaying",
        "relay operation rejected", "not a gateway", "is not permitted to relay", "relaying disallowed",
        "isn't in my list of allowed", "not in my control", "relay is not allowed",
      ]),
    Group(
      .userUnknown,
      [
        "user unknown", "unknown user", "no such user", "unknown e-mail address", "unknown email address",
        "recipient address rejected: access denied", "no such recipient", "nosuchuser", "no such mailbox",
        "recipient unknown", "unknown recipient", "user not found", "recipient not found",
        "recipientnotfound", "recipnotfound", "mailbox not found", "account that you tried to reach does not",
        "no mailbox here by that name", "doesn't have a yahoo", "user doesn't exist", "user does not exist",
      ]),
    Group(
      .authentication,
      [
        "dmarc", "dkim", "spf fail", "spf check", "fails spf", "failed spf", "spf validation", "spf record",
        "spf: fail", "spf hard fail", "spf hardfail", "rejected by spf", "sender policy framework",
        "sender id (pra)", "unauthenticated email", "unauthenticated mail", "unauthenticated sender",
        "not authenticated", "authentication checks", "email authentication", "reverse dns", "ptr record",
        "rdns", "no ptr", "reverse hostname", "reverse lookup", "reverse mapping", "client host rejected",
        "forward-confirmed", "fcrdns", "authentication required", "must be authenticated",
      ]),
    Group(
      .rateLimited,
      [
        "too many messages", "too many emails", "too many mails", "rate limit", "ratelimit", "rate-limit",
        "too many connections", "too many concurrent", "throttl", "deferred due to", "greylist", "graylist",
        "grey list", "gray list", "greylisted", "too many recipients", "exceeded the limit", "sending limit",
        "receiving mail at a rate", "unusual rate", "sending quota", "hourly limit", "daily limit",
        "daily quota", "trop de connexions", "zu viele verbindungen", "temporarily rate",
        "maximum number of messages", "too many invalid recipients", "too many sessions", "slow down",
        "connection rate", "message rate",
      ]),
    Group(
      .spam,
      [
        "spam", "blacklist", "black list", "black-list", "blocklist", "block list", "block-list", "denylist",
        "blocked using", "blocked by", "listed at", "is listed in", "is listed on", "is on our", "dnsbl",
        "rbl", "surbl",
        "unsolicited", "reputation", "junk mail", "bulk mail", "bad content", "suspicious", "pyzor",
        "content scanner", "looks like", "unwanted mail", "has been blocked", "ip is blocked", "ip blocked",
        "contenu refusé", "courrier indésirable", "liste noire", "is not welcome",
      ]),
    Group(
      .tooLarge,
      [
        "message too large", "message too big", "message size exceeds", "size limit", "too big",
        "maximum message size", "message is too large", "mail size", "exceeds size", "exceeded maximum",
        "exceeds the maximum", "exceeds maximum", "file too large", "message length exceeds",
        "larger than the", "message file too big", "taille maximale", "message trop volumineux", "zu groß",
        "demasiado grande", "troppo grande", "size of the message", "message exceeds",
      ]),
    Group(
      .userUnknown,
      [
        "mailbox unavailable", "does not exist", "doesn't exist", "do not exist", "not exist", "no mailbox",
        "no longer exist", "invalid recipient", "bad recipient", "recipient invalid",
        "recipient address rejected: un",
        "unrouteable address", "unroutable address", "address rejected: undeliverable",
        "not a valid mailbox", "not a valid user", "not a valid recipient", "not a valid address",
        "account is disabled",
        "account disabled", "account has been disabled", "account is inactive", "account inactive",
        "unknown address", "address unknown", "addressee unknown", "no longer valid", "invalid mailbox",
        "invalid address", "invalid user", "inactive", "unknown local", "unknown mailbox", "unknown account",
        "not our customer", "isn't a known", "is not a known", "no account by that name",
        "user doesn't", "user does not", "no such address", "no such account", "no such person",
        "no such local", "no such id", "no user", "not a registered", "not registered", "no longer available",
        "no longer in use", "no longer active", "no longer on", "no longer with", "no longer employed",
        "not listed in", "not found in directory",
        "not in directory", "name is not recognized", "recipient name is not", "address was not found",
        "address not found",
        "address wasn't found", "couldn't be found", "could not be found", "could not be resolved",
        "cannot be resolved",
        "address is unknown", "user is unknown", "user is not", "not known here", "not local",
        "unknown alias",
        "mailbox does", "mailbox disabled", "mailbox is disabled", "mailbox is inactive",
        "mailbox is unavailable", "mailbox inactive", "this address is not",
        "has no mailbox", "user invalid",
        "undeliverable address", "recipient rejected", "rejected recipient", "recipient does",
        "recipient not",
        "recipient is not", "recipient's address", "adresse inconnue",
        "adresse d au moins un destinataire invalide", "destinataire inconnu",
        "utilisateur inconnu", "boîte inconnue", "n'existe pas", "adresse n'existe", "unbekannt",
        "existiert nicht", "utente sconosciuto", "casella inesistente", "indirizzo inesistente",
        "destinatario sconosciuto", "no existe", "usuario desconocido", "não existe", "bestaat niet",
        "onbekende gebruiker", "okänd", "пользователь не найден", "не существует", "нет такого пользователя",
        "x.400 recipient", "unable to look up", "adresse est introuvable", "adresse introuvable",
      ]),
    Group(
      .hostUnknown,
      [
        "host unknown", "host not found", "name or service not known", "couldn't find any host",
        "cannot find any host", "domain not found", "unknown host", "unknown domain", "domain name not found",
        "domain unknown", "no such domain", "no such host", "nullmx", "null mx", "does not accept mail",
        "accepts no mail", "unrouteable mail domain", "unroutable mail domain", "host or domain name not",
        "no mail server", "no mx", "nxdomain", "illegal host/domain", "domain couldn't be found",
        "domain does not", "domain doesn't", "invalid domain", "bad destination host", "bad host name",
        "all relevant mx records point to non-existent",
        "hôte inconnu", "domaine inconnu", "dominio inexistente", "unresolvable", "dns lookup failure",
        "dns name resolution", "infodomainnonexistent", "name server: host not found",
        "malformed name server reply",
        "malformed or unexpected name server reply", "domain is not reachable", "domain not exist",
      ]),
    Group(
      .unreachable,
      [
        "connection timed out", "connection refused", "no route to host", "network is unreachable",
        "could not connect", "couldn't connect", "unable to connect", "cannot connect", "connect to",
        "lost connection", "connection reset", "connection dropped", "connection lost", "timed out",
        "timeout", "time out", "no response", "not responding", "did not respond", "not reachable",
        "unreachable", "retry time", "retry timeout", "expired", "too long in the queue", "queued too long",
        "undeliverable for", "delivery attempts", "wasn't able to establish an smtp connection",
        "weren't able to connect", "couldn't be contacted", "could not be contacted", "conversation with",
        "temporary lookup failure", "host name lookup failure", "name service error",
        "no answer from", "have been failing for a long time", "could not be reached", "out of retr",
        "too old", "maximum retry",
      ]),
    Group(
      .policy,
      [
        "policy", "policies", "administrative prohibition", "access denied", "prohibited", "not authorized",
        "not authorised", "not allowed", "not permitted", "permission to", "rejected for", "not accepted",
        "not accepting", "suspended", "virus", "malware", "restricted", "message rejected", "message refused",
        "content rejected", "mail rejected", "banned", "denied by", "forbidden", "blocked",
        "refused to accept",
        "message was rejected", "email rejected", "mail refused", "rejected due to", "contentrejected",
        "transaction failed", "not acceptable", "unacceptable", "no thank you", "refused by",
      ]),
  ]
}
