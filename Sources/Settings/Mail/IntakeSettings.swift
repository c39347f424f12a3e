/// How incoming mail is read and whom to believe.
package struct IntakeSettings: Sendable {
  /// The servers whose `Authentication-Results` count (RFC 8601, 5).
  package let authservIDs: [String]
  /// How many `Received` fields our own servers put above the findings: hops in the house after the one that wrote them.
  package let trustedReceived: Int
  /// Letters to colleagues carry a personal token that proves their answer once.
  package let takesPasses: Bool
  /// In bytes.
  package let maxMessageSize: Int
  /// How far a mail is taken apart; the rest stays bytes, and the mail says so.
  package let maxParts: Int
  package let maxDepth: Int
  package let maxHeaderLines: Int
  package let matchWindowDays: Int
  package let splitAfterDays: Int
  package let batch: Int
  package let loops: LoopSettings

  init(_ reader: SettingsReader) {
    authservIDs = reader.values(
      "authserv_ids", .host, default: [],
      help: "Servers whose Authentication-Results are believed; without one, no mail has staff rights.")
    trustedReceived = reader.value(
      "trusted_received", .integer(0...10), default: 0,
      help: "How many Received fields stand above those Authentication-Results; piste staff check shows it.")
    takesPasses = reader.value(
      "one_time_tokens", .boolean, default: false,
      help: "Letters to colleagues carry a token that proves one answer when the provider proves none.")
    maxMessageSize = reader.value(
      "max_message_size", .byteCount(100_000...500_000_000), default: 50_000_000,
      help: "Larger mails are quarantined unread.")
    maxParts = reader.value(
      "max_parts", .integer(10...100_000), default: 2000, help: "Parts of one mail that are looked at.")
    maxDepth = reader.value(
      "max_depth", .integer(5...100), default: 40, help: "Mails and multiparts in one another.")
    maxHeaderLines = reader.value(
      "max_header_lines", .integer(100...1_000_000), default: 10_000, help: "Lines of one header.")
    matchWindowDays = reader.value(
      "match_window_days", .integer(1...3650, unit: "days"), default: 90,
      help: "How long sender and subject may join a mail to a conversation when it has no token.")
    splitAfterDays = reader.value(
      "split_after_days", .integer(1...36_500, unit: "days"), default: 180,
      help:
        "An answer to a conversation that was silent for longer waits until its owner says where it belongs.")
    batch = reader.value(
      "batch", .integer(1...1000), default: 500, help: "At most so many mails are stored in one commit.")
    loops = LoopSettings(reader)
  }
}
