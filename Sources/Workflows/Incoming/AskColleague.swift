import Basics
import CRM
import Documents
import MailFormat
import SQL
import Settings
import Store

/// Puts a question to one colleague by mail; its reply address carries the question's token.
struct AskColleague {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  /// What the mail says besides the choices.
  struct Words {
    let title: String
    /// What came in and what is not clear about it.
    let text: String
    /// A line per choice, in the order of the question's.
    let choices: [String]
    /// Which other words are understood, in a sentence.
    let hint: String
  }

  @discardableResult
  func callAsFunction(_ draft: Questions.Draft, _ words: Words) throws -> Question? {
    guard let employee = try Employees(connection).find(draft.employee),
      let address = MailAddress(addrSpec: employee.address, displayName: employee.name),
      office.mayWrite(to: address)
    else { return nil }
    let question = try Questions(connection).open(draft, at: office.now)
    let text = try office.templates.render(
      .question, language: office.company.language,
      fields: office.firmFields.merging([
        "title": words.title, "text": words.text, "salesperson": employee.name, "hint": words.hint,
      ]) { $1 },
      lists: [
        "choices": words.choices.enumerated().map { ["figure": String($0.offset + 1), "choice": $0.element] }
      ])
    var letter = Letter(kind: "question", to: [address], text: text, conversationID: draft.conversation)
    letter.token = SignedToken(.question, id: question.id.value)
    try QueueLetter(office, connection)(letter)
    return question
  }
}
