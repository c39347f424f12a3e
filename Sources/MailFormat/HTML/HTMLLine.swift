/// A line of the text that an HTML mail shows, with what its markup says about it.
package struct HTMLLine: Hashable, Sendable {
  /// In which of the containers that mail programs write.
  package enum Place: Hashable, Sendable {
    /// In none: as far as the markup tells, the writer's own words.
    case body
    /// The mail that is answered or forwarded, its attribution line and header block included.
    case quote
    case signature
  }

  /// Without quote marks.
  package let text: String
  /// Of quotes that are marked as such; 0 for the attribution line, and for what Outlook puts below its header block.
  package let quoteDepth: Int
  package let place: Place

  /// The line as it stands in a plain-text mail.
  package var marked: String {
    guard quoteDepth > 0 else { return text }
    let marks = String(repeating: "> ", count: quoteDepth)
    return text.isEmpty ? String(marks.dropLast()) : marks + text
  }
}
