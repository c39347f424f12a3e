import Basics
import MailFormat
import TestSupport

/// Drafts as chance makes them, the same for the same seed.
struct RandomDraft {
  private var chance: SeededGenerator

  init(seed: Int) { chance = SeededGenerator(seed: UInt64(seed)) }

  mutating func draft() -> MailDraft? {
    guard let from = address(), let id = MessageID("\(word(6)).\(number(1_000_000))@example.org") else {
      return nil
    }
    var draft = MailDraft(
      from: from, to: list(4) { $0.address() }, subject: line(), text: text(),
      messageID: id, date: Instant(milliseconds: Int64(number(2_000_000_000)) * 1000))
    draft.cc = list(12) { $0.address() }
    draft.replyTo = list(1) { $0.address() }
    draft.utcOffsetSeconds = (number(27) - 12) * 3600
    draft.textForm = isHeads ? .flowed : .fixed
    draft.attachments = list(3) { $0.attachment() }
    guard isHeads else { return draft }
    draft.html = "<p>" + text() + "</p>"
    draft.pictures = list(2) { $0.picture(number: $0.number(1_000_000)) }
    return draft
  }

  // MARK: Parts of a draft

  private mutating func attachment() -> DraftAttachment {
    let types = ["application/pdf", "text/plain", "text/html", "image/png", "application/vnd.example+xml"]
    return DraftAttachment(
      filename: line(), mediaType: types[number(types.count)], bytes: (0..<number(300)).map { _ in byte() })
  }

  private mutating func picture(number: Int) -> DraftPicture {
    DraftPicture(filename: "\(number) \(line())", mediaType: "image/png", bytes: [byte(), byte()])
  }

  private mutating func address() -> MailAddress? {
    let locals = ["a", "anna.b", "o'neil+tag", "x_y-z", "!#$%", "1", "jérôme", "用户"]
    let domains = ["example.org", "b.ch", "mail.example.com", "exämple.example", "例え.example"]
    // Letters beyond ASCII in one of twenty local parts: they change the whole message.
    let local = locals[number(number(20) == 0 ? locals.count : 6)]
    return MailAddress(
      addrSpec: local + "@" + domains[number(domains.count)], displayName: isHeads ? line() : "")
  }

  /// A text of one line; empty now and then.
  private mutating func line() -> String {
    var text = ""
    for _ in 0..<number(9) { text += piece() + (number(6) == 0 ? "" : " ") }
    return isHeads ? text.trimmedOfWhiteSpace : text
  }

  private mutating func text() -> String {
    let starts = ["", "", "", "", "> ", ">", ">> ", "From ", ".", "-- ", " ", "\t", "> > ", "--=_mixed_1"]
    let ends = ["\n", "\n", "\r\n", "\r", " \n", "\n\n", "\n-- \n", "\t\n"]
    var text = ""
    for _ in 0..<number(12) {
      text += starts[number(starts.count)]
      for _ in 0..<number(4) { text += line() + " " }
      text += ends[number(ends.count)]
    }
    return text
  }

  private mutating func piece() -> String {
    switch number(12) {
    case 0: Self.signs[number(Self.signs.count)]
    case 1: String(repeating: Self.words[number(Self.words.count)], count: number(40))
    case 2: String(repeating: "x", count: number(number(30) == 0 ? 2500 : 120))
    case 3: String(repeating: " ", count: number(4))
    default: Self.words[number(Self.words.count)]
    }
  }

  private static let words =
    [
      "offer", "Ångström", "été", "e\u{301}te\u{301}", "Straße", "Ελλάδα", "Привет", "שלום", "مرحبا", "नमस्ते",
      "สวัสดี", "見積書", "ありがとうございます", "안녕하세요", "👩‍👩‍👧", "🇨🇭", "👍🏽", "1️⃣", "a\u{A0}b", "\u{200B}",
      "𝒳", "€", "–",
    ] + "Müller page of the and we --".split(separator: " ").map(String.init)

  private static let signs =
    ["(comment)", "utf-8''a", "=\u{E9}", "http://example.org/?a=b"]
    + "\" \\ \"quoted\" a,b ; (( <a@b.ch> =?utf-8?q?x?= =?utf-8?b? ?= =? = _ %41 ' =20 : @ [x] . .. / &amp;"
    .split(separator: " ").map(String.init)

  // MARK: Chance

  private mutating func list<Element>(
    _ count: Int, _ make: (inout RandomDraft) -> Element?
  ) -> [Element] {
    var elements: [Element] = []
    for _ in 0..<number(count + 1) {
      if let element = make(&self) { elements.append(element) }
    }
    return elements
  }

  private mutating func word(_ length: Int) -> String {
    String((0..<length).map { _ in "abcdefghijklmnop".randomElement(using: &self) ?? "a" })
  }

  private var isHeads: Bool { mutating get { next() & 1 == 0 } }

  private mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next() >> 32) }

  /// From 0 up to `limit`, without it.
  mutating func number(_ limit: Int) -> Int { Int(next() >> 33) % max(limit, 1) }
}

extension RandomDraft: RandomNumberGenerator {
  mutating func next() -> UInt64 { chance.next() }
}
