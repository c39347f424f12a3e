/// HTML as the plain text a person would type: paragraphs, lists, quotes as `> `, table cells, link targets.
///
/// What a browser does not show is no text: hidden elements, comments, scripts, the invisible characters that
/// newsletters pad their first line with.
package enum HTMLText {
  package static func convert(_ html: String) -> String {
    lines(html).map(\.marked).joined(separator: "\n")
  }

  /// The same text line by line, with quote depths and the containers of mail programs.
  package static func lines(_ html: String) -> [HTMLLine] {
    var tokens = HTMLTokenizer(Array(html.utf8))
    var writer = HTMLTextWriter()
    while let token = tokens.next() { writer.take(token) }
    return writer.finish()
  }
}
