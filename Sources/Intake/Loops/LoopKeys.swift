import Basics
import MailFormat

/// By what a mail is counted, so that no machine can keep the firm busy: its sender, the sender's domain, the
/// account that it came to, and its words where they are long enough to be recognised.
package struct LoopKeys: Hashable, Sendable {
  package enum Scope: String, Sendable, CaseIterable {
    case sender, domain, account, words
  }

  private let keys: [Scope: String]

  /// - Parameters:
  ///   - words: the mail's own words, without what it cites.
  ///   - account: the name of the account that took it in.
  package init(_ clues: IntakeClues, words: String, account: String) {
    let sender = clues.senderAddress
    var keys: [Scope: String] = [.sender: "s:" + LoopWords.short(sender), .account: "a:" + account]
    let domain = sender.split(separator: "@").last.map(String.init) ?? ""
    // Of a provider's customers one knows nothing of the other.
    if !domain.isEmpty, !FreeMail.contains(domain, domain.split(separator: ".").map(String.init)) {
      keys[.domain] = "d:" + LoopWords.short(domain)
    }
    if let gist = LoopWords.gist(words) {
      keys[.words] = "w:\(gist):\(LoopWords.hash(sender + " " + Self.thread(clues)))"
    }
    self.keys = keys
  }

  package subscript(_ scope: Scope) -> String? { keys[scope] }

  package var all: [String] { Scope.allCases.compactMap { keys[$0] } }

  /// By which it is counted: a proven colleague may write as much as they like.
  package func keys(of sender: SenderIdentity) -> [String] {
    guard case .staff = sender else { return all }
    return [keys[.words]].compactMap { $0 }
  }

  /// What the mail answers: a token of ours, else the subject.
  private static func thread(_ clues: IntakeClues) -> String {
    guard let token = clues.tokens.first?.token else { return clues.baseSubject.foldedForSearch }
    return token.purpose.rawValue + String(token.id)
  }
}

/// The words of a mail in a form in which a machine's letters look alike: it changes numbers and times, never its words.
enum LoopWords {
  private static let limit = 8000
  /// "Merci, c'est parfait" is said again and again by people.
  private static let fewestLetters = 24

  /// - Returns: nil for words that are too short to tell anybody apart.
  static func gist(_ words: String) -> String? {
    let head = String(words.unicodeScalars.prefix(limit)).foldedForSearch
    let letters = head.unicodeScalars.filter { $0.properties.isAlphabetic }
    guard letters.count >= fewestLetters else { return nil }
    return hash(String(String.UnicodeScalarView(letters)))
  }

  /// FNV-1a in hexadecimal: two texts that share it by chance cost a look into the tray.
  static func hash(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }

  /// An address as a key: nobody's key is longer than an address may be (RFC 5321, 4.5.3.1.3).
  static func short(_ address: String) -> String {
    address.utf8.count <= 256 ? address : String(address.unicodeScalars.prefix(50)) + "…" + hash(address)
  }
}
