/// RTF as text, or as the HTML that it wraps (MS-OXRTFEX): Exchange writes HTML mails as RTF whose `\htmltag`
/// groups are the tags and whose `\htmlrtf` runs are for RTF readers only.
struct RTFReader {
  enum Document {
    case text(String)
    case html(String)
  }

  /// What a group inherits and loses at its end.
  private struct Group {
    /// Characters after `\u` that stand in for it.
    var standIns = 1
    var isHidden = false
    var isFontTable = false
    /// Between `\htmlrtf` and `\htmlrtf0`.
    var isForRTF = false
    var font: Int?
  }

  private static let maximumDepth = 1000

  private var group = Group()
  private var groups: [Group] = []
  /// Groups below the limit, which share the state of the deepest one.
  private var lostGroups = 0
  private var isHTML = false
  private var opensGroup = false
  private var isStarred = false
  private var standInsLeft = 0
  private var codePage = 1252
  private var fontCodePages: [Int: Int] = [:]
  private var output = ""
  private var pending: [UInt8] = []
  private var pendingPage = 1252
  private var highSurrogate: UInt16?

  static func read(_ bytes: ArraySlice<UInt8>) -> Document {
    var tokens = RTFTokenizer(bytes)
    var reader = RTFReader()
    while let token = tokens.next() { reader.take(token) }
    reader.flush()
    return reader.isHTML ? .html(reader.output) : .text(reader.output)
  }

  private mutating func take(_ token: RTFTokenizer.Token) {
    switch token {
    case .open: open()
    case .close: close()
    case .word(let name, let number): word(String(decoding: name, as: UTF8.self), number)
    case .symbol(let symbol): take(symbol: symbol)
    case .byte(let byte): write(byte)
    }
    if case .open = token {
    } else if case .symbol(0x2A) = token {
    } else {
      opensGroup = false
      isStarred = false
    }
  }

  // MARK: Groups

  private mutating func open() {
    opensGroup = true
    isStarred = false
    standInsLeft = 0
    guard groups.count < Self.maximumDepth else {
      lostGroups += 1
      return
    }
    groups.append(group)
  }

  private mutating func close() {
    standInsLeft = 0
    guard lostGroups == 0 else {
      lostGroups -= 1
      return
    }
    if let outer = groups.popLast() { group = outer }
  }

  // MARK: Control words

  private mutating func word(_ name: String, _ number: Int?) {
    if isStarred { return startDestination(name) }
    if opensGroup, Self.hiddenDestinations.contains(name) { group.isHidden = true }
    switch name {
    case "fonttbl": group.isFontTable = true
    case "ansicpg": codePage = number ?? codePage
    case "mac": codePage = 10000
    case "fromhtml": isHTML = number != 0
    case "htmlrtf": group.isForRTF = number != 0
    case "f": group.font = number
    case "fcharset": setFont(number.flatMap { Charset.codePage(ofFontCharset: $0) })
    case "cpg": setFont(number)
    case "uc": group.standIns = min(max(0, number ?? 1), 16)
    case "u": write(unit: UInt16(truncatingIfNeeded: number ?? 0x3F))
    default: Self.characters[name].map { write($0) }
    }
  }

  private mutating func take(symbol: UInt8) {
    switch symbol {
    case 0x2A where opensGroup: isStarred = true
    case 0x7E: write("\u{A0}")
    case 0x5F: write("-")
    case 0x0D, 0x0A: write("\n")
    case 0x5C, 0x7B, 0x7D: write(symbol)
    default: return
    }
  }

  /// `\*` marks a destination that readers may skip; all are skipped but the tags of HTML.
  private mutating func startDestination(_ name: String) {
    if name == "htmltag" { return }
    group.isHidden = true
  }

  private mutating func setFont(_ page: Int?) {
    guard group.isFontTable, let font = group.font, let page, fontCodePages.count < 4096 else { return }
    fontCodePages[font] = page
  }

  // MARK: Text

  private var isSilent: Bool { group.isHidden || (isHTML && group.isForRTF) }

  private mutating func write(_ byte: UInt8) {
    guard standInsLeft == 0 else {
      standInsLeft -= 1
      return
    }
    guard !isSilent else { return }
    let page = group.font.flatMap { fontCodePages[$0] } ?? codePage
    if page != pendingPage || highSurrogate != nil { flush() }
    pendingPage = page
    pending.append(byte)
  }

  private mutating func write(_ text: String) {
    guard !isSilent else { return }
    flush()
    output += text
  }

  /// `\u` counts in UTF-16; a pair of surrogates comes as two of them.
  private mutating func write(unit: UInt16) {
    standInsLeft = group.standIns
    guard !isSilent else { return }
    if let high = highSurrogate, UTF16.isTrailSurrogate(unit) {
      highSurrogate = nil
      output += String(decoding: [high, unit], as: UTF16.self)
      return
    }
    flush()
    if UTF16.isLeadSurrogate(unit) {
      highSurrogate = unit
    } else {
      output += String(decoding: [unit], as: UTF16.self)
    }
  }

  private mutating func flush() {
    if highSurrogate != nil { output += "\u{FFFD}" }
    highSurrogate = nil
    guard !pending.isEmpty else { return }
    output += Charset(codePage: pendingPage).decode(pending[...])
    pending.removeAll(keepingCapacity: true)
  }

  private static let hiddenDestinations: Set<String> = [
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf",
    "footer", "footerl", "footerr", "footerf", "footnote", "xe", "tc", "listtext", "private",
  ]

  private static let characters: [String: String] = [
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "tab": "\t", "cell": "\t",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
  ]
}
