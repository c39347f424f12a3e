import Basics
import CRM
import Documents
import Intake
import SQL
import Settings
import Store

/// Shows a colleague what their commands would do; their "oui" does it.
struct ShowFirst {
  private let office: Office
  private let connection: any Connection
  private let place: CommandRun.Place

  init(_ office: Office, _ connection: any Connection, _ place: CommandRun.Place) {
    self.office = office
    self.connection = connection
    self.place = place
  }

  /// - Parameter isChanged: it was shown before, and is no longer the same.
  func callAsFunction(
    _ commands: [WrittenCommand], _ shown: [CommandRun.Done], isChanged: Bool = false
  ) throws {
    let words = WorkWords(office.company.language, country: office.company.country)
    var draft = Questions.Draft(.confirm, to: place.colleague.id)
    draft.conversation = place.conversation
    draft.message = place.mail
    draft.choices = commands.map(\.text) + [Self.summary(shown)]
    let intro =
      isChanged
      ? words.pick(
        "Entre-temps quelque chose a changé ; rien n’a été fait. Voici ce qui se passerait maintenant :",
        "Something has changed meanwhile; nothing was done. This is what would happen now:")
      : words.pick("Voici ce qui se passera :", "This is what will happen:")
    let lines = shown.map { "- \($0.shown)" }.joined(separator: "\n")
    try AskColleague(office, connection)(
      draft,
      AskColleague.Words(
        title: try Conversations(connection).title(of: place.conversation), text: "\(intro)\n\n\(lines)",
        choices: [],
        hint: words.pick(
          "« oui » l’exécute, « non » l’abandonne ; jusque-là rien n’est fait ni envoyé.",
          "“yes” carries it out, “no” drops it; until then nothing is done or sent.")))
  }

  /// What was shown, in one line: it must still be so when it is confirmed.
  static func summary(_ shown: [CommandRun.Done]) -> String {
    shown.map(\.shown).joined(separator: " · ").split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
