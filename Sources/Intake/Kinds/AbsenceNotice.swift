import Basics
import MailFormat

/// An absence notice that only its words give away.
///
/// Whoever is asked for a quotation by "I am on holiday until Monday, please send the offer" must not be
/// taken for a machine: every clause has to be one that such notices consist of, and one of them says that
/// somebody is away. One clause of any other kind, one question, and it is a person's.
enum AbsenceNotice {
  /// The clause that says so.
  static func evidence(in message: MailMessage) -> String? {
    guard let clauses = notice(in: message) else { return nil }
    return clauses.first(where: isAway) ?? clauses.first(where: MachineWords.isStatement)
  }

  /// "I shall be away on Monday" answers a question; a notice says until when.
  private static func isAway(_ clause: String) -> Bool {
    guard contains(clause, AbsenceWords.absences) else { return false }
    return !contains(clause, AbsenceWords.futures) || contains(clause, AbsenceWords.spans)
  }

  /// Whether somebody wants something in one of the clauses.
  static func isRequest(_ text: String) -> Bool {
    lines(of: text).contains { clauses(ofLine: $0).contains(where: asks) }
  }

  /// Whether nothing in the text is anything else; for subjects that say it already.
  static func isPlain(_ message: MailMessage) -> Bool { notice(in: message) != nil }

  /// The clauses, when all of them are such as notices consist of.
  private static func notice(in message: MailMessage) -> [String]? {
    let text = String(message.text.unicodeScalars.prefix(4000))
    let visible = ReplyText.read(text).ownWords
    guard visible.utf8.count <= longest, !visible.utf8.contains(UInt8(ascii: "?")) else { return nil }
    var notice: [String] = []
    for line in lines(of: visible) {
      let clauses = clauses(ofLine: line)
      // A person's mail says soon that it is none.
      guard clauses.allSatisfy(belongs) else { return nil }
      notice += clauses
    }
    return notice
  }

  private static let longest = 1200
  private static let separators = Set(".!;,:".utf8)
  private static let conjunctions: Set<String> = [
    "et", "mais", "und", "aber", "e", "ma", "and", "but", "y", "pero", "mas", "maar", "och", "og",
    "men", "и",
    "но",
  ]

  /// Parted by punctuation before white space and by conjunctions: "I am away but send the
  /// offer" are two. Folded.
  private static func clauses(ofLine line: Substring.UTF8View) -> [String] {
    var clauses: [String] = []
    var words: [Substring] = []
    func end() {
      if !words.isEmpty { clauses.append(words.joined(separator: " ")) }
      words = []
    }
    let folded = String(decoding: line, as: UTF8.self).foldedForSearch
    let all = folded.unicodeScalars.split(separator: " ").map { Substring($0) }
    for (index, word) in all.enumerated() {
      guard !conjunctions.contains(String(word)) else {
        end()
        continue
      }
      var bare = word
      while let last = bare.utf8.last, separators.contains(last) { bare = bare.dropLast() }
      if !bare.isEmpty { words.append(bare) }
      let isParted = bare.utf8.count < word.utf8.count
      if isParted, !isDay(bare, before: index + 1 < all.count ? all[index + 1] : "") { end() }
    }
    end()
    return clauses
  }

  private static func lines(of text: String) -> [Substring.UTF8View] {
    text.utf8.split { $0 == 0x0A || $0 == 0x0D }
  }

  /// "Mittwoch, 5. März" is one day, not three clauses.
  private static func isDay(_ word: Substring, before next: Substring) -> Bool {
    let following = next.utf8.prefix { !separators.contains($0) }
    if DateWords.weekdays[String(word)] != nil {
      return following.first.map { (48...57).contains($0) } == true
    }
    guard word.utf8.allSatisfy({ (48...57).contains($0) }), !word.isEmpty else { return false }
    return DateWords.monthNames[String(Substring(following))] != nil
  }

  static func isAnswer(_ message: MailMessage) -> Bool {
    message.header.field("In-Reply-To") != nil || message.header.field("References") != nil
  }

  private static func belongs(_ clause: String) -> Bool {
    guard !asks(clause) else { return false }
    return AbsenceWords.courtesies.contains(clause) || isFact(clause)
      || contains(clause, AbsenceWords.absences) || contains(clause, AbsenceWords.companions)
      || MachineWords.isStatement(clause)
  }

  /// "Bitte liefern Sie bis zum 5. Dezember" is business, whatever else it holds. What is urgent may be asked
  /// for, and a colleague may be called.
  private static func asks(_ clause: String) -> Bool {
    let words = clause.utf8.split(separator: 0x20).map { Substring($0) }
    let begins = { (stems: Beginnings) in words.contains { stems.begin($0) } }
    let isCall = begins(AbsenceWords.calls) && !contains(clause, AbsenceWords.colleagues)
    return (isCall || begins(AbsenceWords.business)) && !contains(clause, AbsenceWords.urgencies)
  }

  /// An address, a number or a date of few words, or nothing but marks.
  private static func isFact(_ clause: String) -> Bool {
    guard clause.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return true }
    let words = clause.utf8.split(separator: 0x20)
    guard words.count <= 4 else { return false }
    return clause.utf8.contains { $0 == UInt8(ascii: "@") || (48...57).contains($0) }
  }

  private static func contains(_ clause: String, _ phrases: [String]) -> Bool {
    phrases.contains { clause.containsBytes(of: $0) }
  }
}
