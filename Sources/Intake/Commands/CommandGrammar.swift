import Basics
import CRM

/// Reads what stands behind a command's word. With a colon the line can only be a command; without, it is one when
/// it holds exactly what the command takes.
struct CommandGrammar: Sendable {
  let setting: CommandReading.Setting

  // MARK: Without a colon

  /// - Returns: `nil` for what could be a sentence.
  func bare(_ line: String) -> ColleagueCommand? {
    let words = line.noteWords.filter { !$0.key.isEmpty }
    guard (1...30).contains(words.count), !line.utf8.contains(UInt8(ascii: "?")) else { return nil }
    if let between = CommandWord.milestone(words) { return milestone(between) }
    guard let (word, count) = CommandWord.bare(words) else { return hours(words) }
    let rest = Array(words[count...])
    switch word {
    case .won, .order, .invoice: return rest.isEmpty ? plain(word) : nil
    case .lost:
      guard !rest.isEmpty else { return .lost(.other, words: "") }
      guard let found = LossWords.reason(rest), found.isWhole else { return nil }
      return .lost(found.reason, words: text(rest))
    case .budget: return amount(rest, takesAll: true).map { .budget($0.money) }
    case .owner:
      let name = text(rest)
      return ColleagueChoice.find(name, among: setting.colleagues).count == 1 ? .owner(name) : nil
    case .call, .mail, .followUp:
      guard let day = days.match(rest, at: 0), day.count == rest.count, day.date >= setting.today else {
        return nil
      }
      return .followUp(FollowUpWish(kind(word), on: day.date, at: day.time, words: text(words)))
    case .quotation:
      guard let (money, count) = amount(rest, takesAll: false), count < rest.count else { return nil }
      return .quotation(money, text(Array(rest[count...])))
    case .stage, .note, .task, .hours, .milestone: return nil
    }
  }

  /// A name between the words could be a sentence: that wants a colon.
  private func milestone(_ between: [NoteWord]) -> ColleagueCommand? {
    let words = text(between)
    return between.isEmpty || Int(words) != nil ? .milestone(words) : nil
  }

  // MARK: With a colon

  func labelled(_ word: CommandWord, _ value: String) -> Result<ColleagueCommand, Fault> {
    let words = value.noteWords.filter { !$0.key.isEmpty }
    if words.isEmpty { return empty(word) }
    switch word {
    case .stage: return .success(.stage(value))
    case .owner: return .success(.owner(value))
    case .note: return .success(.note(value))
    case .task: return .success(.task(value))
    case .milestone: return .success(.milestone(text(words)))
    case .lost: return .success(.lost(LossWords.reason(words)?.reason ?? .other, words: value))
    case .won, .order, .invoice: return .failure(Fault(.moreThanTaken))
    case .budget:
      return amount(words, takesAll: true).map { .success(.budget($0.money)) } ?? .failure(Fault(.noAmount))
    case .hours:
      return TimeGrammar.note(in: words).map { .success(.hours($0)) } ?? .failure(Fault(.noDuration))
    case .call, .mail, .followUp: return followUp(word, words, value)
    case .quotation:
      guard let (money, count) = amount(words, takesAll: false) else { return .failure(Fault(.noAmount)) }
      guard count < words.count else { return .failure(Fault(.nothingGiven)) }
      return .success(.quotation(money, text(Array(words[count...]))))
    }
  }

  struct Fault: Error {
    let reason: CommandFault.Reason

    init(_ reason: CommandFault.Reason) { self.reason = reason }
  }

  private func empty(_ word: CommandWord) -> Result<ColleagueCommand, Fault> {
    switch word {
    case .won, .order, .invoice: plain(word).map { .success($0) } ?? .failure(Fault(.nothingGiven))
    case .lost: .success(.lost(.other, words: ""))
    case .milestone: .success(.milestone(""))
    default: .failure(Fault(.nothingGiven))
    }
  }

  private func followUp(_ word: CommandWord, _ words: [NoteWord], _ value: String) -> Result<
    ColleagueCommand, Fault
  > {
    guard let day = days.first(in: words) else { return .failure(Fault(.noDay)) }
    guard day.date >= setting.today else { return .failure(Fault(.dayPassed)) }
    let said = ActionGrammar.kind(in: words, hasDay: true)
    let kind = word == .followUp ? said ?? .other : kind(word)
    return .success(.followUp(FollowUpWish(kind, on: day.date, at: day.time, words: value)))
  }

  // MARK: Pieces

  private func plain(_ word: CommandWord) -> ColleagueCommand? {
    switch word {
    case .won: .won
    case .order: .order
    case .invoice: .invoice
    default: nil
    }
  }

  private func kind(_ word: CommandWord) -> FollowUp.Kind {
    switch word {
    case .call: .call
    case .mail: .mail
    default: .other
    }
  }

  private var days: DateGrammar { DateGrammar(today: setting.today, acceptsShortWeekdays: true) }

  /// The command says that it is an amount, so a figure alone will do: as behind the word "budget".
  private func amount(_ words: [NoteWord], takesAll: Bool) -> (money: Money, count: Int)? {
    guard !words.isEmpty else { return nil }
    let announced = [NoteWord("budget")] + words
    guard let found = AmountGrammar(currency: setting.currency).match(announced, at: 1), found.upTo == nil
    else { return nil }
    let rest = words[found.count...].filter { !$0.key.isEmpty }
    guard !takesAll || rest.isEmpty else { return nil }
    return (found.money, found.count)
  }

  private func hours(_ words: [NoteWord]) -> ColleagueCommand? {
    guard words.first?.hasDigit == true, let note = TimeGrammar.note(in: words) else { return nil }
    return .hours(note)
  }

  private func text(_ words: [NoteWord]) -> String {
    words.map(\.text).joined(separator: " ").trimmingScalars([
      " ", ".", "!", ",", ";", ":", "*", "«", "»", "“", "”", "\"",
    ])
  }
}
