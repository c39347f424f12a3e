/// What servers hold against the sender, the sending server, or the way it speaks. Seen in the wild.
enum SenderWords {
  /// A refused sender, in words that look like those for a recipient.
  static let refused = BounceWords.Group(
    .policy,
    servers: [
      "sender address rejected", "sender verify failed", "sender rejected", "sender denied",
      "sender unknown", "sender user unknown", "sender mailbox", "sender does not exist",
      "sender address does not", "unknown sender", "invalid sender", "sender domain", "sender is not allowed",
      "sender not allowed", "bad sender", "envelope sender", "could not verify sender", "sender verification",
      "bad helo", "does not accept mail from", "does not accept messages from", "does not accept email from",
      "does not accept e-mail from", "not accepting mail from", "not accepting messages from",
      "not accepting email from", "doesn't accept mail from", "only accepts mail from",
      "only accepts messages from", "accepts mail only", "accept mail only", "will not accept delivery",
      "not want to receive", "does not wish to receive", "recipient not accepted",
      "recipient does not accept", "allowed to receive", "authorized to receive", "authorised to receive",
      "permitted to receive", "permission to receive", "external mail", "external senders", "outside senders",
      "rejects mail from", "refuses mail from", "blocked your", "has blocked you", "blocked the sender",
      "sender address verification", "domain of sender", "mail from command failed", "from address is not",
      "your domain", "mail from domain", "sending domain", "domain in mail from", "helo command rejected",
      "helo/ehlo", "ehlo/helo", "helo name", "helo argument", "invalid helo", "helo host",
    ],
    french: [
      "adresse expediteur", "expéditeur refusé", "emetteur invalide",
    ],
    german: [
      "absenderadresse", "absender abgelehnt",
    ],
    italian: [
      "mittente non valido", "mittente rifiutato",
    ]
  )

  /// The server is not there for that domain.
  static let relaying = BounceWords.Group(
    .relayingDenied,
    servers: [
      "relaying denied", "relay access denied", "relay denied", "relay not permitted", "unable to relay",
      "relaying not allowed", "relay not allowed", "relaying is prohibited", "not permitted to relay",
      "relay prohibited", "relaying prohibited", "we do not relay", "relaying mail to", "no relaying",
      "relay operation rejected", "to be relayed", "not a gateway", "is not permitted to relay",
      "relaying disallowed",
      "isn't in my list of allowed", "not in my control", "relay is not allowed",
    ]
  )

  /// SPF, DKIM, DMARC, reverse DNS, or a login is asked for.
  static let authentication = BounceWords.Group(
    .authentication,
    servers: [
      "dmarc", "dkim", "spf fail", "spf check", "fails spf", "failed spf", "spf validation", "spf record",
      "spf: fail", "spf hard fail", "spf hardfail", "rejected by spf", "sender policy framework",
      "sender id (pra)", "unauthenticated email", "unauthenticated mail", "unauthenticated sender",
      "not authenticated", "authentication checks", "email authentication", "reverse dns", "ptr record",
      "rdns", "no ptr", "reverse record", "reverse hostname", "reverse lookup", "reverse mapping",
      "client host rejected",
      "forward-confirmed", "fcrdns", "authentication required", "must be authenticated", "spf",
      "alignment", "not aligned", "must issue a starttls", "starttls command first",
      "authentication is required", "smtp auth",
    ],
    french: [
      "authentification requise"
    ],
    german: [
      "authentifizierung erforderlich"
    ],
    italian: [
      "autenticazione richiesta"
    ]
  )

  /// Too much or too fast, or greylisted (RFC 6647): the same mail may be taken later.
  static let rate = BounceWords.Group(
    .rateLimited,
    servers: [
      "too many messages", "too many emails", "too many mails", "rate limit", "ratelimit", "rate-limit",
      "too many connections", "too many concurrent", "throttl", "deferred due to", "greylist", "graylist",
      "grey list", "gray list", "greylisted", "too many recipients", "exceeded the limit", "sending limit",
      "receiving mail at a rate", "unusual rate", "sending quota", "hourly limit", "daily limit",
      "daily quota", "temporarily rate", "maximum number of messages", "too many invalid recipients",
      "too many sessions", "too many errors", "slow down", "connection rate", "message rate",
      "quota of messages",
      "messages per hour", "per hour", "too much mail from", "retry in", "try again in",
      "exceeded allowable", "connection limit",
    ],
    french: [
      "trop de connexions", "trop de messages", "trop de mails",
    ],
    german: [
      "zu viele verbindungen", "zu viele nachrichten", "zu viele mails",
    ],
    italian: [
      "troppi messaggi", "troppe connessioni",
    ]
  )

  /// The server will not, and does not say more.
  static let policy = BounceWords.Group(
    .policy,
    servers: [
      "policy", "policies", "administrative prohibition", "access denied", "prohibited", "not authorized",
      "not authorised", "not allowed", "not permitted", "permission to", "rejected for", "not accepted",
      "not accepting", "suspended", "virus", "malware", "restricted", "message rejected",
      "message refused", "content rejected", "mail rejected", "banned", "denied by", "forbidden",
      "blocked", "refused to accept", "message was rejected", "email rejected", "mail refused",
      "rejected due to", "contentrejected", "transaction failed", "not acceptable", "unacceptable",
      "no thank you", "refused by", "header is missing", "headers fail", "header fails", "malformed",
      "nul characters", "infected",
    ],
    french: [
      "non autorisé", "pas autorisé", "refusé", "interdit",
    ],
    german: [
      "nicht erlaubt", "nicht berechtigt", "abgelehnt", "verweigert",
    ],
    italian: [
      "non autorizzat", "non consentit", "rifiutat",
    ],
    others: [
      "no autorizado", "rechazado",
    ]
  )
}
