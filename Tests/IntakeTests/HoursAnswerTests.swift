import Intake
import Testing

@Suite("Hours beside the lines of a time mail")
struct HoursAnswerTests {
  private func read(_ text: String) -> HoursAnswer { HoursAnswer.read(text, tasks: [12, 15]) }

  private typealias Case = (line: String, entries: [HoursAnswer.Entry])

  private static func entry(_ minutes: Int, _ weekday: Int? = nil, _ note: String = "") -> HoursAnswer.Entry {
    HoursAnswer.Entry(task: 12, minutes: minutes, weekday: weekday, note: note)
  }

  private static let filledLines: [Case] = [
    ("> [t12] Atelier – Plans : 2h30", [entry(150)]), ("[t12] Atelier – Plans : 2h30", [entry(150)]),
    (">> [t12] Plans: 45 min", [entry(45)]), ("[t12] 2h", [entry(120)]), ("> [t12] Plans : 2", [entry(120)]),
    ("> [t12] Plans : 1,5", [entry(90)]), ("> [t12] Plans : 1,5h", [entry(90)]),
    ("| [t12] Plans : 3h", [entry(180)]), ("> [t12] Plans : 2h30 escalier", [entry(150, nil, "escalier")]),
    ("> [t12] Plans : lun 2h, mar 3h", [entry(120, 1), entry(180, 2)]),
    ("> [t12] Plans : lundi 2h; jeudi 1h30 coupe", [entry(120, 1), entry(90, 4, "coupe")]),
    ("> [t12] Plans : Mo 2h, Di 1", [entry(120, 1), entry(60, 2)]),
  ]

  @Test("one line filled in, cited or copied", arguments: filledLines.indices)
  func filled(_ index: Int) {
    let (line, entries) = Self.filledLines[index]
    #expect(read(line).entries == entries, "\(line)")
    #expect(read(line).unclear.isEmpty, "\(line)")
  }

  @Test(
    "what is no time of ours",
    arguments: [
      "> [t12] Atelier – Plans :", "> [t12] Plans : …", "[t12] Plans : ____", "> [t99] Plans : 2h",
      "Plans : 2h", "voir [t12] Plans : 2h", "[t12 Plans : 2h", "[tx] Plans : 2h", "2h30 analyse", "",
      "[t123456789012345678901] x : 2h",
    ])
  func nothing(_ line: String) {
    #expect(read(line).isEmpty)
  }

  @Test(
    "what stands beside a line and is no time is told",
    arguments: [
      "> [t12] Plans : beaucoup", "> [t12] Plans : 14h", "> [t12] Plans : lun 2h, beaucoup",
      "> [t12] Plans : 2h 3h",
      "> [t12] Plans : fini", "> [t12] Plans : 0h", "> [t12] Plans : 99",
    ])
  func unclear(_ line: String) {
    #expect(read(line).entries.isEmpty)
    #expect(read(line).unclear.map(\.task) == [12])
  }

  @Test("a line as it was sent and filled in above counts once; filled in twice, it is not clear")
  func twice() {
    #expect(
      read("[t12] Plans : 2h\n\n> [t12] Plans :\n> [t15] Pose : 1h").entries.map(\.minutes) == [120, 60])
    #expect(read("[t12] Plans : 2h\n> [t12] Plans : 2h").entries.map(\.minutes) == [120])
    let twice = read("[t12] Plans : 2h\n> [t12] Plans : 3h")
    #expect(twice.entries.isEmpty)
    #expect(twice.unclear.map(\.text) == ["2h / 3h"])
  }
}
