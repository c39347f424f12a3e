/// The warning that a recipient's mail server puts on top of a mail from outside: nobody wrote it to us.
///
/// Seen in the wild above mails that reach Exchange; only ever the first paragraph.
enum ServerBanner {
  private static let longest = 5

  /// Behind the last line of the banner that begins at `index`.
  static func end(from index: Int, in lines: ReplyLines) -> Int? {
    let words = lines.words(index)
    guard (20...600).contains(words.count) else { return nil }
    var next = index + 1
    while next < lines.count, next < index + longest, !lines[next].isBlank, isWrapped(lines.words(next - 1)) {
      next += 1
    }
    var text: [UInt8] = []
    for line in index..<next { text += lines.words(line).prefix(300) + [0x20] }
    let key = text[...].foldedKey
    return phrases.stand(in: key) ? next : nil
  }

  /// Whether its sentence goes on below: as long as programs wrap lines, and no end.
  private static func isWrapped(_ words: ArraySlice<UInt8>) -> Bool {
    (60...100).contains(words.count) && words.last.map { !".!>".utf8.contains($0) } == true
  }

  private static let phrases = BytePhrases(MailClientWords.banners)
}
