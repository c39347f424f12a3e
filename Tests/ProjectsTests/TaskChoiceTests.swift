import Basics
import Projects
import Testing

@Suite("Which task a note means")
struct TaskChoiceTests {
  private func tasks(_ names: [String], done: Set<String> = []) -> [ProjectTask] {
    names.enumerated().map { index, name in
      ProjectTask(
        id: Identifier(Int64(index + 1)), project: Identifier(1), name: name,
        state: done.contains(name) ? .done : .open)
    }
  }

  @Test(
    "a note that names one task chooses it",
    arguments: [
      ("analyse", "Analyse", TaskChoice.Reason.nameInNote),
      ("2h ANALYSE du besoin", "Analyse", .nameInNote),
      ("analyses avec le client", "Analyse", .nameInNote),
      ("tests de réception", "Tests et réception", .nameInNote),
      ("reception sur site", "Tests et réception", .wordsInNote),
      ("analyse de la conception technique", "Conception technique", .ambiguous),
    ])
  func named(note: String, task: String, reason: TaskChoice.Reason) {
    let choice = TaskChoice.choose(
      for: note, among: tasks(["Analyse", "Conception technique", "Tests et réception"]))
    #expect(choice.reason == reason)
    #expect(choice.value?.name == (reason == .ambiguous ? nil : task))
  }

  @Test("the whole name beats single words of another")
  func wholeBeatsPart() {
    let choice = TaskChoice.choose(for: "analyse", among: tasks(["Analyse", "Analyse des risques"]))
    #expect(choice.value?.name == "Analyse")
  }

  @Test("the longer of two names that both stand in the note is meant")
  func mostSpecific() {
    let choice = TaskChoice.choose(
      for: "3h analyse des risques", among: tasks(["Analyse", "Analyse des risques"]))
    #expect(choice.value?.name == "Analyse des risques")
    #expect(choice.reason == .nameInNote)
  }

  @Test("two tasks that fit equally well are left to a person, and both are named")
  func ambiguous() {
    let choice = TaskChoice.choose(for: "analyse", among: tasks(["Analyse réseau", "Analyse métier"]))
    #expect(choice.value == nil)
    #expect(choice.reason == .ambiguous)
    #expect(choice.evidence == "Analyse réseau, Analyse métier")
  }

  @Test("the only open task need not be named")
  func onlyOne() {
    let choice = TaskChoice.choose(for: "divers", among: tasks(["Analyse", "Conception"], done: ["Analyse"]))
    #expect(choice.value?.name == "Conception")
    #expect(choice.reason == .onlyTask)
  }

  @Test("a done task is not chosen, even when the note names it")
  func done() {
    let choice = TaskChoice.choose(
      for: "analyse", among: tasks(["Analyse", "Conception", "Tests"], done: ["Analyse"]))
    #expect(choice.value == nil)
    #expect(choice.reason == .noneFits)
  }

  @Test("filler words, empty notes and empty lists choose nothing")
  func nothing() {
    let two = tasks(["Mise en service pour le client", "Étude pour la ville"])
    #expect(TaskChoice.choose(for: "pour 2h", among: two).reason == .noneFits)
    #expect(TaskChoice.choose(for: "", among: two).reason == .noneFits)
    #expect(TaskChoice.choose(for: "analyse", among: []).reason == .noOpenTask)
  }

  @Test("a very long note is read only as far as notes go")
  func longNote() {
    let note = String(repeating: "blabla ", count: 100_000) + "analyse"
    #expect(TaskChoice.choose(for: note, among: tasks(["Analyse", "Conception"])).reason == .noneFits)
  }
}
