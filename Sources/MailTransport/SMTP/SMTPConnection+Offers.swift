extension SMTPConnection {
  /// What of the server's offer is used, in its words, sorted, for people.
  package var offers: [String] { features?.words ?? [] }

  /// The greatest message that the server says to take, in bytes; nil when it says nothing (RFC 1870).
  package var greatestMessage: Int? { features?.greatestMessage }
}

extension SMTPCapabilities {
  fileprivate var words: [String] {
    let offered: [(Bool, String)] = [
      (eightBitMIME, "8BITMIME"), (isLoggedIn, "AUTH"), (chunking, "CHUNKING"), (dsn, "DSN"),
      (pipelining, "PIPELINING"), (size, "SIZE"), (smtpUTF8, "SMTPUTF8"),
    ]
    return offered.filter(\.0).map(\.1)
  }
}
