import Basics
import CRM
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Attacks: machines")
struct MachineAttackTests {
  /// From one address, each with its own words.
  private func flood(_ count: Int, to address: String = "leads@firm.example", header: [String] = [])
    -> [RawMail]
  {
    (1...count).map { number in
      RawMail(
        header + [
          "From: Flood <flood@attacker.example>", "To: \(address)", "Subject: Offre \(number)",
          "Message-ID: <\(number)@attacker.example>", "Content-Type: text/plain; charset=utf-8",
        ], "Mail numéro \(number).")
    }
  }

  @Test(
    "10,000 mails from one sender: thirty leads, all others in the tray, one alert, in the time of 10,000 mails"
  )
  func tenThousand() async throws {
    try await Story.tell { story in
      let clock = ContinuousClock()
      let mails = flood(10_000)
      let first = try await clock.measure { try await story.receive(many: Array(mails.prefix(2000))) }
      let middle = try await clock.measure { try await story.receive(many: Array(mails[2000..<8000])) }
      let last = try await clock.measure { try await story.receive(many: Array(mails.suffix(2000))) }
      let counts = try await story.counts()
      #expect(counts.seen == 10_000)
      #expect(counts.addsUp)
      #expect(counts[.applied] == 30)
      #expect(counts[.tray] == 9970)
      #expect(try await story.leads().count == 30)
      #expect(try await story.firm.outbox().count == 31)
      #expect(try await story.letters("loop-alert").count == 1)
      #expect(
        last < first * 4, "\(first) for the first 2,000, \(middle) for 6,000, \(last) for the last 2,000")
    }
  }

  @Test("a flood of mails that fit several conversations asks nobody more often than the cap")
  func questions() async throws {
    try await Story.tell(TestOffice.Wishes(intake: "  loop_sender_per_hour: 5")) { story in
      let kitchen = try await story.annaIsACustomer()
      try await story.writes(.anna, subject: "Portes", says: "Et trois portes ?")
      try await story.answers(
        try await story.letter(to: .paul), .paul, keeping: [.address], says: "Avec plaisir.")
      let doors = try await story.letter(to: .anna)
      let references = "References: <\(kitchen.item.messageID)> <\(doors.item.messageID)>"
      try await story.receive(many: flood(40, header: [references]))
      #expect(try await story.letters("question").count <= 5)
      #expect(try await story.counts().addsUp)
    }
  }

  @Test(
    "a forged bounce changes nothing",
    arguments: [
      "made up", "altered by one character", "of another letter's key", "token of another purpose",
      "Message-ID that we never wrote",
    ])
  func forgedBounce(how: String) async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let before = try await story.firm.outbox().count
      let own = letter.item.reversePath
      let tag = String(own.prefix { $0 != "@" }.suffix(16))
      var path = "leads@firm.example"
      switch how {
      case "made up": path = "leads+b\(letter.item.id)-aaaaaaaaaaaaaaaa@firm.example"
      case "altered by one character":
        path = own.replacing(tag, with: (tag.hasPrefix("a") ? "b" : "a") + tag.dropFirst())
      case "of another letter's key": path = "leads+b\(letter.item.id + 1)-\(tag)@firm.example"
      case "token of another purpose": path = try story.firm.plus(.conversation, 1)
      default: break
      }
      let report = try await story.serverReports(
        on: letter, [("anna@rey.example", "5.1.1")], to: path, returning: "never@firm.example")
      #expect(report.state == .tray || report.state == .ignored)
      #expect(report.route != "suppress" && report.route != "recordBounce")
      try await nothingChanged(story, outbox: before)
    }
  }

  @Test(
    "a true return path with a stranger's name in the report suppresses whom we wrote to, not the stranger")
  func strangersAddress() async throws {
    try await Story.tell { story in
      let copies = try await story.mailing(to: ["anna@rey.example", "rival@other.example"])
      try await story.serverReports(on: copies[0], [("rival@other.example", "5.1.1")])
      #expect(try await story.suppressed() == ["anna@rey.example: hardBounce"])
      #expect(try await story.firm.outbox().last?.item.state == .accepted)
    }
  }

  @Test(
    "a forged complaint changes nothing",
    arguments: ["a mail that is not ours", "a token that nobody signed"])
  func forgedComplaint(how: String) async throws {
    try await Story.tell { story in
      let copies = try await story.mailing(to: ["anna@rey.example"])
      let before = try await story.firm.outbox().count
      let isToken = how.hasPrefix("a token")
      let path = isToken ? "leads+b\(copies[0].item.id)-aaaaaaaaaaaaaaaa@firm.example" : "leads@firm.example"
      let complaint = try await story.providerComplains(about: "never@firm.example", to: path)
      #expect(complaint.state == (isToken ? .tray : .ignored))
      try await nothingChanged(story, outbox: before)
    }
  }

  @Test("a true complaint stops mailings to the address of that copy, and to no other")
  func trueComplaint() async throws {
    try await Story.tell { story in
      let copies = try await story.mailing(to: ["anna@rey.example", "beat@rey.example"])
      let complaint = try await story.providerComplains(
        about: copies[0].item.messageID, to: "leads@firm.example", original: "beat@rey.example")
      #expect(complaint.route == "recordComplaint")
      #expect(try await story.suppressed() == ["anna@rey.example: complaint"])
    }
  }

  @Test(
    "the unsubscribe token of one person does not unsubscribe another",
    arguments: ["with another's number", "altered by one character", "made of a reply token"])
  func anothersToken(how: String) async throws {
    try await Story.tell { story in
      _ = try await story.mailing(to: ["anna@rey.example", "beat@rey.example"])
      let copies = try await story.copies()
      let anna = try story.firm.plus(.unsubscribe, copies[0])
      let address: String
      switch how {
      case "with another's number": address = anna.replacing("+u\(copies[0])-", with: "+u\(copies[1])-")
      case "altered by one character":
        let last = anna.prefix { $0 != "@" }.suffix(1)
        address = anna.replacing(last + "@", with: (last == "a" ? "b" : "a") + "@")
      default:
        address = try story.firm.plus(.mailing, copies[1]).replacing("+m", with: "+u")
      }
      let attempt = try await story.writes(.luc, to: address, subject: "unsubscribe", says: "")
      #expect(attempt.state == .tray)
      #expect(attempt.reason == "forgedToken")
      #expect(try await story.suppressed().isEmpty)

      let stranger = try await story.writes(.luc, to: anna, subject: "unsubscribe", says: "")
      #expect(stranger.reason == "unsubscribeOfAnother")
      #expect(try await story.suppressed().isEmpty)

      try await story.writes(.anna, to: anna, subject: "unsubscribe", says: "")
      #expect(try await story.suppressed() == ["anna@rey.example: unsubscribed"])
    }
  }

  @Test("fifty true reports on one letter book it once and tell Paul once")
  func repeatedReports() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let before = try await story.letters(to: .paul).count
      for _ in 1...50 { try await story.serverReports(on: letter, [("anna@rey.example", "5.1.1")]) }
      #expect(try await story.letters(to: .paul).count == before + 1)
      let conversation = try #require(letter.item.conversationID)
      let history = try await story.firm.read { try Activities($0).history(of: "conversation", conversation) }
      #expect(history.count { $0.field == "bounce" } == 1)
    }
  }

  private func nothingChanged(_ story: Story, outbox count: Int) async throws {
    #expect(try await story.suppressed().isEmpty)
    let outbox = try await story.firm.outbox()
    #expect(outbox.count { $0.item.kind != "forgery-alert" } == count)
    #expect(!outbox.contains { $0.item.state == .bounced })
  }
}
