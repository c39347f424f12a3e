/// What the server offers, from the last EHLO reply of the set-up (before STARTTLS it may offer something
/// else, and what it said then does not count: RFC 3207 section 4.2).
struct SMTPCapabilities: Hashable {
  var pipelining = false
  var chunking = false
  var eightBitMIME = false
  var smtpUTF8 = false
  var dsn = false
  /// We logged in: who did not may be refused relaying.
  var isLoggedIn = false
  /// Whether SIZE is offered, and the greatest message that the server says to take; nil for no limit said.
  var size = false
  var greatestMessage: Int?

  init() {}

  init(serverLines: [[UInt8]]) {
    var block: [SMTPReplyLine] = []
    var isOver = true
    for line in serverLines.compactMap(SMTPReplyLine.init) {
      isLoggedIn = isLoggedIn || line.code == 235
      guard line.code == 250 else { continue }
      if isOver { block = [] }
      block.append(line)
      isOver = line.isLast
    }
    for line in block.dropFirst() { learn(line.text) }
  }

  private mutating func learn(_ text: [UInt8]) {
    let words = text.split(separator: .space)
    guard let name = words.first else { return }
    if name.equalsIgnoringCase("PIPELINING") { pipelining = true }
    if name.equalsIgnoringCase("CHUNKING") { chunking = true }
    if name.equalsIgnoringCase("8BITMIME") { eightBitMIME = true }
    if name.equalsIgnoringCase("SMTPUTF8") { smtpUTF8 = true }
    if name.equalsIgnoringCase("DSN") { dsn = true }
    guard name.equalsIgnoringCase("SIZE") else { return }
    size = true
    greatestMessage = words.dropFirst().first?.decimalNumber.flatMap { $0 > 0 ? $0 : nil }
  }
}
