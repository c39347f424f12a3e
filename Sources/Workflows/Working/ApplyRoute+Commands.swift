import Basics
import CRM
import Documents
import Intake
import MailFormat
import SQL
import Settings
import Store

extension ApplyRoute {
  /// A colleague works by mail: all that the mail asks for, or nothing of it.
  ///
  /// Internal changes are made at once; what touches money or leaves the house is shown in a question first. The
  /// receipt tells both, and what went to the customer.
  func carryOut(_ order: StaffCommands) throws -> Int64? {
    let text = ReplyText.read(message, body: message.readable).visible
    guard try !isKnown(text, in: order.conversation) else { return order.conversation }
    try Conversations(connection).add(received(text), to: order.conversation, at: office.now)
    let place = place(of: order.colleague, in: order.conversation)
    guard order.faults.isEmpty else {
      let words = WorkWords(office.company.language, country: office.company.country)
      try refuse(order.faults.map { ($0.text, words.word($0.reason)) }, place)
      return order.conversation
    }
    do {
      let (done, isWaiting) = try connection.savepoint { try work(order.commands, place) }
      if !order.text.isEmpty { try pass(on: order.text, by: order.colleague, in: order.conversation) }
      guard !done.isEmpty || !order.text.isEmpty else { return order.conversation }
      var content = WorkReceipt.Content(.done)
      content.done = done
      content.sent = order.text
      content.isWaiting = isWaiting
      try WorkReceipt(office, connection).send(content, about: place)
    } catch let refused as CommandsRefused {
      try refuse(refused.lines, place)
    }
    return order.conversation
  }

  func place(of colleague: StaffMember, in conversation: Int64) -> CommandRun.Place {
    CommandRun.Place(colleague: colleague, conversation: conversation, mail: mail.id, day: workDay)
  }

  func refuse(_ lines: [(String, String)], _ place: CommandRun.Place) throws {
    var content = WorkReceipt.Content(.nothing)
    content.left = lines.map { ($0.0, $0.1) }
    try WorkReceipt(office, connection).send(content, about: place)
  }

  private func work(
    _ commands: [WrittenCommand], _ place: CommandRun.Place
  ) throws -> (done: [String], isWaiting: Bool) {
    let series = CommandSeries(office, connection, place)
    let now = commands.filter { !$0.command.isShownFirst }
    let later = commands.filter(\.command.isShownFirst)
    let done = try series.carryOut(now)
    guard !later.isEmpty else { return (done.map(\.what), false) }
    try ShowFirst(office, connection, place)(later, try series.show(later))
    return (done.map(\.what), true)
  }

  // MARK: Confirmation

  /// "Oui" carries out what was shown, if it still is the same; "non" drops it.
  func confirm(_ question: Question, _ answer: ShortAnswer, by colleague: StaffMember) throws -> Int64? {
    guard let conversation = question.conversation else { return nil }
    guard answer == .yes else { return conversation }
    let place = place(of: colleague, in: conversation)
    let setting = CommandReading.Setting(
      today: office.today, currency: rules.currency,
      colleagues: rules.staff.map { ($0.name, $0.address.addrSpec) }, author: colleague.name)
    let commands = CommandReading.read(
      question.choices.dropLast().joined(separator: "\n\n"), setting
    ).commands
    do {
      let done = try connection.savepoint {
        let done = try CommandSeries(office, connection, place).carryOut(commands)
        guard ShowFirst.summary(done) == question.choices.last else { throw ShownOtherwise() }
        return done
      }
      var content = WorkReceipt.Content(.done)
      content.done = done.map(\.what)
      try WorkReceipt(office, connection).send(content, about: place)
    } catch let refused as CommandsRefused {
      try refuse(refused.lines, place)
    } catch is ShownOtherwise {
      let shown = try CommandSeries(office, connection, place).show(commands)
      try ShowFirst(office, connection, place)(commands, shown, isChanged: true)
    }
    return conversation
  }

  /// What would be done is no longer what was shown.
  private struct ShownOtherwise: Error {}

  // MARK: Undo

  /// Takes back what the mail of a receipt did.
  func undo(_ question: Question, by colleague: StaffMember) throws -> Int64? {
    guard let undone = question.message else { return question.conversation }
    let outcome = try UndoCommands(office, connection)(mail: undone, actor: colleague.address.addrSpec)
    var content = WorkReceipt.Content(.undone)
    content.done = outcome.taken
    content.left = outcome.left
    let receipt = WorkReceipt(office, connection)
    guard let conversation = question.conversation else {
      let words = WorkWords(office.company.language, country: office.company.country)
      try receipt.send(content, to: colleague, because: mail.id, titled: words.work)
      return nil
    }
    try receipt.send(content, about: place(of: colleague, in: conversation))
    return conversation
  }
}
