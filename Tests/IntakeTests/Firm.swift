import Basics
import CRM
import Intake
import MailFormat

/// The firm of these tests: reads leads@firm.example, believes mx.firm.example, employs Paul. Its today is
/// Tuesday, 24 November 2026.
enum Firm {
  static let paul = StaffMember(id: 5, name: "Paul Favre", address: address("paul@firm.example"))
  // swift-format-ignore: NeverForceUnwrap
  static let today = CalendarDate(iso: "2026-11-24")!
  static let now = Instant(milliseconds: 1_795_514_400_000)
  // swift-format-ignore: NeverForceUnwrap
  static let keyring = TokenKeyring(secrets: [Array("a key of sixteen bytes or more".utf8)])!

  static let rules = IntakeRules(
    keyring: keyring, ownAddresses: [address("leads@firm.example")], authservIDs: ["mx.firm.example"],
    staff: [paul], locale: .init(country: "CH", currency: .chf, language: .french))

  // swift-format-ignore: NeverForceUnwrap
  static func address(_ text: String) -> MailAddress { MailAddress(addrSpec: text)! }

  static func token(_ purpose: SignedToken.Purpose, _ id: Int64) -> String {
    keyring.text(of: SignedToken(purpose, id: id))
  }

  /// `leads+<token>@firm.example`.
  static func plus(_ purpose: SignedToken.Purpose, _ id: Int64) -> String {
    "leads+\(token(purpose, id))@firm.example"
  }

  /// The field that our own server writes when it has proven a colleague.
  static let provenPaul = "Authentication-Results: mx.firm.example; dmarc=pass header.from=firm.example"

  static let mailing = MailingFact(
    mailing: 3, recipient: 12, address: "anna@rey.example", name: "Anna Rey", company: "Menuiserie Rey")

  static func conversation(
    _ id: Int64, about: ConversationKind = .lead, matchedBy: ConversationFact.Clue = .token,
    participants: [String] = ["anna@rey.example"], isClosed: Bool = false, at: Instant = now
  ) -> ConversationFact {
    ConversationFact(
      id: id, about: about, participants: participants, isClosed: isClosed, recency: (at, matchedBy))
  }
}

/// A mail as text: header lines and a body, made into bytes with CRLF.
struct Letter {
  var lines: [String]
  var body: String

  init(_ lines: [String], _ body: String = "Bonjour,\n\nJe voudrais une offre.\n") {
    self.lines = lines
    self.body = body
  }

  var message: MailMessage {
    let header = lines.joined(separator: "\r\n")
    let text = body.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    return MailMessage.parse(Array((header + "\r\n\r\n" + text).utf8))
  }

  func decide(_ facts: IntakeFacts = IntakeFacts(), rules: IntakeRules = Firm.rules) -> IntakeDecision {
    let clues = IntakeClues.read(message, rules: rules)
    return IntakeDecision.decide(message, clues: clues, facts: facts, rules: rules, today: Firm.today)
  }

  /// A mail from Anna, a customer.
  static func fromAnna(
    to: String = "leads@firm.example", subject: String = "Cuisine", _ more: [String] = [],
    _ body: String = "Bonjour,\n\nJe voudrais une offre.\n"
  ) -> Letter {
    Letter(
      [
        "From: Anna Rey <anna@rey.example>", "To: \(to)", "Subject: \(subject)",
        "Message-ID: <1@rey.example>",
        "Content-Type: text/plain; charset=utf-8",
      ] + more, body)
  }

  /// A mail from Paul, a colleague, proven unless told otherwise.
  static func fromPaul(
    to: String = "leads@firm.example", subject: String = "Note", proof: String = Firm.provenPaul,
    _ body: String
  ) -> Letter {
    let proofs = proof.isEmpty ? [] : [proof]
    return Letter(
      proofs + [
        "Received: from phone by mx.firm.example; Tue, 24 Nov 2026 10:00:00 +0100",
        "From: Paul Favre <paul@firm.example>", "To: \(to)", "Subject: \(subject)",
        "Message-ID: <2@firm.example>",
        "Content-Type: text/plain; charset=utf-8",
      ], body)
  }
}
