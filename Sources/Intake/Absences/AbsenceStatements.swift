import Basics
import MailFormat

/// What single sentences of a notice say: gone for good, a new address, mail passed on or not, no end in
/// sight.
enum AbsenceStatements {
  static func isOpenEnded(_ sentence: NoticeSentence) -> Bool {
    sentence.place(of: AbsenceDayWords.openEnds) != nil
  }

  /// True when the mail goes to somebody else, false when it does not or nobody reads it; nil when nothing is
  /// said.
  static func isForwarded(_ sentence: NoticeSentence, after previous: NoticeSentence?) -> Bool? {
    let isOfMail = { sentence.begins(DepartureWords.mails) || previous?.begins(DepartureWords.mails) == true }
    for index in sentence.words.indices {
      let key = sentence.words[index].key
      let isForward = DepartureWords.forwards.begin(key)
      guard isForward || DepartureWords.readings.contains(key) else { continue }
      let near = sentence.words[max(0, index - 6)..<min(sentence.words.count, index + 3)]
      let denial = near.firstIndex { DepartureWords.denials.contains($0.key) }
      if let denial, !isOfRead(near[denial...], isForward: isForward) { return false }
      guard isForward, isOfMail(), !sentence.begins(DepartureWords.calls),
        !near.contains(where: isConditional)
      else {
        continue
      }
      return true
    }
    return nil
  }

  /// "keine E-Mails … gelesen" needs the mail in it; "non letto" too, but what is forwarded is mail anyway.
  private static func isOfRead(_ near: ArraySlice<NoteWord>, isForward: Bool) -> Bool {
    !isForward && near.first?.key == "no" && near.count > 6
  }

  /// "can be forwarded on request", "si le message doit être transféré" say nothing of this mail.
  private static func isConditional(_ word: NoteWord) -> Bool {
    ["can", "may", "if", "si", "peut", "kann", "wenn", "falls", "se", "please", "bitte"].contains(word.key)
  }

  /// The address that the same person has from now on, in this sentence or, when it ends in a colon, the
  /// next.
  ///
  /// - Parameter own: The addresses of the writer and the readers, which are not new.
  static func newAddress(
    in sentence: NoticeSentence, next: NoticeSentence?, hasLeft: Bool, own: Set<String>
  ) -> String? {
    guard let place = place(in: sentence, hasLeft: hasLeft) else { return nil }
    let behind = addresses(sentence.words[place.upperBound...], own)
    if behind.count == 1 { return behind[0] }
    if behind.count > 1 { return changed(sentence, from: place.upperBound, own) }
    if let before = addresses(sentence.words[..<place.lowerBound], own).last { return before }
    guard let next, next.words.count <= 4 else { return nil }
    let below = addresses(next.words[...], own)
    return below.count == 1 ? below[0] : nil
  }

  private static func place(in sentence: NoticeSentence, hasLeft: Bool) -> Range<Int>? {
    if let place = sentence.place(of: DepartureWords.newAddresses) {
      let near = sentence.words[
        max(0, place.lowerBound - 2)..<min(sentence.words.count, place.upperBound + 4)]
      return near.contains { DepartureWords.others.contains($0.bareKey) } ? nil : place
    }
    return hasLeft ? sentence.place(of: DepartureWords.reachMe) : nil
  }

  private static func addresses(_ words: ArraySlice<NoteWord>, _ own: Set<String>) -> [String] {
    var found: [String] = []
    for word in words where word.text.utf8.contains(UInt8(ascii: "@")) {
      guard let address = EmailWord.address(in: word.text), !own.contains(address) else { continue }
      if !found.contains(address) { found.append(address) }
    }
    return found
  }

  /// "from anna@old.example to anna@new.example"
  private static func changed(_ sentence: NoticeSentence, from start: Int, _ own: Set<String>) -> String? {
    for index in sentence.words.indices where index > start {
      guard
        ["to", "en", "in", "auf", "a", "para", "naar", "→", "->"].contains(sentence.words[index - 1].key),
        let address = EmailWord.address(in: sentence.words[index].text), !own.contains(address)
      else { continue }
      return address
    }
    return nil
  }
}
