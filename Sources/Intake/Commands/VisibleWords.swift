import MailFormat

/// The own words of a mail that its writer can have seen: for rules that act upon them.
///
/// What a browser does not show is no text anyway; letters in the colour of the paper are shown to a reader, who may
/// mark them, and hidden from a writer, whose mail program puts them where somebody else wants them.
enum VisibleWords {
  static func own(of said: MailUnderstanding) -> String {
    guard case .html(let lines) = said.message.readable, let html = said.message.html,
      HTMLText.mayHoldPaperColour(html)
    else { return said.reply.ownWords }
    let visible = HTMLText.lines(html, showsPaperColour: false)
    guard visible != lines else { return said.reply.ownWords }
    return ReplyText.read(.html(visible), sender: said.message.from.first).ownWords
  }
}
