import Basics
import Testing

@Suite("Refusals as people read them")
struct RefusalTests {
  @Test(
    "French holds its signs of two parts to the word before, and opens its quotes without a break",
    arguments: [
      ("possibles : a ; b", "possibles\u{A0}: a\u{A0}; b"),
      ("Quoi ? Oui !", "Quoi\u{A0}? Oui\u{A0}!"), ("« oui »", "«\u{A0}oui\u{A0}»"),
      ("100 %", "100\u{A0}%"), ("à 10:30, 2;3", "à 10:30, 2;3"), ("« » :", "«\u{A0}»\u{A0}:"),
      (" a  b ", " a  b "), ("", ""), (" ", " "), ("e\u{301} :", "e\u{301}\u{A0}:"),
    ])
  func blanks(text: String, expected: String) {
    #expect(text.withFrenchBlanks == expected)
    #expect(expected.withFrenchBlanks == expected)
  }

  @Test("a letter gets the sentence in its language and what its reader can do, never the command")
  func text() {
    let refusal = Refusal(
      .missing, "there is no lamp 7", remedy: "see piste lamp list", french: "la lampe « 7 » n’existe pas",
      advice: Wording("buy one", french: "achetez-en une"))
    #expect(refusal.description == "there is no lamp 7: see piste lamp list")
    #expect(refusal.text(in: .english) == "there is no lamp 7; buy one")
    #expect(refusal.text(in: .french) == "la lampe «\u{A0}7\u{A0}» n’existe pas\u{A0}; achetez-en une")
  }

  @Test("without advice the sentence stands alone")
  func alone() {
    let refusal = Refusal(.missing, "no lamp", remedy: "see piste lamp list", french: "pas de lampe")
    #expect(refusal.text(in: .english) == "no lamp")
    #expect(refusal.text(in: .french) == "pas de lampe")
  }

  @Test(
    "a rule that has no French of its own still answers in French, and says who knows more",
    arguments: Refusal.Reason.allCases)
  func without(reason: Refusal.Reason) {
    let refusal = Refusal(reason, "there is no lamp 7", remedy: "see piste lamp list")
    let text = refusal.text(in: .french)
    #expect(!text.contains("lamp"))
    #expect(text.contains("demandez à l’administrateur"))
    #expect(!text.contains(reason.rawValue))
    #expect(refusal.text(in: .english) == "there is no lamp 7")
  }

  @Test("what an errand advises takes the place of what the rule advised")
  func advised() {
    let refusal = Refusal(.missing, "no lamp", french: "pas de lampe", advice: .correctSettings)
    let better = refusal.advising(Wording("wait", french: "attendez"))
    #expect(better.text(in: .french) == "pas de lampe\u{A0}; attendez")
    #expect(better.description == refusal.description)
  }

  @Test("damage is told without the name of a column")
  func damaged() {
    let refusal = Refusal.damaged("the column kind holds \"x\"")
    #expect(refusal.reason == .invalid)
    #expect(!refusal.text(in: .french).contains("kind"))
  }
}
