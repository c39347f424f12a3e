/// The formats of `text/*` that a person can read, with the names that senders give them.
enum TextFormat {
  case plain
  case html
  /// RFC 1896.
  case enriched
  /// HTML for one program (AMP, a watch), never without a part that all others read.
  case otherHTML
  case calendar
  case unknown

  /// What stands only beside the same in other words: of alternatives it is never the one to show.
  static let onlyBeside: Set<TextFormat> = [.otherHTML, .calendar]

  init(_ type: ContentType) {
    guard type.isText else {
      self = .unknown
      return
    }
    // Nearly all are one of these.
    switch type.subtype {
    case "plain": self = .plain
    case "html": self = .html
    case let other: self = Self.formats[other] ?? .unknown
    }
  }

  private static let formats: [String: TextFormat] = [
    "plain": .plain, "x-plain": .plain, "text": .plain, "txt": .plain, "ascii": .plain, "us-ascii": .plain,
    "unknown": .plain, "markdown": .plain, "x-markdown": .plain, "x-web-markdown": .plain,
    "html": .html, "htm": .html, "x-html": .html, "xhtml": .html,
    "enriched": .enriched, "richtext": .enriched,
    "x-amp-html": .otherHTML, "watch-html": .otherHTML, "x-watch-html": .otherHTML,
    "calendar": .calendar,
  ]
}
