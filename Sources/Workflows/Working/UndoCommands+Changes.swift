import Basics
import CRM
import Documents
import Projects
import SQL
import Sales
import Store

/// One kind of change each: it is taken back when what it made still stands.
extension UndoCommands {
  private var opportunities: Opportunities { Opportunities(connection, pipeline: office.pipeline) }

  func undoBudget(_ effect: Activities.Effect) throws -> Result {
    let what = words.change("Budget", effect.change.after, effect.change.before)
    if effect.subject == "lead" {
      var lead = try Leads(connection).find(effect.subjectID).lead
      guard lead.state != .converted, lead.budget?.description ?? "" == effect.change.after else {
        return .left(what, why: changedSince)
      }
      lead.budget = money(effect.change.before)
      try Leads(connection).save(lead)
    } else {
      var opportunity = try opportunities.find(effect.subjectID).opportunity
      guard opportunity.expected?.description ?? "" == effect.change.after else {
        return .left(what, why: changedSince)
      }
      opportunity.expected = money(effect.change.before)
      try opportunities.save(opportunity, at: office.now)
    }
    return .taken(what)
  }

  /// `CHF 12000.00`
  private func money(_ text: String) -> Money? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let currency = Currency(code: String(parts[0])) else { return nil }
    return Money(decimal: String(parts[1]), currency)
  }

  func undoOwner(_ effect: Activities.Effect) throws -> Result {
    let what = words.change(words.owner, effect.change.after, effect.change.before)
    let all = try Employees(connection).active()
    let conversation: Int64
    let current: Int64?
    if effect.subject == "lead" {
      let record = try Leads(connection).find(effect.subjectID)
      guard record.lead.state != .converted else { return .left(what, why: changedSince) }
      (conversation, current) = (record.conversationID, record.lead.owner)
    } else {
      let record = try opportunities.find(effect.subjectID)
      (conversation, current) = (record.conversationID, record.opportunity.owner)
    }
    guard let after = all.first(where: { $0.address == effect.change.after }), current == after.id else {
      return .left(what, why: changedSince)
    }
    let before = all.first { $0.address == effect.change.before }
    _ = try SetOwner(office, connection)(
      before?.id, in: conversation, actor: "", because: nil, isSilent: true)
    return .taken(what)
  }

  /// History is never rewritten: the note is crossed out.
  func undoNote(_ effect: Activities.Effect) throws -> Result {
    guard !effect.change.after.isEmpty else { return .covered }
    return .taken("\(words.note) : \(effect.change.after)")
  }

  func undoStage(_ effect: Activities.Effect) throws -> Result {
    guard !effect.change.before.isEmpty else { return .covered }
    let what = words.change(words.stage, effect.change.after, effect.change.before)
    let opportunity = try opportunities.find(effect.subjectID).opportunity
    guard opportunity.state == .open, opportunity.stage.name == effect.change.after,
      let step = try? opportunity.advanced(to: effect.change.before, in: office.pipeline)
    else { return .left(what, why: changedSince) }
    try opportunities.save(step.value, at: office.now)
    return .taken(what)
  }

  func undoState(_ effect: Activities.Effect) throws -> Result {
    let record = try opportunities.find(effect.subjectID)
    let state = { (name: String) in OpportunityState(rawValue: name).map(words.word) ?? name }
    let what = words.change(words.state, state(effect.change.after), state(effect.change.before))
    guard effect.change.after != OpportunityState.won.rawValue else {
      return .left(what, why: words.pick("une affaire gagnée le reste", "what is won stays won"))
    }
    guard effect.change.after == OpportunityState.lost.rawValue else { return .covered }
    guard record.opportunity.state == .lost, try Activities(connection).isLast(effect) else {
      return .left(what, why: changedSince)
    }
    try opportunities.save(try record.opportunity.reopened().value, at: office.now)
    try Conversations(connection).reopen(record.conversationID)
    return .taken(what)
  }

  func undoFollowUp(_ effect: Activities.Effect) throws -> Result {
    let followUps = FollowUps(connection)
    guard let followUp = try followUps.find(effect.subjectID) else { return .covered }
    let what = "\(words.followUp) \(words.day(followUp.dueOn))"
    guard followUp.state.rawValue == effect.change.after else { return .left(what, why: changedSince) }
    let isNew = effect.change.before.isEmpty
    try followUps.save(try followUp.after(isNew ? .skip : .reopen).value)
    return .taken(
      isNew
        ? "\(what) : \(words.pick("n’est plus prévu", "no longer planned"))"
        : "\(what) : \(words.pick("de nouveau prévu", "planned again"))")
  }

  func undoTask(_ effect: Activities.Effect) throws -> Result {
    let what = "\(words.task) : \(effect.change.after)"
    let tasks = ProjectTasks(connection)
    let task = try tasks.list(project: Identifier(effect.subjectID)).last { $0.name == effect.change.after }
    guard let task else { return .left(what, why: changedSince) }
    guard try tasks.remove(task.id) else {
      return .left(what, why: words.pick("du temps y est saisi", "time stands on it"))
    }
    return .taken(what)
  }

  func undoMilestone(_ effect: Activities.Effect) throws -> Result {
    guard let order = try Milestones(connection).order(of: effect.subjectID) else { return .covered }
    let ledger = try BillingAllocations(connection).ledger(order: Identifier(order))
    let progress = try SalesOrders(connection).progress(of: order, ledger: ledger)
    guard let milestone = progress.milestones.first(where: { $0.id.value == effect.subjectID }) else {
      return .covered
    }
    let what = "\(words.milestone) \(milestone.number) : \(milestone.name)"
    guard milestone.reachedOn?.description ?? "" == effect.change.after else {
      return .left(what, why: changedSince)
    }
    guard !progress.isBilled(milestone) else {
      return .left(what, why: words.pick("déjà facturé", "billed already"))
    }
    let step = try progress.step(.withdrawn, milestone, on: office.today, today: office.today)
    try Milestones(connection).save(step)
    return .taken("\(what) : \(words.pick("de nouveau à venir", "planned again"))")
  }

  func undoTime(_ effect: Activities.Effect) throws -> Result {
    let entries = TimesheetEntries(connection)
    guard let entry = try entries.find(effect.subjectID) else { return .covered }
    let what =
      "\(words.hours) : \(AmountFormat.duration(minutes: entry.booking.minutes)) \(entry.booking.note)"
    guard entry.state == .recorded else {
      return .left(
        what,
        why: entry.state == .invoiced ? words.pick("déjà facturé", "billed already") : changedSince)
    }
    try entries.withdraw(entry)
    return .taken(what)
  }
}
