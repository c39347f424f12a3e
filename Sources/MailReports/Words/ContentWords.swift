/// What servers hold against the mail itself, or against where such mail comes from. Seen in the wild.
enum ContentWords {
  /// Content, reputation, and lists of senders.
  static let spam = BounceWords.Group(
    .spam,
    servers: [
      "spam", "blacklist", "black list", "black-list", "blocklist", "block list", "block-list", "denylist",
      "blocked using", "blocked by", "listed at", "is listed in", "is listed on", "is on our", "dnsbl",
      "rbl", "surbl", "unsolicited", "reputation", "junk mail", "bulk mail", "bad content", "suspicious",
      "pyzor", "content scanner", "looks like", "unwanted mail", "has been blocked", "ip is blocked",
      "ip blocked", "is not welcome", "junk", "network is listed", "ip is listed", "listed by", "phishing",
      "source of abuse",
    ],
    french: [
      "contenu refusé", "courrier indésirable", "liste noire", "indésirable", "indesirable", "pourriel",
    ],
    german: [
      "unerwünscht", "schwarze liste", "schwarzen liste",
    ],
    italian: [
      "posta indesiderata", "indesiderat", "lista nera",
    ]
  )

  /// RFC 1870 and what limits are called elsewhere.
  static let size = BounceWords.Group(
    .tooLarge,
    servers: [
      "message too large", "message too big", "message size exceeds", "size limit", "too big",
      "maximum message size", "message is too large", "mail size", "exceeds size", "exceeded maximum",
      "exceeds the maximum", "exceeds maximum", "file too large", "message length exceeds",
      "larger than the", "message file too big", "message trop volumineux", "size of the message",
      "message exceeds",
    ],
    french: [
      "taille maximale", "message trop gros", "taille du message", "dépasse la taille",
    ],
    german: [
      "zu groß", "zu gross", "nachrichtengröße", "nachrichtengrösse",
    ],
    italian: [
      "troppo grande", "dimensione massima", "dimensioni del messaggio", "dimensione del messaggio",
    ],
    others: [
      "demasiado grande"
    ]
  )
}
