/// The line that a telephone, an app or a web mailer adds: "Envoyé de mon iPhone", "Get Outlook for Android".
enum DeviceLine {
  static func matches(_ words: ArraySlice<UInt8>) -> Bool {
    guard (6...160).contains(words.count) else { return false }
    let key = words.trimming(" *_<>([-–—".utf8).foldedKey
    guard key.split(separator: 0x20).count <= 14 else { return false }
    return beginnings.contains { key.starts(with: $0) } || endings.contains { key.ends(with: $0) }
  }

  private static let beginnings = MailClientWords.deviceLines.map { Array($0.utf8) }
  private static let endings = MailClientWords.deviceEndings.map { Array($0.utf8) }
}
