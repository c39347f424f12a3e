/// What the sending server says of the way: there is none, or nobody answers. Seen in the wild.
enum RouteWords {
  /// The domain itself, in words that would else mean a recipient.
  static let noDomain = BounceWords.Group(
    .hostUnknown,
    servers: [
      "domain does not exist", "domain doesn't exist", "host unknown", "no such domain", "unknown domain",
      "domain not found",
    ],
    french: [
      "domaine inexistant", "domaine inconnu",
    ],
    german: [
      "domain existiert nicht", "domäne existiert nicht", "domain unbekannt",
    ],
    italian: [
      "dominio inesistente", "dominio del destinatario non esiste", "dominio sconosciuto",
    ],
    others: [
      "dominio inexistente"
    ]
  )

  /// Nobody takes mail for the domain (RFC 7505 too).
  static let noHost = BounceWords.Group(
    .hostUnknown,
    servers: [
      "host unknown", "host not found", "name or service not known", "couldn't find any host",
      "cannot find any host", "domain not found", "unknown host", "unknown domain",
      "domain name not found", "domain unknown", "no such domain", "no such host", "nullmx", "null mx",
      "does not accept mail", "accepts no mail", "unrouteable mail domain", "unroutable mail domain",
      "host or domain name not", "no mail server", "no mx", "nxdomain", "illegal host/domain",
      "domain couldn't be found", "domain does not", "domain doesn't", "invalid domain",
      "bad destination host", "bad host name", "all relevant mx records point to non-existent",
      "unresolvable", "dns lookup failure", "dns name resolution", "infodomainnonexistent",
      "name server: host not found", "malformed name server reply",
      "malformed or unexpected name server reply", "domain is not reachable", "domain not exist",
    ],
    french: [
      "hôte inconnu", "domaine inconnu",
    ],
    others: [
      "dominio inexistente"
    ]
  )

  /// It passes, or nobody knows.
  static let noAnswer = BounceWords.Group(
    .unreachable,
    servers: [
      "connection timed out", "connection refused", "no route to host", "network is unreachable",
      "could not connect", "couldn't connect", "unable to connect", "cannot connect", "connect to",
      "lost connection", "connection reset", "connection dropped", "connection lost", "timed out",
      "timeout", "time out", "no response", "not responding", "did not respond", "not reachable",
      "unreachable", "retry time", "retry timeout", "expired", "too long in the queue",
      "in the queue too long", "queued too long",
      "undeliverable for", "delivery attempts", "wasn't able to establish an smtp connection",
      "weren't able to connect", "couldn't be contacted", "could not be contacted", "conversation with",
      "temporary lookup failure", "host name lookup failure", "name service error", "no answer from",
      "have been failing for a long time", "could not be reached", "out of retr", "too old",
      "maximum retry", "unable to resolve", "network error", "handshake failed", "temporary local problem",
      "temporarily failed",
      "temporarily unavailable", "temporary failure", "service shutting down",
      "server configuration problem",
    ],
    french: [
      "connexion refusée", "délai dépassé", "serveur injoignable",
    ],
    german: [
      "verbindung abgelehnt", "zeitüberschreitung", "nicht erreichbar",
    ],
    italian: [
      "connessione rifiutata", "non raggiungibile", "tempo scaduto",
    ]
  )
}
