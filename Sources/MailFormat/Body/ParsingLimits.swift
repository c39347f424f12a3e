/// How much of a hostile message is taken apart; the rest is kept as bytes and reported.
package struct ParsingLimits: Sendable, Hashable {
  /// Bytes of a message that are looked at, see ``MailMessage/unread``.
  package var size: Int
  package var parts: Int
  /// Multiparts and messages in one another.
  package var depth: Int
  /// Lines of one header, folded ones counted singly.
  package var headerLines: Int
  package var headerBytes: Int
  package var diagnostics: Int

  package init(
    size: Int = 1 << 30, parts: Int = 2000, depth: Int = 40, headerLines: Int = 10_000,
    headerBytes: Int = 1 << 20, diagnostics: Int = 100
  ) {
    self.size = max(0, size)
    self.parts = parts
    self.depth = depth
    self.headerLines = headerLines
    self.headerBytes = headerBytes
    self.diagnostics = diagnostics
  }

  package static let standard = ParsingLimits()
}
