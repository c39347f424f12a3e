import Basics
import MailFormat

/// One line of a signature with words in it, in the form that is read.
struct SignatureLine: Hashable, Sendable {
  /// As it stands, for the evidence.
  let text: String
  /// Without stars, link targets and pictures; signs for a telephone are words.
  let plain: String
  /// Its words, also of labels that nothing parts from their number.
  let words: [NoteWord]

  private static let maximumCount = 60
  private static let maximumLength = 400

  /// The lines of a block; devices and small print say nothing about who signs.
  static func lines(of block: String) -> [SignatureLine] {
    let all = block.utf8.split(separator: 0x0A, maxSplits: maximumCount).prefix(maximumCount)
    // What lists write and what the signer adds stands last and does not say who signs.
    let lines = all.prefix { line in
      let words = Array(line.prefix(maximumLength))[...]
      return !SmallPrint.lists.stand(in: words) && !Postscript.begins(words)
    }
    return lines.compactMap { SignatureLine($0) }
  }

  /// The last lines of somebody's words, when they sign although nothing told them from the words above: they begin
  /// with the sender's name and only short lines follow, none of them a sentence.
  static func closing(_ words: String, of signer: Signer) -> [SignatureLine] {
    guard signer.hasName else { return [] }
    var rest = words.utf8[...]
    for _ in 0..<20 where !rest.isEmpty {
      let start = rest.lastIndex(of: 0x0A).map { rest.index(after: $0) } ?? rest.startIndex
      let line = rest[start...]
      guard line.count <= 160 else { return [] }
      if signer.signs(line) { return block(words.utf8[start...]) }
      rest = rest[..<start].dropLast()
    }
    return []
  }

  private static func block(_ words: Substring.UTF8View) -> [SignatureLine] {
    let signed = words.split(separator: 0x0A).prefix {
      !Postscript.begins(Array($0.prefix(maximumLength))[...])
    }
    let lines = signed.compactMap { SignatureLine($0) }
    return lines.contains(where: \.isSentence) ? [] : lines
  }

  private init?(_ line: Substring.UTF8View) {
    guard line.count <= Self.maximumLength, !Self.isNoise(line) else { return nil }
    text = String(Substring(line)).trimmingScalars(Self.blanks)
    guard !text.isEmpty else { return nil }
    plain = Self.plain(text)
    words = plain.noteWords.flatMap(\.parted)
  }

  var emails: [SignatureContact.Fact] {
    guard plain.utf8.contains(UInt8(ascii: "@")) else { return [] }
    let found = words.prefix(80).filter { $0.text.utf8.contains(UInt8(ascii: "@")) }
      .compactMap { EmailWord.address(in: $0.text) }
    return found.map { SignatureContact.Fact(value: $0, line: text) }
  }

  private static func isNoise(_ line: Substring.UTF8View) -> Bool {
    let words = Array(line)[...].trimming(" \t\r")
    return words.isEmpty || QuoteMark.isRule(words) || DeviceLine.matches(words)
      || words.elementsEqual("--".utf8)
      || SmallPrint.matches(words)
  }

  /// `<tel:…>`, `[cid:…]`: what Outlook's plain text puts behind words.
  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 || changed.contains($0) }) else { return text }
    var spaced = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { last = scalar }
      switch scalar {
      case "*", "\u{FE0F}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}": continue
      case "<", "[": spaced.append(" ", scalar)
      case ">", "]": spaced.append(scalar, " ")
      case "+" where last.isAlphabetic: spaced.append(" ", scalar)
      case "☎", "✆", "📞", "☏": spaced.append(contentsOf: " Tel: ".unicodeScalars)
      case "📱": spaced.append(contentsOf: " Mobile: ".unicodeScalars)
      case "📠", "🖷": spaced.append(contentsOf: " Fax: ".unicodeScalars)
      case "✉", "📧", "🌐", "📍", "🏠", "🖂", "➤", "►": spaced.append(contentsOf: [" ", "|", " "])
      case _ where scalar.isWhitespace && scalar != "\t": spaced.append(" ")
      default: spaced.append(scalar)
      }
    }
    return withoutTargets(String(spaced)).trimmingScalars(blanks)
  }

  private static func withoutTargets(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "[")) else { return text }
    let words = text.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
    let kept = words.filter { word in !targets.contains { word.starts(with: $0.utf8) } }
    return kept.map { String(Substring($0)) }.joined(separator: " ")
  }

  /// Of ASCII only these are not kept as they are.
  private static let changed: ByteSet = "*<[>]+\u{0A}\u{0B}\u{0C}\u{0D}"
  private static let targets = ["<tel:", "<callto:", "<mailto:", "<sip:", "[cid:", "[image:", "[mailto:"]
  static let blanks: ScalarSet = [" ", "\t", "\r", "\u{A0}", "\u{200B}"]
}

extension String.UnicodeScalarView {
  fileprivate mutating func append(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
    append(first)
    append(second)
  }
}

extension SignatureLine {
  fileprivate var isSentence: Bool {
    guard let last = text.utf8.last else { return false }
    return last == UInt8(ascii: "?") || last == UInt8(ascii: "!")
      || (last == UInt8(ascii: ".") && words.count > 7)
  }
}
