/// The telephone numbers of a signature with what each is for.
///
/// Labels stand before their number ("Natel 079 …"), sometimes behind it in brackets, or alone on the line above it.
/// National numbers are read by the country that the block itself shows, else by the setting.
struct PhoneLines {
  private(set) var phones: [SignatureContact.Phone] = []
  private let country: NumberCountry
  private var label: PhoneKind?
  private var isRegister = false

  private static let maximumCount = 12

  init(_ lines: [SignatureLine], _ country: NumberCountry) {
    self.country = country
    for line in lines where phones.count < Self.maximumCount { read(line) }
  }

  private mutating func read(_ line: SignatureLine) {
    let words = Self.withoutInnerDashes(Array(line.words.prefix(60)))
    isRegister = false
    var index = 0
    while index < words.count { index += take(words, at: index, line.text) }
    // Alone on its line it goes with the number below.
    if words.contains(where: { !$0.key.isEmpty && PhoneLabel.kind(of: $0) == nil }) { label = nil }
  }

  /// - Returns: How many words were read.
  private mutating func take(_ words: [NoteWord], at index: Int, _ line: String) -> Int {
    let word = words[index]
    guard !PhoneLabel.isRegister(word) else {
      isRegister = true
      return 1
    }
    if let kind = PhoneLabel.kind(of: word), !PhoneLabel.isLetter(word) || Self.isNumber(words, at: index + 1)
    {
      label = Self.more(kind, than: label)
      isRegister = false
      return 1
    }
    guard !isRegister, let found = country.match(words, at: index) else { return 1 }
    let after = Self.labelBehind(words, at: index + found.count)
    add(found.number, label ?? after, line)
    label = nil
    return found.count + (after == nil ? 0 : 1)
  }

  private mutating func add(_ number: String, _ label: PhoneKind?, _ line: String) {
    guard !phones.contains(where: { $0.number == number }) else { return }
    phones.append(SignatureContact.Phone(number: number, kind: Self.kind(number, label), line: line))
  }

  /// "Tel. direct": the more exact label wins.
  private static func more(_ kind: PhoneKind, than label: PhoneKind?) -> PhoneKind {
    guard let label, kind == .landline else { return kind }
    return label == .fax ? kind : label
  }

  private static func kind(_ number: String, _ label: PhoneKind?) -> PhoneKind {
    if label == .fax || label == .mobile { return label ?? .unknown }
    guard let isMobile = MobileRanges.contain(number) else { return label ?? .unknown }
    return isMobile ? .mobile : label ?? .landline
  }

  private static func isNumber(_ words: [NoteWord], at index: Int) -> Bool {
    guard words.indices.contains(index) else { return false }
    let next = words[index].text == ":" && words.indices.contains(index + 1) ? words[index + 1] : words[index]
    return next.text.utf8.first.map { "+(0123456789".utf8.contains($0) } ?? false
  }

  /// `079 555 01 23 (mobile)`
  private static func labelBehind(_ words: [NoteWord], at index: Int) -> PhoneKind? {
    guard words.indices.contains(index), words[index].text.utf8.first == UInt8(ascii: "(") else { return nil }
    return PhoneLabel.kind(of: words[index])
  }

  /// `089 - 555 01 23`: the dash behind the area code, an older German habit.
  private static func withoutInnerDashes(_ words: [NoteWord]) -> [NoteWord] {
    words.indices.filter { index in
      guard ["-", "–"].contains(words[index].text), index > 0, index + 1 < words.count else { return true }
      let code = words[index - 1].text.utf8
      let isCode = code.first == UInt8(ascii: "0") && code.count <= 5 && code.allSatisfy(isDigit)
      return !(isCode && words[index + 1].text.utf8.first.map(isDigit) == true)
    }.map { words[$0] }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
