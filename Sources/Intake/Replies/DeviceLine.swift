/// The line that a telephone, an app or a web mailer adds: "Envoyé de mon iPhone", "Get Outlook for Android".
enum DeviceLine {
  static func matches(_ words: ArraySlice<UInt8>) -> Bool {
    guard (6...160).contains(words.count) else { return false }
    let key = words.trimming(frame).foldedKey
    return (beginnings.begin(key) || endings.end(key)) && key.wordCount <= 14
  }

  private static let frame: ByteSet = " *_<>([-–—"
  private static let beginnings = BytePhrases(MailClientWords.deviceLines)
  private static let endings = BytePhrases(MailClientWords.deviceEndings)
}
