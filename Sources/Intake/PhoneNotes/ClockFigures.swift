/// One word with the figures of a time: `14h30`, `9:15`, `14.30`, `3pm`, `9-11h`.
struct ClockFigures {
  private let hour: Int
  private let minute: Int
  /// Written as a clock of 24 hours shows it: `03:00`.
  private let isExact: Bool
  /// Afternoon or not, where `am` or `pm` says so.
  private let isAfternoon: Bool?
  /// It can be nothing but a time.
  let isClock: Bool

  init?(_ key: String) {
    guard key.utf8.count <= 12 else { return nil }
    let pieces = key.utf8.split { !Self.isDigit($0) }
    guard let first = pieces.first, first.count <= 2, let hour = Int(Substring(first)) else { return nil }
    guard key.utf8.first.map(Self.isDigit) == true, pieces.count <= 2 else { return nil }
    let marks = String(decoding: key.utf8.filter { !Self.isDigit($0) }, as: UTF8.self)
    guard let shape = Self.shapes[marks], shape.fits(pieces.count - 1) else { return nil }
    if pieces.count == 2, shape.second != .end, pieces[1].count != 2 { return nil }
    self.hour = hour
    minute = shape.second == .end || pieces.count == 1 ? 0 : Int(Substring(pieces[1])) ?? 0
    isExact = marks == ":" && first.count == 2
    isAfternoon = shape.isAfternoon
    isClock = shape.isClock
  }

  /// - Parameter other: What a word after it says of the half of the day.
  func time(isAfternoon other: Bool?) -> TimeOfDay? {
    switch isAfternoon ?? other {
    case true?: TimeOfDay(hour: hour < 12 ? hour + 12 : hour, minute: minute)
    case false?: TimeOfDay(hour: hour == 12 ? 0 : hour, minute: minute)
    case nil: TimeOfDay(hour: (1...6).contains(hour) && !isExact ? hour + 12 : hour, minute: minute)
    }
  }

  /// What a second number is, if there is one.
  private enum Second { case never, minutes, minutesPerhaps, end }

  private struct Shape {
    let second: Second
    let isClock: Bool
    var isAfternoon: Bool?

    init(_ second: Second, isClock: Bool = true, isAfternoon: Bool? = nil) {
      self.second = second
      self.isClock = isClock
      self.isAfternoon = isAfternoon
    }

    func fits(_ more: Int) -> Bool {
      switch second {
      case .never: more == 0
      case .minutes, .end: more == 1
      case .minutesPerhaps: true
      }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// By what is left of the word without its digits.
  private static let shapes: [String: Shape] = [
    "": Shape(.never, isClock: false), "h": Shape(.minutesPerhaps), "uhr": Shape(.never),
    "hrs": Shape(.never),
    ":": Shape(.minutes), ".": Shape(.minutes, isClock: false), ":h": Shape(.minutes), ".h": Shape(.minutes),
    "am": Shape(.never, isAfternoon: false), "pm": Shape(.never, isAfternoon: true),
    "a.m": Shape(.never, isAfternoon: false), "p.m": Shape(.never, isAfternoon: true),
    ":am": Shape(.minutes, isAfternoon: false), ":pm": Shape(.minutes, isAfternoon: true),
    ".am": Shape(.minutes, isAfternoon: false), ".pm": Shape(.minutes, isAfternoon: true),
    "-": Shape(.end, isClock: false), "-h": Shape(.end), "h-h": Shape(.end), "/h": Shape(.end),
    "-pm": Shape(.end, isAfternoon: true), "-am": Shape(.end, isAfternoon: false),
  ]
}
