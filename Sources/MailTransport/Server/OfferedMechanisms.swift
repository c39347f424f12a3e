/// The SASL mechanisms that a server offered while libcurl set the connection up: `AUTH=…` capabilities of
/// IMAP (RFC 9051 section 6.2.2), the words behind `AUTH` of the last EHLO (RFC 4954 section 3). Upper case.
struct OfferedMechanisms {
  private(set) var names: Set<String> = []
  private(set) var forbidsLogin = false

  init(_ lines: [[UInt8]], _ mail: MailProtocol) {
    switch mail {
    case .imap: readCapabilities(lines)
    case .smtp: readExtensions(lines)
    }
  }

  private mutating func readCapabilities(_ lines: [[UInt8]]) {
    for line in lines where Self.isCapabilityLine(line) {
      let words = line.split { $0 == .space || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }
      // A later list replaces an earlier one: before and after STARTTLS.
      names = Set(words.filter { $0.startsIgnoringCase("AUTH=") }.map { Self.name($0.dropFirst(5)) })
      forbidsLogin = words.contains { $0.equalsIgnoringCase("LOGINDISABLED") }
    }
  }

  private static func isCapabilityLine(_ line: [UInt8]) -> Bool {
    line.startsIgnoringCase("* CAPABILITY ") || line.startsIgnoringCase("* OK [CAPABILITY ")
  }

  private mutating func readExtensions(_ lines: [[UInt8]]) {
    for line in lines {
      if line.startsIgnoringCase("220") { names = [] }
      guard line.startsIgnoringCase("250-AUTH ") || line.startsIgnoringCase("250 AUTH ") else { continue }
      names.formUnion(line.dropFirst(9).split(separator: .space).map(Self.name))
    }
  }

  private static func name(_ word: some Sequence<UInt8>) -> String {
    word.map(\.asciiUppercased).printable(limit: 40)
  }

  func offers(_ mechanism: ServerEndpoint.Mechanism) -> Bool {
    mechanism.offers.contains(where: names.contains)
  }
}
