import Basics
import MailFormat
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Nothing lost: the daily report")
struct DailyReportTests {
  private static let wishes = TestOffice.Wishes(more: "report: {daily_at: \"11:30\", to: admin@firm.example}")
  private static let administrator = Person(name: "Admin", address: "admin@firm.example")

  /// A customer, a tray, a quarantine.
  private func day(_ story: Story) async throws {
    try await story.writes(.anna, says: "Une offre ?")
    try await story.writes(.luc, subject: "Jeu", ["X-Spam-Flag: YES"], says: "Gagnez !")
    try await story.writes(.luc, subject: "Bulletin", ["List-Id: <news.x.example>"], says: "Nouvelles.")
    let broken = try await TakeMail(story.firm.office)(RawMail.fromAnna(9, subject: "Perdu").bytes)
    try await story.firm.office.database.write { connection in
      _ = try connection.execute(
        "UPDATE journal_message SET digest = '\(raw: String(repeating: "0", count: 64))' WHERE id = \(broken.id)"
      )
    }
    try await ReceiveMail(story.firm.office)()
  }

  @Test(
    "once a day the administrator reads that every mail is accounted for, and what waits",
    arguments: Engine.allCases)
  func report(engine: Engine) async throws {
    try await Story.tell(Self.wishes, on: engine) { story in
      try await day(story)
      #expect(try await !story.reports(), "it is not 11:30 yet")
      story.firm.clock.turn(minutes: 180)
      #expect(try await story.reports())
      #expect(try await !story.reports(), "once a day")
      let letter = try await story.letter(to: Self.administrator, "daily-report")
      #expect(letter.message.subject == "Piste, 2026-11-24 : 1 à trier, 1 en quarantaine")
      let text = letter.message.text
      #expect(text.contains("4 = 1 traités + 1 à trier + 1 en quarantaine + 1 ignorés"))
      #expect(
        text.contains("À trier, 3 h : mail 2 de luc@elsewhere.example, « Jeu » (marqué comme pourriel)"))
      #expect(text.contains("En quarantaine, 3 h : mail 4"))
      #expect(text.contains("la plus ancienne lettre pas encore partie attend depuis 3 h"))
      #expect(!text.contains("ATTENTION"))
      story.firm.clock.turn(minutes: 1440)
      #expect(try await story.reports())
      #expect(try await story.letters(to: Self.administrator).count == 2)
    }
  }

  private struct Crash: Error {}

  private static func crash(_ office: Office, _ day: CalendarDate) async throws {
    try await office.database.write { connection in
      _ = try WaitingMails(connection).beginReport(of: day)
      throw Crash()
    }
  }

  @Test("a crash between the note of the day and its letter leaves neither")
  func crash() async throws {
    try await Story.tell(Self.wishes) { story in
      story.firm.clock.turn(minutes: 180)
      let office = story.firm.office
      let today = office.today
      await #expect(throws: Crash.self) { try await Self.crash(office, today) }
      let isQueued = try await story.reports()
      #expect(isQueued)
      #expect(try await story.letters(to: Self.administrator).count == 1)
    }
  }

  @Test("without the setting there is none, and without an address it goes to who owns new leads")
  func settings() async throws {
    try await Story.tell { story in
      story.firm.clock.turn(minutes: 600)
      let isQueued = try await story.reports()
      #expect(!isQueued)
    }
    try await Story.tell(.init(more: "report: {daily_at: \"7:05\"}")) { story in
      #expect(try await story.reports())
      let letter = try await story.letter(to: .paul, "daily-report")
      #expect(letter.message.subject.hasSuffix("rien à faire"))
    }
  }
}

extension Story {
  /// What the daemon does every second.
  fileprivate func reports() async throws -> Bool { try await DailyReport(firm.office)() }
}
