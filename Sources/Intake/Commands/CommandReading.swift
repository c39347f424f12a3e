import Basics

/// A colleague's own words parted into commands and what is meant for the customer.
///
/// A line with a known word and a colon is a command wherever it stands. One without a colon is a command only in a
/// paragraph that holds nothing but commands: mail programs wrap sentences, and "commande" or "pour Anne" may be the
/// end of one. Nouns that could head a paragraph of the letter (`devis 12'500 fenêtres`, `commande`) and durations
/// count only beside another command, or where nothing is addressed to the customer. A line that could be either, at
/// the head of a paragraph for the customer or beside commands, is a fault: what is meant for the house must not leave
/// it by mistake.
package struct CommandReading: Hashable, Sendable {
  package private(set) var commands: [WrittenCommand] = []
  package private(set) var faults: [CommandFault] = []
  /// What is left for the customer; empty when only greetings are.
  package private(set) var text = ""
  /// Lines of it that could be commands.
  private var undecided: [String] = []
  /// Those that begin a paragraph.
  private var headings: [String] = []

  /// What the writer's firm knows.
  package struct Setting: Sendable {
    package let today: CalendarDate
    package let currency: Currency
    package let colleagues: [(name: String, address: String)]
    /// Who writes: a name alone on a line is a sign-off.
    package let author: String

    package init(
      today: CalendarDate, currency: Currency, colleagues: [(name: String, address: String)], author: String
    ) {
      self.today = today
      self.currency = currency
      self.colleagues = colleagues
      self.author = author
    }
  }

  package var isEmpty: Bool { commands.isEmpty && faults.isEmpty }

  private static let mostCommands = 40
  private static let mostLines = 1000
  private static let longestLine = 2000
  /// In octets: a shorter line was ended by hand, not by a mail program (they wrap at 72 columns or so).
  private static let wrappedLength = 60

  /// - Parameter words: A mail's visible own words: no quote, no signature.
  package static func read(_ words: String, _ setting: Setting) -> CommandReading {
    let all = words.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    guard all.count <= mostLines else {
      var reading = CommandReading()
      reading.text = words
      return reading
    }
    let silent = CommandReading(all, setting, isSilent: true)
    return silent.text.isEmpty ? silent : CommandReading(all, setting, isSilent: false)
  }

  private init() {}

  /// - Parameter isSilent: nothing is addressed to the customer, so that what could be a heading is a command.
  private init(_ lines: [String], _ setting: Setting, isSilent: Bool) {
    let grammar = CommandGrammar(setting: setting)
    var kept: [String] = []
    for paragraph in lines.split(omittingEmptySubsequences: false, whereSeparator: \.isBlank) {
      kept.append(contentsOf: take(paragraph.map { Line($0, grammar, isSilent: isSilent) }, grammar) + [""])
    }
    let isCourtesy = kept.allSatisfy { Self.isCourtesy($0, setting) }
    if !isCourtesy { text = kept.joined(separator: "\n").trimmingScalars(["\n"]) }
    let unclear = commands.isEmpty ? headings : undecided
    faults.append(contentsOf: unclear.map { CommandFault($0, .besideWords) })
    if commands.count > Self.mostCommands {
      faults.append(CommandFault(commands[Self.mostCommands].text, .tooMany))
    }
  }

  /// - Returns: the lines of the paragraph that are text.
  private mutating func take(_ lines: [Line], _ grammar: CommandGrammar) -> [String] {
    let sections = Self.sections(of: lines)
    let rest = sections.filter { $0.first.label == nil }.map(\.first)
    let isOfCommands =
      (rest.count < sections.count || rest.contains(where: \.isSure))
      && rest.allSatisfy { $0.bare != nil || Self.isGreeting($0.text) }
    if !isOfCommands, let line = rest.first(where: { !Self.isGreeting($0.text) }), line.isSure {
      headings.append(line.text)
    }
    var kept: [String] = []
    for section in sections {
      let line = section.first
      if let (word, value) = line.label {
        add(word, [value] + section.more, line.text, grammar)
      } else if isOfCommands, let command = line.bare {
        commands.append(WrittenCommand(line.text, command))
      } else {
        kept.append(line.original)
        if line.isSure { undecided.append(line.text) }
      }
    }
    return kept
  }

  /// Each line of a paragraph, with those that its command takes: a note goes on to the end of the paragraph, but for
  /// commands that stand there.
  private static func sections(of lines: [Line]) -> [(first: Line, more: [String])] {
    let others =
      lines.indices.last { index in
        let isWrapped = index > 0 && lines[index - 1].text.utf8.count >= wrappedLength
        return lines[index].label == nil && (lines[index].bare == nil || isWrapped)
      }.map { $0 + 1 } ?? 0
    var sections: [(first: Line, more: [String])] = []
    for (index, line) in lines.enumerated() {
      let isTaken =
        line.label == nil && index < others && sections.last?.first.label?.0.takesParagraph == true
      if isTaken { sections[sections.count - 1].more.append(line.text) } else { sections.append((line, [])) }
    }
    return sections
  }

  private mutating func add(
    _ word: CommandWord, _ value: [String], _ first: String, _ grammar: CommandGrammar
  ) {
    let joined = value.joined(separator: word == .task ? " " : "\n").trimmingScalars([" ", "\n", "*"])
    let text = ([first] + value.dropFirst()).joined(separator: " ")
    switch grammar.labelled(word, joined) {
    case .success(let command): commands.append(WrittenCommand(text, command))
    case .failure(let fault): faults.append(CommandFault(text, fault.reason))
    }
  }

  /// A line, and what it could be.
  private struct Line {
    let original: String
    /// Without the mark of a list.
    let text: String
    let label: (CommandWord, String)?
    /// What it asks for if it is a command without a colon.
    let bare: ColleagueCommand?
    /// No letter has such a line.
    let isSure: Bool

    init(_ line: String, _ grammar: CommandGrammar, isSilent: Bool) {
      original = line
      text = line.trimmingScalars([" ", "\t", "\u{A0}", "-", "–", "•", "*"])
      guard text.utf8.count <= CommandReading.longestLine, line.utf8.first != UInt8(ascii: ">") else {
        label = nil
        bare = nil
        isSure = false
        return
      }
      let found = Self.label(text)
      let isHeading = found.map { $0.1.isEmpty && !isSilent && Self.mayHead($0.0) } ?? false
      label = isHeading ? nil : found
      bare = found == nil ? grammar.bare(text) : nil
      isSure = bare.map { isSilent || !$0.mayBeText } ?? false
    }

    /// `Commande :` above a list is a heading of the letter.
    private static func mayHead(_ word: CommandWord) -> Bool {
      switch word {
      case .order, .invoice, .quotation, .hours, .budget, .task, .milestone: true
      default: false
      }
    }

    private static func label(_ text: String) -> (CommandWord, String)? {
      let head = text.unicodeScalars.prefix(40)
      guard let colon = head.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
      let words = String(head[..<colon]).noteWords
      guard (1...3).contains(words.count) else { return nil }
      let key = words.map(\.key).filter { !$0.isEmpty }.joined(separator: " ")
      guard let word = CommandWord.labelled(key) else { return nil }
      let rest = text.unicodeScalars[text.unicodeScalars.index(after: colon)...]
      return (word, String(rest).trimmingScalars([" ", "\t", "\u{A0}", "*"]))
    }
  }

  private static func isGreeting(_ line: String) -> Bool { Courtesy.isGreeting(line.noteWords) }

  /// A line that says nothing: blank, a greeting or thanks among ourselves, a closing formula, the writer's own name.
  /// "Voici les plans" and "Merci pour votre confiance" are meant for somebody.
  private static func isCourtesy(_ line: String, _ setting: Setting) -> Bool {
    let words = line.noteWords
    let keys = words.map(\.key).filter { !$0.isEmpty }
    guard let first = keys.first else { return true }
    guard keys.count <= 8, !words.contains(where: \.hasDigit) else { return false }
    if ClosingWords.formulas.contains(keys.joined(separator: " ")) { return true }
    let names = Set((setting.colleagues.map(\.name) + [setting.author]).flatMap { $0.noteWords.map(\.key) })
    let rest = courtesies.contains(first) ? keys.dropFirst() : keys[...]
    return rest.allSatisfy { names.contains($0) || (rest.count < keys.count && fillers.contains($0)) }
  }

  private static let courtesies: Set<String> = [
    "bonjour", "bonsoir", "salut", "hello", "hallo", "hi", "hoi", "ciao", "coucou", "gruezi", "buongiorno",
    "cher",
    "chere", "liebe", "lieber", "dear", "merci", "danke", "grazie", "thanks",
  ]
  private static let fillers: Set<String> = [
    "d'avance", "bien", "beaucoup", "a", "toi", "tous", "zusammen", "team", "all", "schon", "mille",
  ]
}

extension ColleagueCommand {
  /// Without a colon, the same words could stand in a letter.
  fileprivate var mayBeText: Bool {
    switch self {
    case .hours, .quotation, .order, .invoice, .milestone: true
    default: false
    }
  }
}

extension String {
  fileprivate var isBlank: Bool {
    unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{200B}" }
  }
}
