import Basics
import MailFormat

/// Reads what an automatic answer says of its owner's absence; asked only when a mail is one already.
///
/// Only the writer's own words count: of a mail cited below, its days and addresses are somebody else's.
package enum AbsenceContent {
  /// What is known besides the words.
  package struct Setting: Sendable {
    /// The day of the mail: days without a year are relative to it.
    package let today: CalendarDate
    /// ISO 3166-1: how numbers without country code are read, when nothing in the notice tells.
    package let country: String?

    package init(today: CalendarDate, country: String? = nil) {
      self.today = today
      self.country = country
    }
  }

  /// - Parameter reply: The text of the message, taken apart.
  package static func read(_ message: MailMessage, _ reply: ReplyText, _ setting: Setting) -> Absence {
    let sentences = subject(of: message) + NoticeSentence.split(reply.ownWords)
    let days = AbsenceDays(sentences, today: setting.today)
    let own = Set((message.from + message.to + message.replyTo).map { $0.addrSpec.lowercased() })
    var absence = Absence(firstDay: days.first, lastDay: days.last, returnsOn: days.returns)
    read(sentences, own, into: &absence)
    let name = message.from.first?.displayName.noteWords.map(\.key).filter { $0.utf8.count > 2 } ?? []
    let lines = SignatureLine.lines(of: reply.shownWithSignature)
    let country = NumberCountry(
      lines, SignaturePiece.pieces(of: lines), Signer(message.from.first), setting: setting.country ?? "")
    absence.deputies = DeputyGrammar(country: country.country, own: own, ownName: Set(name)).read(sentences)
      .filter { $0.email.isEmpty || $0.email != absence.newAddress?.value }
    return absence
  }

  private static func read(_ sentences: [NoticeSentence], _ own: Set<String>, into absence: inout Absence) {
    for (index, sentence) in sentences.enumerated() {
      if absence.hasLeft == nil, DepartureWords.isDeparture(sentence) {
        absence.hasLeft = finding(true, sentence)
      }
      if absence.isOpenEnded == nil, AbsenceStatements.isOpenEnded(sentence) {
        absence.isOpenEnded = finding(true, sentence)
      }
      if absence.isForwarded == nil,
        let isForwarded = AbsenceStatements.isForwarded(
          sentence, after: index > 0 ? sentences[index - 1] : nil)
      {
        absence.isForwarded = finding(isForwarded, sentence)
      }
    }
    for (index, sentence) in sentences.enumerated() where absence.newAddress == nil {
      let next = index + 1 < sentences.count ? sentences[index + 1] : nil
      let address = AbsenceStatements.newAddress(
        in: sentence, next: next, hasLeft: absence.hasLeft != nil, own: own)
      absence.newAddress = address.map { finding($0, sentence) }
    }
  }

  private static func finding<Value>(_ value: Value, _ sentence: NoticeSentence) -> Absence.Finding<Value> {
    Absence.Finding(value: value, words: sentence.text)
  }

  /// "Abwesend bis 5. März": the notice's own subject; behind a colon stands that of our mail.
  private static func subject(of message: MailMessage) -> [NoticeSentence] {
    let words = message.subject.noteWords.prefix(30)
    guard !words.contains(where: { $0.text.utf8.contains(UInt8(ascii: ":")) }) else { return [] }
    guard MachineSubject(message.subject).kind == .outOfOffice else { return [] }
    return [NoticeSentence(words: Array(words))]
  }
}
