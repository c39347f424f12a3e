import Basics
import CRM
import Documents
import Intake
import MailFormat
import Projects
import SQL
import Settings
import Store

/// Carries a colleague's commands out, one after the other, within the transaction of their mail.
///
/// Decides nothing about the business: the lifecycles do, and their refusals are passed on.
struct CommandRun {
  let office: Office
  let connection: any Connection
  let place: Place
  var words: WorkWords { WorkWords(office.company.language, country: office.company.country) }

  /// Whose mail it is, and what it is about.
  struct Place {
    let colleague: StaffMember
    let conversation: Int64
    let mail: Int64
    /// The day that time counts for.
    let day: CalendarDate
  }

  /// What was done, as the receipt says it.
  struct Done: Hashable {
    let what: String
    /// The same before it is done: no number is taken yet.
    let shown: String

    init(_ what: String, shown: String? = nil) {
      self.what = what
      self.shown = shown ?? what
    }
  }

  var actor: String { place.colleague.address.addrSpec }

  /// - Parameter position: Of the command in its mail, counted from 1.
  /// - Throws: ``Refusal`` that the receipt tells.
  func callAsFunction(_ command: ColleagueCommand, at position: Int) throws -> [Done] {
    switch command {
    case .stage(let name): try moveTo(name)
    case .budget(let money): [try setBudget(money)]
    case .owner(let name): [try handOver(to: name)]
    case .followUp(let wish): [try plan(wish)]
    case .won: try win()
    case .lost(let reason, let words): try lose(reason, words)
    case .note(let text): [try note(text)]
    case .task(let name): [try addTask(name)]
    case .hours(let note): [try book(note, at: position)]
    case .quotation(let money, let title): try offer(title, at: money)
    case .order: [try accept()]
    case .milestone(let words): [try reach(words)]
    case .invoice: [try bill()]
    }
  }

  // MARK: What it is about

  func dealings() throws -> Conversations.Dealings {
    try Conversations(connection).dealings(of: place.conversation)
  }

  /// The opportunity; a lead becomes one, and the receipt says so.
  func opportunity() throws -> (record: OpportunityRecord, done: [Done]) {
    let found = try dealings()
    let opportunities = Opportunities(connection, pipeline: office.pipeline)
    if let known = found.opportunity { return (try opportunities.find(known), []) }
    guard let lead = found.lead else { throw Refusal.noOpportunity }
    let id = try QualifyLead(office).apply(QualifyLead.Wishes(), to: lead, actor: actor, connection)
    return (try opportunities.find(id), [Done(words.qualified)])
  }

  /// Where a change that leads and opportunities have in common is written down.
  private func subject() throws -> (kind: String, id: Int64) {
    let found = try dealings()
    if let opportunity = found.opportunity { return ("opportunity", opportunity) }
    if let lead = found.lead { return ("lead", lead) }
    if let project = found.openProjects.first { return ("project", project) }
    throw Refusal.noOpportunity
  }

  func record(_ change: FieldChange, of kind: String, _ id: Int64) throws {
    try Activities(connection).record(
      [change], of: kind, id, actor: actor, message: place.mail, at: office.now)
  }

  // MARK: Stage, budget, owner

  private func moveTo(_ name: String) throws -> [Done] {
    guard let stage = StageChoice.find(name, in: office.pipeline) else {
      throw Refusal.unknownStage(name, office.pipeline.stages.map(\.name))
    }
    let (record, done) = try opportunity()
    let before = record.opportunity.stage.name
    _ = try AdvanceOpportunity(office).apply(
      .stage(stage.name), to: record.opportunity.id.value, actor: actor, connection)
    return done + [Done(words.change(words.stage, before, stage.name))]
  }

  private func setBudget(_ money: Money) throws -> Done {
    let found = try dealings()
    let before: Money?
    if let id = found.opportunity {
      let opportunities = Opportunities(connection, pipeline: office.pipeline)
      var opportunity = try opportunities.find(id).opportunity
      before = opportunity.expected
      opportunity.expected = money
      try opportunities.save(opportunity, at: office.now)
      try record(.budget(from: before, to: money), of: "opportunity", id)
    } else if let id = found.lead {
      var lead = try Leads(connection).find(id).lead
      before = lead.budget
      lead.budget = money
      try Leads(connection).save(lead)
      try record(.budget(from: before, to: money), of: "lead", id)
    } else {
      throw Refusal.noOpportunity
    }
    return Done(words.change("Budget", before.map(words.amounts.amount) ?? "", words.amounts.amount(money)))
  }

  private func handOver(to name: String) throws -> Done {
    let colleagues = try Employees(connection).active()
    let found = ColleagueChoice.find(name, among: colleagues.map { ($0.name, $0.address) })
    guard let index = found.first, found.count == 1 else {
      throw Refusal.unknownColleague(name, colleagues.map(\.name))
    }
    let next = colleagues[index]
    let before = try SetOwner(office, connection)(
      next.id, in: place.conversation, actor: actor, because: place.mail)
    guard before?.id != next.id else { return Done(words.change(words.owner, next.name, next.name)) }
    let participant = Participant(address: next.address, name: next.name, role: .colleague)
    try Conversations(connection).join(participant, place.conversation, at: office.now)
    if next.id != place.colleague.id {
      try TellColleague(office, connection).ofHandover(by: place.colleague.name, in: place.conversation)
    }
    return Done(words.change(words.owner, before?.name ?? "", next.name))
  }

  // MARK: Won, lost, note

  private func win() throws -> [Done] {
    let (record, done) = try opportunity()
    _ = try AdvanceOpportunity(office).apply(
      .win, to: record.opportunity.id.value, actor: actor, connection)
    return done + [Done(words.change(words.state, words.word(record.opportunity.state), words.word(.won)))]
  }

  private func lose(_ reason: LossReason, _ said: String) throws -> [Done] {
    let (record, done) = try opportunity()
    let id = record.opportunity.id.value
    _ = try AdvanceOpportunity(office).apply(.lose(reason), to: id, actor: actor, connection)
    if !said.isEmpty { try self.record(FieldChange("note", from: "", to: said), of: "opportunity", id) }
    let after = "\(words.word(.lost)) (\(words.word(reason)))"
    return done + [Done(words.change(words.state, words.word(record.opportunity.state), after))]
  }

  private func note(_ text: String) throws -> Done {
    let subject = try subject()
    try record(FieldChange("note", from: "", to: text), of: subject.kind, subject.id)
    return Done("\(words.note) : \(text)")
  }

  // MARK: Follow-up

  /// One next step per conversation: what was planned before is replaced.
  private func plan(_ wish: FollowUpWish) throws -> Done {
    let subject = try subject()
    let followUps = FollowUps(connection)
    let earlier = try SkipFollowUps(office, connection)(in: place.conversation, actor: actor)
    let id = try followUps.plan(
      wish.kind, on: wish.on, note: wish.words, conversation: place.conversation, at: office.now)
    try record(FieldChange("state", from: "", to: FollowUpState.planned.rawValue), of: "followUp", id)
    let before = earlier.map { words.day($0.dueOn) }.joined(separator: ", ")
    let time = wish.at.map { ", \($0)" } ?? ""
    try record(
      FieldChange(
        "followUp", from: earlier.map(\.dueOn.description).joined(separator: ", "), to: wish.on.description),
      of: subject.kind, subject.id)
    return Done(words.change(words.followUp, before, words.day(wish.on) + time))
  }
}

extension FieldChange {
  static func budget(from before: Money?, to after: Money?) -> FieldChange {
    FieldChange("budget", from: before?.description ?? "", to: after?.description ?? "")
  }
}
