import Basics
import CRM
import Documents
import Intake
import Projects
import SQL
import Sales
import Settings
import Store

/// Takes back what a colleague's mail changed, as far as it still stands: what was changed again since, is billed or
/// left the house stays, with the reason.
package struct UndoCommands {
  let office: Office
  let connection: any Connection
  var words: WorkWords { WorkWords(office.company.language, country: office.company.country) }

  package init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  /// What became of each change.
  package struct Outcome: Sendable {
    package var taken: [String] = []
    package var left: [(passage: String, why: String)] = []
  }

  /// What became of one.
  enum Result {
    case taken(String)
    case left(String, why: String)
    /// A part of another change.
    case covered
  }

  /// - Parameters:
  ///   - mail: The journalled mail whose changes are taken back, the newest first.
  ///   - actor: Who wants it.
  package func callAsFunction(mail: Int64, actor: String) throws -> Outcome {
    var outcome = Outcome()
    for effect in try Activities(connection).effects(of: mail).reversed() {
      switch try undo(effect, actor) {
      case .taken(let what):
        outcome.taken.append(what)
        try Activities(connection).record(
          [FieldChange(effect.change.field, from: effect.change.after, to: effect.change.before)],
          of: effect.subject, effect.subjectID, actor: actor, message: office.cause, at: office.now)
      case .left(let what, let why): outcome.left.append((what, why))
      case .covered: break
      }
    }
    return outcome
  }

  private func undo(_ effect: Activities.Effect, _ actor: String) throws -> Result {
    switch (effect.subject, effect.change.field) {
    case ("lead", "state"): undoLead(effect)
    case ("lead", "budget"), ("opportunity", "budget"): try undoBudget(effect)
    case ("lead", "owner"), ("opportunity", "owner"): try undoOwner(effect)
    case (_, "note"): try undoNote(effect)
    case ("opportunity", "stage"): try undoStage(effect)
    case ("opportunity", "state"): try undoState(effect)
    case ("opportunity", "lossReason"), (_, "followUp"): .covered
    case ("followUp", _): try undoFollowUp(effect)
    case ("project", "task"): try undoTask(effect)
    case ("timesheet", _): try undoTime(effect)
    case ("milestone", _): try undoMilestone(effect)
    case ("quotation", "state") where Self.binding.contains(effect.change.after):
      .left(try quotation(effect.subjectID), why: leftTheHouse)
    case ("order", "state"): .left(try order(effect.subjectID), why: leftTheHouse)
    case ("invoice", "number"):
      .left(
        words.pick("Facture", "Invoice") + " " + effect.change.after,
        why: words.pick(
          "une facture émise ne change plus ; faites un avoir", "an issued invoice does not change; credit it"
        ))
    default: .covered
    }
  }

  /// The steps of a quotation that the customer knows of.
  private static let binding = [QuotationState.sent, .accepted, .declined].map(\.rawValue)

  private func quotation(_ id: Int64) throws -> String {
    words.pick("Devis", "Quotation") + " " + (try Quotations(connection).find(id).quotation.number)
  }

  private func order(_ id: Int64) throws -> String {
    words.pick("Commande", "Order") + " " + (try SalesOrders(connection).find(id).order.number)
  }

  private var leftTheHouse: String {
    words.pick(
      "cela a quitté la maison ou engage le client", "it has left the house or binds the customer")
  }

  var changedSince: String { words.pick("changé depuis", "changed since") }

  private func undoLead(_ effect: Activities.Effect) -> Result {
    guard effect.change.after == LeadState.converted.rawValue else { return .covered }
    return .left(
      words.qualified,
      why: words.pick("une affaire ne redevient pas une piste", "it can't become a lead again"))
  }
}
