import Basics
import Testing

@Suite("Lifecycles, verdicts and folded text")
struct DecisionTests {
  private enum Lamp: String, CaseIterable, Sendable { case off, on, broken }
  private enum Push: String, CaseIterable, Sendable { case turnOn, turnOff, drop }
  private enum Effect: String, Sendable { case shine }

  private static let lamp = Lifecycle<Lamp, Push, Effect>(
    of: "lamp",
    [
      .init(.off, .turnOn, .on, [.shine]), .init(.on, .turnOff, .off), .init(.on, .drop, .broken),
      .init(.off, .drop, .broken),
    ],
    french: .init(
      "la lampe",
      state: {
        switch $0 {
        case .off: "éteinte"
        case .on: "allumée"
        case .broken: "cassée"
        }
      },
      event: {
        switch $0 {
        case .turnOn: "être allumée"
        case .turnOff: "être éteinte"
        case .drop: "tomber"
        }
      }))

  @Test("a step of the table leads on and says what follows")
  func step() throws {
    let step = try Self.lamp.apply(.turnOn, in: .off)
    #expect(step.to == .on)
    #expect(step.actions == [.shine])
  }

  @Test("a step that is not in the table is refused with what is possible now")
  func refused() {
    let error = #expect(throws: Refusal.self) { try Self.lamp.apply(.turnOff, in: .off) }
    #expect(error?.reason == .wrongState)
    #expect(
      error?.description
        == "the lamp is off and can't take the step \"turnOff\": possible now: turnOn, drop")
  }

  @Test("a final state says that it is final", arguments: ["turnOn", "turnOff", "drop"])
  func final(word: String) throws {
    let push = try #require(Push(rawValue: word))
    let error = #expect(throws: Refusal.self) { try Self.lamp.apply(push, in: .broken) }
    #expect(error?.remedy == "this state is final")
  }

  @Test("in French it is refused in the words of the lifecycle, without what only a command line could do")
  func french() {
    let error = #expect(throws: Refusal.self) { try Self.lamp.apply(.turnOn, in: .broken) }
    #expect(error?.text(in: .french) == "la lampe est cassée et ne peut pas être allumée")
    #expect(error?.text(in: .english) == "the lamp is broken and can't take the step \"turnOn\"")
  }

  @Test("a step to where it stands is refused with just that")
  func already() {
    let error = #expect(throws: Refusal.self) { try Self.lamp.apply(.turnOff, in: .off) }
    #expect(error?.text(in: .french) == "la lampe est déjà éteinte")
  }

  @Test("the table is documented row by row")
  func markdown() {
    #expect(Self.lamp.markdown.split(separator: "\n").count == 6)
    #expect(Self.lamp.markdown.contains("| off | turnOn | on | shine |"))
  }

  @Test("a refusal without a remedy says just what was refused")
  func refusal() {
    #expect(Refusal(.missing, "there is no lamp 7").description == "there is no lamp 7")
  }

  @Test(
    "texts that people take for the same are folded to the same",
    arguments: [
      ("Zürich", "zurich"), ("ÉCOLE  Élémentaire", "ecole elementaire"), (" a\u{00A0}b\n\tc ", "a b c"),
      ("e\u{301}te", "ete"), ("ＡＢＣ", "abc"), ("", ""), ("   ", ""), ("Straße", "strasse"),
    ])
  func folded(text: String, expected: String) {
    #expect(text.foldedForSearch == expected)
    #expect(expected.foldedForSearch == expected)
  }

  @Test("keys of different things are compared as numbers and printed plainly")
  func identifiers() {
    #expect(Identifier<Int>(7) < Identifier<Int>(12))
    #expect("\(Identifier<Int>(7))" == "7")
  }
}
