/// How a connection uses what its server offers.
package struct IMAPOptions: Sendable {
  /// COMPRESS=DEFLATE (RFC 4978) spares bytes and costs both sides time: decision record 0009.
  package enum Compression: String, Sendable { case never, always }

  package var compression = Compression.never
  /// How often mailboxes are asked for news where the server does not tell by itself.
  package var pollInterval = Duration.seconds(60)
  /// What we call ourselves in ID (RFC 2971); nil says nothing.
  package var client: (name: String, version: String)?

  package init() {}
}
