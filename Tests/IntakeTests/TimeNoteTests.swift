import Intake
import Testing

@Suite("Time notes")
struct TimeNoteTests {
  @Test(
    "a line with a duration",
    arguments: [
      ("2h30 analyse", 150, "analyse"), ("1,5 h réunion", 90, "réunion"), ("45 min Telefon", 45, "Telefon"),
      ("2 h 30 min plans", 150, "plans"), ("1.25h code", 75, "code"), ("3 Stunden Montage", 180, "Montage"),
      ("analyse 2h", 120, "analyse"), ("- 2 Std.: Pläne Küche", 120, "Pläne Küche"),
      ("2 heures 15 visite", 135, "visite"),
      ("90 minutes: review", 90, "review"), ("1 ora sopralluogo", 60, "sopralluogo"), ("2h", 120, ""),
      ("45' call", 45, "call"),
    ])
  func line(_ text: String, _ minutes: Int, _ note: String) {
    #expect(TimeNote.read(text) == .all([TimeNote(minutes: minutes, note: note)]))
  }

  @Test("several lines, with a greeting around them")
  func lines() {
    let reading = TimeNote.read("Salut Paul,\n\n2h30 analyse\n45 min téléphone\n\nMerci")
    #expect(
      reading == .all([TimeNote(minutes: 150, note: "analyse"), TimeNote(minutes: 45, note: "téléphone")]))
  }

  @Test("other words beside time are shown, not guessed at")
  func mixed() {
    let reading = TimeNote.read("2h30 analyse\nLe client voudrait un second devis")
    let note = TimeNote(minutes: 150, note: "analyse")
    #expect(reading == .some([note], others: ["Le client voudrait un second devis"]))
  }

  @Test(
    "what is no time note",
    arguments: [
      "14h30 réunion chez le client", "hier 2h analyse", "analyse lundi 2h", "2h analyse 3h réunion",
      "0h rien",
      "2h75 analyse", "Je passe dans 2h chez vous", "2 analyses", "99999h x",
      "rendez-vous à 10h", "D'accord pour 10h30", "um 9h", "",
    ])
  func none(_ text: String) {
    #expect(TimeNote.read(text) == .none)
  }
}
