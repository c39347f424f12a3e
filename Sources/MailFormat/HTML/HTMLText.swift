import Basics

/// HTML as the plain text a person would type: paragraphs, lists, quotes as `> `, table cells, link targets.
///
/// What a browser does not show is no text: hidden elements, comments, scripts, the invisible characters that
/// newsletters pad their first line with.
package enum HTMLText {
  package static func convert(_ html: String) -> String {
    lines(html).map(\.marked).joined(separator: "\n")
  }

  /// The same text line by line, with quote depths and the containers of mail programs.
  ///
  /// - Parameter showsPaperColour: Whether letters in white count, which nobody sees on white.
  package static func lines(_ html: String, showsPaperColour: Bool = true) -> [HTMLLine] {
    var tokens = HTMLTokenizer(Array(html.utf8))
    var writer = HTMLTextWriter()
    writer.showsPaperColour = showsPaperColour
    while let token = tokens.next() { writer.take(token) }
    return writer.finish()
  }

  /// Whether a colour stands anywhere that could be the paper's; most mails have none.
  package static func mayHoldPaperColour(_ html: String) -> Bool {
    let text = html.lowercased()
    return PaperColour.signs.contains { text.containsBytes(of: $0) }
  }
}
