import MailFormat

/// A mail's text taken apart: what is new, what is cited, who signs.
///
/// Nothing is thrown away, the three parts hold every word. When in doubt, words stay visible: a customer's sentence
/// taken for a quote would be lost to the reader.
package struct ReplyText: Hashable, Sendable {
  /// The new words; where somebody answers piece by piece, the cited lines they answer stand among them.
  package let visible: String
  package let quoted: String
  package let signature: String
  /// What gave the quote away.
  package let reason: QuoteReason
  /// What a reader is shown: the new words; where there are none, what stands below the mark on top of the mail (passed
  /// on without comment, answered below a quote that has no marks). All of it where the answers stand inside the
  /// older mail.
  package private(set) var shown: String
  /// The same with the signature, in the order in which they stand.
  package private(set) var shownWithSignature: String

  /// Reads the plain text of a mail.
  package static func read(_ text: String) -> ReplyText { read(.plain(text)) }

  /// Reads the body of a mail; the markup of an HTML mail tells more than its text.
  ///
  /// - Parameter sender: Whose name begins a signature that nothing else sets apart.
  package static func read(_ body: ReadableBody, sender: MailAddress? = nil) -> ReplyText {
    switch body {
    case .plain(let text): read(ReplyLines(text, sender: sender))
    case .html(let lines): read(ReplyLines(lines, sender: sender))
    }
  }

  /// The same for a message whose `body` is known. Where an answer's plain text shows no quote, its HTML may: labels in a
  /// language that we do not know stand in an element that we do.
  package static func read(
    _ message: MailMessage, body: ReadableBody, sender: MailAddress? = nil
  ) -> ReplyText {
    let text = read(body, sender: sender)
    guard case .plain = body, text.reason == .none, message.header.first("In-Reply-To") != nil,
      let html = message.html, html.utf8.count <= 1_000_000
    else { return text }
    let marked = read(.html(HTMLText.lines(html)), sender: sender)
    return marked.reason == .htmlContainer && !marked.visible.isEmpty ? marked : text
  }

  private static func read(_ lines: ReplyLines) -> ReplyText {
    var text = ReplyParts(lines).text
    if !text.quoted.isEmpty, text.ownWords == text.visible, InlineAnswers.areAnnounced(in: text.visible) {
      text.shown = lines.text(0..<lines.count)
      text.shownWithSignature = text.shown
    }
    guard text.visible.isEmpty, !text.quoted.isEmpty else { return text }
    let open = ReplyParts(lines, isOpen: true).text
    text.shown = open.visible
    text.shownWithSignature = open.shownWithSignature
    return text
  }

  /// The writer's own words: ``visible`` without cited lines. For rules that act upon what somebody says.
  package var ownWords: String {
    let lines = visible.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let isCited = { (line: Substring.UTF8View) in line.first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: ">")
    }
    guard lines.contains(where: isCited) else { return visible }
    let own = lines.filter { !isCited($0) }.map { String(Substring($0)) }
    return own.joined(separator: "\n").trimmingScalars(["\n"])
  }
}

/// By what the quote of a mail was known.
package enum QuoteReason: String, Hashable, Sendable {
  /// A sentence such as "On … wrote:".
  case attribution
  /// `From:`, `Sent:`, `To:`, `Subject:` below each other.
  case headerBlock
  /// `-----Original Message-----`
  case separator
  /// `>` alone.
  case quoteMarks
  /// An element of the HTML that mail programs put the older mail in.
  case htmlContainer
  /// There is none.
  case none
}
