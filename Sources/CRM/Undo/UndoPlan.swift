import Basics

/// Why an effect of a mail is taken back, or why it is not.
package enum UndoReason: String, Sendable, CaseIterable {
  /// It is as the mail left it.
  case untouched
  /// Nothing is left to be taken back.
  case goneAlready
  /// A person or another mail has gone on from there.
  case workedOnSince
  case changedSince
  /// Something else needs it.
  case stillNeeded
  case invoiced
  case letterLeft
  case letterUnderWay
  /// It came when two leads were one, and nobody can say to which of them.
  case cameSince
  /// The firm or the customer is bound by it.
  case binds
}

/// What is done to take a mail back, and what can't be taken back any more, each with its reason.
///
/// Nothing that anybody has built upon since is torn down: what another mail, a colleague or an invoice relies on stays,
/// and is named.
package struct UndoPlan: Hashable, Sendable {
  package typealias Judgement = Verdict<Bool, UndoReason>

  /// One effect and what becomes of it.
  package struct Item: Hashable, Sendable {
    package let effect: MailEffect
    package let isTakenBack: Bool
    package let reason: UndoReason
    package let evidence: String
  }

  package let items: [Item]

  /// In the order in which they are carried out.
  package var steps: [MailEffect] { items.filter(\.isTakenBack).map(\.effect) }
  /// What stays although it should not; what was gone anyway is not among them.
  package var kept: [Item] { items.filter { !$0.isTakenBack && $0.reason != .goneAlready } }

  /// - Parameter effects: in the order in which they would have to be taken back.
  package static func make(_ effects: [MailEffect]) -> UndoPlan {
    let judge = UndoJudge(effects)
    let items = effects.map { effect in
      let judgement = judge.judge(effect)
      return Item(
        effect: effect, isTakenBack: judgement.value, reason: judgement.reason,
        evidence: judgement.evidence)
    }
    return UndoPlan(items: items)
  }
}

/// Judges effect by effect; those that hang together know of each other.
private struct UndoJudge {
  /// Leads that stay, by their conversation.
  private var keptLeads: [Int64: Int64] = [:]
  /// Merges that stay.
  private var keptMerges: [MailEffect.MergedLeads] = []

  init(_ effects: [MailEffect]) {
    for case .lead(let lead) in effects where !Self.judge(lead).value {
      keptLeads[lead.conversation] = lead.id
    }
    for case .merge(let merge) in effects where !Self.judge(merge).value { keptMerges.append(merge) }
  }

  func judge(_ effect: MailEffect) -> UndoPlan.Judgement {
    switch effect {
    case .lead(let lead): Self.judge(lead)
    case .contact(let contact): judge(contact)
    case .message, .address, .suppression, .rule: Verdict(true, .untouched)
    case .participant(let participant): judge(participant)
    case .followUp(let followUp):
      followUp.state == .planned
        ? Verdict(true, .untouched) : Verdict(false, .goneAlready, evidence: followUp.state.rawValue)
    case .change(let field): judge(field)
    case .hours(let hours): hours.isInvoiced ? Verdict(false, .invoiced) : Verdict(true, .untouched)
    case .task(let task):
      task.hasTime ? Verdict(false, .stillNeeded, evidence: "hours") : Verdict(true, .untouched)
    case .letter(let letter): Self.judge(letter)
    case .merge(let merge): Self.judge(merge)
    case .writtenSince(let id, _, _):
      keptMerges.contains { $0.id == id } ? Verdict(false, .goneAlready) : Verdict(false, .cameSince)
    case .commitment: Verdict(false, .binds)
    case .question(_, let isOpen): isOpen ? Verdict(true, .untouched) : Verdict(false, .goneAlready)
    case .placement(_, let isStillThere):
      isStillThere ? Verdict(true, .untouched) : Verdict(false, .goneAlready)
    }
  }

  private static func judge(_ merge: MailEffect.MergedLeads) -> UndoPlan.Judgement {
    guard merge.isStillMerged else { return Verdict(false, .goneAlready) }
    guard merge.builtUpon.isEmpty else {
      return Verdict(false, .workedOnSince, evidence: merge.builtUpon.joined(separator: ", "))
    }
    return Verdict(true, .untouched)
  }

  private static func judge(_ lead: MailEffect.MadeLead) -> UndoPlan.Judgement {
    guard lead.merges.isEmpty else {
      return Verdict(false, .workedOnSince, evidence: lead.merges.joined(separator: ", "))
    }
    guard lead.state == .new, lead.changedBy.isEmpty else {
      let names = lead.changedBy.joined(separator: ", ")
      return Verdict(false, .workedOnSince, evidence: names.isEmpty ? lead.state.rawValue : names)
    }
    guard lead.otherMails.isEmpty else {
      let mails = lead.otherMails.map { "mail \($0)" }.joined(separator: ", ")
      return Verdict(false, .stillNeeded, evidence: mails)
    }
    return Verdict(true, .untouched)
  }

  private func judge(_ contact: MailEffect.MadeContact) -> UndoPlan.Judgement {
    let users = contact.users + keptLeads.values.sorted().map { "lead \($0)" }
    guard users.isEmpty else {
      return Verdict(false, .stillNeeded, evidence: users.joined(separator: ", "))
    }
    return Verdict(true, .untouched)
  }

  private func judge(_ participant: MailEffect.JoinedParticipant) -> UndoPlan.Judgement {
    if participant.hasWritten { return Verdict(false, .stillNeeded, evidence: "has written since") }
    guard let lead = keptLeads[participant.conversation] else { return Verdict(true, .untouched) }
    return Verdict(false, .stillNeeded, evidence: "lead \(lead)")
  }

  private func judge(_ field: MailEffect.ChangedField) -> UndoPlan.Judgement {
    guard let current = field.current, current != field.change.before else {
      return Verdict(false, .goneAlready)
    }
    if let merge = keptMerges.first(where: { $0.concerns(field) }) {
      return Verdict(false, .stillNeeded, evidence: merge.words)
    }
    if let user = field.neededBy { return Verdict(false, .stillNeeded, evidence: user) }
    guard current == field.change.after else {
      return Verdict(false, .changedSince, evidence: current)
    }
    return Verdict(true, .untouched)
  }

  private static func judge(_ letter: MailEffect.QueuedLetter) -> UndoPlan.Judgement {
    switch letter.standing {
    case .waiting: Verdict(true, .untouched)
    case .underWay: Verdict(false, .letterUnderWay)
    case .left: Verdict(false, .letterLeft)
    case .ended: Verdict(false, .goneAlready)
    }
  }
}
