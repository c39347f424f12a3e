import Basics
import CRM
import Intake
import MailFormat
import Projects
import SQL
import Settings
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Working by mail: the weekly time mail")
struct TimeMailTests {
  /// Anne has two tasks and was asked for her hours.
  private func asked(_ story: Story) async throws -> QueuedMail {
    _ = try await story.anneHasAProject()
    #expect(try await AskForHours(story.firm.office)() == ["Anne Blanc"])
    return try await story.letter(to: .anne, "hours-request")
  }

  /// The letter cited, with these values behind the tasks.
  private func filled(_ letter: QueuedMail, _ values: [String]) -> String {
    var rest = values[...]
    let lines = letter.message.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("[t") ? "> \(line) \(rest.popFirst() ?? "")" : "> \(line)"
    }
    return
      (["Voilà.", "", "Le mar. 24 nov. 2026 à 11:00, Menuiserie <leads@firm.example> a écrit :"] + lines)
      .joined(separator: "\n")
  }

  @Test("numbers beside the cited lines become time, each on its day, once", arguments: Engine.allCases)
  func hours(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let letter = try await asked(story)
      #expect(letter.message.text.contains("[t1] Atelier – Analyse :"))
      let body = filled(letter, ["2h30", "lun 2h, mar 1h30"])
      let answer = try await story.answers(letter, .anne, keeping: [.address, .references], says: body)
      #expect(answer.state == .applied)
      #expect(answer.route == "reportHours")
      let entries = try await story.timeEntries().map {
        "\($0.booking.task) \($0.booking.workedOn) \($0.booking.minutes)"
      }
      #expect(entries == ["1 2026-11-24 150", "2 2026-11-23 120", "2 2026-11-24 90"])
      let receipt = try await story.letter(to: .anne, "work-receipt")
      #expect(receipt.message.text.contains("Analyse"))
      let again = try await story.answers(letter, .anne, keeping: [.address, .references], says: body)
      #expect(again.reason == "questionClosed")
      #expect(try await story.timeEntries().count == 3)
    }
  }

  @Test("what is not clear is told and asked again; what was clear is not asked twice")
  func unclear() async throws {
    try await Story.tell { story in
      let letter = try await asked(story)
      try await story.answers(
        letter, .anne, keeping: [.address, .references], says: filled(letter, ["2h30", "beaucoup"]))
      let receipt = try await story.letter(to: .anne, "work-receipt")
      #expect(receipt.message.text.contains("[t2] beaucoup"))
      let second = try await story.letter(to: .anne, "hours-request")
      #expect(!second.message.text.contains("[t1]"))
      try await story.answers(second, .anne, keeping: [.address], says: filled(second, ["3h"]))
      #expect(try await story.timeEntries().map(\.booking.minutes) == [150, 180])
    }
  }

  @Test("“annuler” to the receipt withdraws the hours")
  func undo() async throws {
    try await Story.tell { story in
      let letter = try await asked(story)
      try await story.answers(letter, .anne, keeping: [.address], says: filled(letter, ["2h30", ""]))
      try await story.answers(try await story.letter(to: .anne, "work-receipt"), .anne, says: "annuler")
      #expect(try await story.timeEntries().map(\.state) == [.withdrawn])
    }
  }

  @Test("nobody else's hours count, and no line of another mail", arguments: ["false", "colleague", "line"])
  func refused(what: String) async throws {
    try await Story.tell { story in
      let letter = try await asked(story)
      let body = filled(letter, ["2h30", ""])
      let answer: Arrival
      switch what {
      case "false":
        let pretender = Person(name: "Anne Blanc", address: "anne@firm.example")
        answer = try await story.answers(letter, pretender, keeping: [.address], says: body)
      case "colleague": answer = try await story.answers(letter, .paul, keeping: [.address], says: body)
      default:
        answer = try await story.answers(letter, .anne, keeping: [.address], says: "> [t99] Autre : 2h")
      }
      #expect(answer.state == .tray)
      #expect(try await story.timeEntries().isEmpty)
    }
  }

  @Test("by its setting it goes out once a week, whatever happens in between", arguments: Engine.allCases)
  func schedule(engine: Engine) async throws {
    let wishes = TestOffice.Wishes(more: "projects:\n  time_mail: tue 11:30")
    try await Story.tell(wishes, on: engine) { story in
      _ = try await story.anneHasAProject()
      let ask = AskForHours(story.firm.office)
      #expect(try await ask.ifDue().isEmpty)
      try await story.later(minutes: 31)
      #expect(try await ask.ifDue() == ["Anne Blanc"])
      #expect(try await ask.ifDue().isEmpty)
      try await story.later(minutes: 600)
      #expect(try await ask.ifDue().isEmpty)
      try await story.later(days: 7)
      #expect(try await ask.ifDue() == ["Anne Blanc"])
      #expect(try await story.letters(to: .anne).filter { $0.item.kind == "hours-request" }.count == 2)
    }
  }
}
