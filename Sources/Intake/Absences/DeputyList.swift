/// Deputies as they are read, fact by fact: a second name, address or matter begins the next one.
struct DeputyList {
  private(set) var deputies: [Absence.Deputy] = []
  private var open = Absence.Deputy()
  private var words = ""
  private var matter = ""

  /// Nobody names more.
  private static let most = 12

  /// A new sentence.
  mutating func begin(_ sentence: NoticeSentence, matter: String) {
    words = sentence.text
    guard !matter.isEmpty else { return }
    self.add(matter: matter)
  }

  mutating func add(name: String) {
    guard !name.isEmpty, name != open.name else { return }
    // "anna@rey.example (Anna Rey)"
    let belongs = open.name.isEmpty && open.phone.isEmpty && words == lastWords
    if !open.name.isEmpty || (!open.email.isEmpty && !belongs) || !open.phone.isEmpty { next() }
    open.name = name
    note()
  }

  mutating func add(email: String) {
    guard email != open.email else { return }
    if !open.email.isEmpty { next() }
    open.email = email
    note()
  }

  mutating func add(phone: String) {
    guard open.phone.isEmpty else { return }
    open.phone = phone
    note()
  }

  mutating func add(matter: String) {
    next()
    self.matter = matter
  }

  /// What follows belongs to nobody before.
  mutating func end() {
    next()
    matter = ""
  }

  private var lastWords = ""

  private mutating func note() {
    open.matter = matter
    guard lastWords != words || open.words.isEmpty else { return }
    open.words = open.words.isEmpty ? words : open.words + " " + words
    lastWords = words
  }

  private mutating func next() {
    defer {
      open = Absence.Deputy()
      lastWords = ""
    }
    guard !(open.name + open.email + open.phone).isEmpty, deputies.count < Self.most else { return }
    let isKnown = deputies.contains { known in
      (!open.email.isEmpty && known.email == open.email) || (open.email.isEmpty && known.name == open.name)
    }
    if !isKnown { deputies.append(open) }
  }
}
