extension Bounce {
  /// What a server said while the mail was handed over: the same as a report, only sooner.
  ///
  /// - Parameters:
  ///   - status: the enhanced status of the reply (RFC 3463); empty where it had none.
  ///   - reply: its whole text.
  package static func refused(_ address: String, status: String, reply: String) -> Bounce {
    Bounce(recipient: address.lowercased(), status: status.isEmpty ? nil : status, words: reply)
  }

  /// Whether the server holds something against the firm or the content (RFC 3463, X.7.X): no address is at fault,
  /// and it will be the same for the next one.
  package var isAboutUs: Bool {
    switch reason {
    case .policy, .spam, .relayingDenied, .authentication: true
    default: false
    }
  }

  /// One line for a person: the address's status, the reason, the server's words.
  package var summary: String {
    [status ?? "", reason.rawValue, evidence].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
