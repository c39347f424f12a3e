import Basics
import CRM
import Documents
import Intake
import MailFormat
import SQL
import Settings
import Store

/// Tells a colleague what their mail changed, what not and why; answered with "annuler", it takes that back.
struct WorkReceipt {
  private let office: Office
  private let connection: any Connection
  private let words: WorkWords

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
    words = WorkWords(office.company.language, country: office.company.country)
  }

  /// What it says.
  struct Content {
    enum Outcome {
      case done, nothing, undone
      /// A question was answered with something that does not go.
      case refused
    }

    let outcome: Outcome
    var done: [String] = []
    /// What was not done, or not taken back, and why.
    var left: [(passage: String, why: String)] = []
    /// What went to the customers.
    var sent = ""
    /// What waits for a word.
    var isWaiting = false

    init(_ outcome: Outcome) { self.outcome = outcome }
  }

  func send(_ content: Content, about place: CommandRun.Place) throws {
    try send(
      content, to: place.colleague, because: place.mail,
      titled: try Conversations(connection).title(of: place.conversation), in: place.conversation)
  }

  /// - Parameter mail: What "annuler" takes back.
  func send(
    _ content: Content, to colleague: StaffMember, because mail: Int64, titled title: String,
    in conversation: Int64? = nil
  ) throws {
    var draft = Questions.Draft(.receipt, to: colleague.id)
    draft.conversation = conversation
    draft.message = mail
    let question = try Questions(connection).open(draft, at: office.now)
    var fields = office.firmFields
    fields["title"] = title
    fields["outcome"] = outcome(content.outcome)
    fields["salesperson"] = colleague.name
    fields["intro"] = set(intro(content))
    fields["sent"] = content.sent
    fields["recipients"] = try customers(of: conversation)
    fields["hint"] = set(hint(content))
    let text = try office.templates.render(
      .workReceipt, language: office.company.language, fields: fields,
      lists: [
        "done": content.done.map { ["what": $0] },
        "left": content.left.map { ["passage": $0.passage, "why": set($0.why)] },
      ])
    var letter = Letter(
      kind: "work-receipt", to: [colleague.address], text: text, conversationID: conversation)
    letter.token = SignedToken(.question, id: question.id.value)
    try QueueLetter(office, connection)(letter)
  }

  private func set(_ text: String) -> String {
    words.language == .french ? text.withFrenchBlanks : text
  }

  private func customers(of conversation: Int64?) throws -> String {
    guard let conversation else { return "" }
    return try Conversations(connection).participants(of: conversation)
      .filter { $0.role == .customer }.map(\.address).joined(separator: ", ")
  }

  private func outcome(_ outcome: Content.Outcome) -> String {
    switch outcome {
    case .done: words.pick("Fait", "Done")
    case .nothing, .refused: words.pick("Rien n’a été fait", "Nothing was done")
    case .undone: words.pick("Annulé", "Taken back")
    }
  }

  private func intro(_ content: Content) -> String {
    switch content.outcome {
    case .done where content.done.isEmpty:
      words.pick("Votre mail a été traité.", "Your mail was carried out.")
    case .done: words.pick("Voici ce qui a changé :", "This has changed:")
    case .nothing:
      words.pick(
        "Rien n’a été changé ni envoyé. Corrigez et renvoyez le tout :",
        "Nothing was changed or sent. Correct it and send all of it again:")
    case .refused: words.pick("Votre réponse n’a pas pu être suivie :", "Your answer could not be followed:")
    case .undone where content.done.isEmpty: words.pick("Rien n’a été repris.", "Nothing was taken back.")
    case .undone: words.pick("Voici ce qui a été repris :", "This was taken back:")
    }
  }

  private func hint(_ content: Content) -> String {
    let waiting =
      content.isWaiting
      ? words.pick(
        "Le reste attend votre « oui » : voyez le mail « À décider ». ",
        "The rest waits for your “yes”: see the mail “To decide”. ") : ""
    guard content.outcome == .done, !content.done.isEmpty else { return waiting }
    return waiting
      + words.pick(
        "Répondez « annuler » à ce mail pour reprendre ce qui peut l’être.",
        "Answer this mail with “undo” to take back what can be.")
  }
}
