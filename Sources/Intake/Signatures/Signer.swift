import Basics
import MailFormat

/// What the head of a mail says about who signs it.
struct Signer: Sendable {
  /// The words of the displayed name, folded.
  let names: Set<String>
  /// The words of the part before the `@`: `anna.rey`, folded.
  let localNames: Set<String>
  /// The first letters of all of them.
  private let initials: Set<UInt8>
  let address: String
  let domain: String
  /// The name of the firm in the domain, `menuiserierey` of `mail.menuiserie-rey.example`; empty for providers of
  /// mail to everybody.
  let firm: String

  init(_ sender: MailAddress?) {
    names = Set(Self.nameWords(sender?.shownName ?? ""))
    address = sender?.addrSpec.lowercased() ?? ""
    domain = sender?.domain.lowercased() ?? ""
    let local = sender?.localPart ?? ""
    localNames = Set(
      local.utf8.split { ".-_+".utf8.contains($0) }.map { String(Substring($0)).foldedForSearch }
        .filter { $0.utf8.count >= 2 })
    firm = Self.firm(of: domain)
    initials = Set((names.union(localNames)).compactMap(\.utf8.first))
  }

  /// The words of a name without titles and initials: `Dr. Anna REY` → `anna`, `rey`.
  static func nameWords(_ name: String) -> [String] { nameWords(name.noteWords) }

  private static func nameWords(_ words: [NoteWord]) -> [String] {
    words.prefix(12).flatMap { $0.key.utf8.split(separator: UInt8(ascii: "-")) }.map { String(Substring($0)) }
      .filter {
        $0.utf8.count >= 2 && !CallerWords.salutations.contains($0) && !CallerWords.particles.contains($0)
      }
  }

  var hasName: Bool { !names.isEmpty || localNames.count >= 2 }

  /// Whether the line begins with the sender's name.
  func signs(_ line: Substring.UTF8View) -> Bool {
    let bare = line.drop { $0 <= 0x20 || $0 == UInt8(ascii: "*") }
    guard let first = bare.first, (65...90).contains(first) || first >= 0x80, mayHoldName(bare) else {
      return false
    }
    let words = Array(String(Substring(bare.prefix(100))).noteWords.prefix(5))
    return isWhole(Set(Self.nameWords(words)), isExact: false)
      || isGiven(Array(words.prefix { !$0.text.utf8.contains(where: { ",|-/".utf8.contains($0) }) }))
  }

  /// Whether one of the first words begins like one of the names: most lines need not be folded.
  private func mayHoldName(_ line: Substring.UTF8View) -> Bool {
    line.prefix(100).split(maxSplits: 5) { $0 <= 0x20 }.prefix(5).contains { word in
      word.first.map { $0 >= 0x80 || initials.contains($0 | 0x20) } ?? false
    }
  }

  /// Whether the words are the sender's name and nothing else.
  func isNamed(_ words: ArraySlice<UInt8>) -> Bool {
    guard words.count <= 80 else { return false }
    let words = String(decoding: words, as: UTF8.self).noteWords
    return isWhole(Set(Self.nameWords(words)), isExact: true) || isGiven(words)
  }

  private func isWhole(_ words: Set<String>, isExact: Bool) -> Bool {
    [names, localNames].contains { known in
      known.count >= 2 && (isExact ? known == words : known.isSubset(of: words))
    }
  }

  /// "Peter Baker", where the head says no more than "Peter".
  private func isGiven(_ words: [NoteWord]) -> Bool {
    guard names.count == 1, (2...3).contains(words.count), names.contains(words[0].key) else { return false }
    return ContactFacts.isName(Array(words.map(\.text).joined(separator: " ").utf8)[...])
  }

  /// Whether they begin with the sender's name and one of the marks, `·` and its like or two blanks (table cells).
  func isNamed(_ words: ArraySlice<UInt8>, before marks: String) -> Bool {
    let head = words.prefix(100)
    let end = head.firstIndex { marks.utf8.contains($0) }
    let wide = head.indices.first { place in
      [[0xC2, 0xB7], [0xE2, 0x80], [0x20, 0x20]].contains { head[place...].starts(with: $0) }
    }
    return [end, wide].compactMap { $0 }.contains { isNamed(words[..<$0]) }
  }

  /// Whether somebody of that name may be the sender.
  func may(beNamed words: [String]) -> Bool {
    guard !isDepartment else { return true }
    guard !names.isEmpty else { return localNames.isEmpty || localNames.count < 2 || has(localNames, words) }
    return has(names, words) || has(localNames, words)
  }

  /// "Sekretariat <sekretariat@…>": whoever works there signs.
  private var isDepartment: Bool {
    let known = names.isEmpty ? localNames : names
    return !known.isEmpty && known.isSubset(of: JobTitles.departments)
  }

  private func has(_ known: Set<String>, _ words: [String]) -> Bool { words.contains { known.contains($0) } }

  /// The sender's own address first, each once.
  func sorted(_ emails: [SignatureContact.Fact]) -> [SignatureContact.Fact] {
    var seen: Set<String> = []
    let single = emails.filter { seen.insert($0.value).inserted }.prefix(10)
    return single.filter { $0.value == address } + single.filter { $0.value != address }
  }

  private static func firm(of domain: String) -> String {
    var labels = domain.split(separator: ".").map(String.init)
    guard labels.count >= 2, !FreeMail.contains(domain, labels) else { return "" }
    labels.removeLast()
    if labels.count >= 2, let last = labels.last,
      commons.contains(last)
    {
      labels.removeLast()
    }
    return labels.last.map(\.foldedLetters) ?? ""
  }

  /// Second levels below which firms stand: `rey.co.uk`.
  private static let commons: Set<String> = ["co", "com", "org", "net", "ac", "gov", "ltd"]
}

extension String {
  /// Folded, letters and figures only: "Menuiserie Rey" and `menuiserie-rey` are the same.
  var foldedLetters: String {
    let key = foldedForSearch
    guard key.utf8.allSatisfy({ $0 < 0x80 }) else {
      return String(
        String.UnicodeScalarView(
          key.unicodeScalars.filter { $0.isAlphabetic || ("0"..."9").contains($0) }))
    }
    return String(decoding: key.utf8.filter { $0.isLetter || $0.isDigit }, as: UTF8.self)
  }
}
