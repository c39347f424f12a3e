import Basics
import CRM
import Testing

@Suite("What can be taken back of a mail")
struct UndoPlanTests {
  /// An effect as it stands today, and what becomes of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    let effect: MailEffect
    let isTakenBack: Bool
    let reason: UndoReason
    var testDescription: String { what }

    init(_ what: String, _ effect: MailEffect, _ isTakenBack: Bool, _ reason: UndoReason) {
      self.what = what
      self.effect = effect
      self.isTakenBack = isTakenBack
      self.reason = reason
    }
  }

  private static func lead(
    _ state: LeadState = .new, otherMails: [Int64] = [], changedBy: [String] = []
  ) -> MailEffect {
    var lead = MailEffect.MadeLead(id: 7, conversation: 5, title: "Cuisine", state: state)
    lead.otherMails = otherMails
    lead.changedBy = changedBy
    return .lead(lead)
  }

  private static func letter(_ standing: MailEffect.QueuedLetter.Standing) -> MailEffect {
    .letter(.init(id: 3, to: "anna@rey.example", kind: "relay", standing: standing))
  }

  private static func stage(now current: String?) -> MailEffect {
    let change = FieldChange("stage", from: "analysis", to: "quotation")
    return .change(.init("opportunity", 2, change, current: current))
  }

  private static func followUp(_ state: FollowUpState) -> MailEffect {
    .followUp(.init(id: 1, conversation: 5, words: "call", state: state))
  }

  private static func merge(builtUpon: [String] = [], isStillMerged: Bool = true) -> MailEffect.MergedLeads {
    var merge = MailEffect.MergedLeads(id: 1, given: 8, kept: 7, title: "Appel")
    merge.builtUpon = builtUpon
    merge.isStillMerged = isStillMerged
    return merge
  }

  private static var mergedLead: MailEffect {
    var lead = MailEffect.MadeLead(id: 8, conversation: 6, title: "Appel", state: .disqualified)
    lead.merges = ["merged into lead 7"]
    return .lead(lead)
  }

  private static var wonByOrder: MailEffect {
    var field = MailEffect.ChangedField(
      "opportunity", 2, FieldChange("state", from: "open", to: "won"), current: "won")
    field.neededBy = "order A-1"
    return .change(field)
  }

  static let cases: [Case] = [
    .init("a lead that is a part of another now", mergedLead, false, .workedOnSince),
    .init("two leads made one", .merge(merge()), true, .untouched),
    .init(
      "two leads made one, and an opportunity of both", .merge(merge(builtUpon: ["an opportunity"])), false,
      .workedOnSince),
    .init("two leads that are two again", .merge(merge(isStillMerged: false)), false, .goneAlready),
    .init(
      "what came in since two leads were made one", .writtenSince(merge: 1, conversation: 5, mails: [9]),
      false,
      .cameSince),
    .init("a won opportunity with an order", wonByOrder, false, .stillNeeded),
    .init("a new task", .task(.init(id: 1, project: 2, name: "Pose", hasTime: false)), true, .untouched),
    .init(
      "a new task with hours", .task(.init(id: 1, project: 2, name: "Pose", hasTime: true)), false,
      .stillNeeded),
    .init("a further address", .address("anna@home.example", contact: 4), true, .untouched),
    .init("an order", .commitment(.init("order", 3, words: "confirmed")), false, .binds),
    .init("a lead that nobody touched", lead(), true, .untouched),
    .init("a lead that was answered", lead(.contacted), false, .workedOnSince),
    .init("a lead that somebody changed", lead(changedBy: ["cli:paul"]), false, .workedOnSince),
    .init("a lead to which another mail came", lead(otherMails: [9]), false, .stillNeeded),
    .init("a new contact", .contact(.init(id: 4, name: "Anna", users: [])), true, .untouched),
    .init(
      "a contact that another lead has", .contact(.init(id: 4, name: "Anna", users: ["lead 9"])), false,
      .stillNeeded),
    .init("words in a conversation", .message(id: 8, conversation: 5), true, .untouched),
    .init(
      "a silent participant",
      .participant(.init(conversation: 5, address: "beat@rey.example", hasWritten: false)), true,
      .untouched),
    .init(
      "a participant who wrote",
      .participant(.init(conversation: 5, address: "beat@rey.example", hasWritten: true)), false,
      .stillNeeded),
    .init("a planned follow-up", followUp(.planned), true, .untouched),
    .init("a follow-up that is done", followUp(.done), false, .goneAlready),
    .init("a stage as the mail set it", stage(now: "quotation"), true, .untouched),
    .init("a stage that moved on", stage(now: "negotiation"), false, .changedSince),
    .init("a stage that is back already", stage(now: "analysis"), false, .goneAlready),
    .init("a stage of something gone", stage(now: nil), false, .goneAlready),
    .init("hours", .hours(.init(id: 6, words: "150 min", isInvoiced: false)), true, .untouched),
    .init("invoiced hours", .hours(.init(id: 6, words: "150 min", isInvoiced: true)), false, .invoiced),
    .init("a suppressed address", .suppression(address: "anna@rey.example"), true, .untouched),
    .init("a letter that waits", letter(.waiting), true, .untouched),
    .init("a letter under way", letter(.underWay), false, .letterUnderWay),
    .init("a letter that left", letter(.left), false, .letterLeft),
    .init("a letter that failed", letter(.ended), false, .goneAlready),
    .init("an open question", .question(id: 1, isOpen: true), true, .untouched),
    .init("an answered question", .question(id: 1, isOpen: false), false, .goneAlready),
    .init("another mail's place", .placement(mail: 2, isStillThere: true), true, .untouched),
    .init("a place that changed again", .placement(mail: 2, isStillThere: false), false, .goneAlready),
    .init("a learned rule", .rule(id: 1), true, .untouched),
  ]

  @Test("each effect alone", arguments: cases)
  func alone(_ one: Case) throws {
    let plan = UndoPlan.make([one.effect])
    let item = try #require(plan.items.first)
    #expect(item.isTakenBack == one.isTakenBack)
    #expect(item.reason == one.reason)
    #expect(plan.steps.isEmpty == !one.isTakenBack)
    #expect(plan.kept.isEmpty == (one.isTakenBack || one.reason == .goneAlready))
  }

  @Test(
    "where two leads stay one, so do the fields that the merge changed, and nothing is said to have come since"
  )
  func mergedFields() {
    let merge = MailEffect.merge(Self.merge(builtUpon: ["quotation 2"]))
    let state = MailEffect.change(
      .init("lead", 8, FieldChange("state", from: "new", to: "disqualified"), current: "disqualified"))
    let other = MailEffect.change(
      .init("conversation", 9, FieldChange("title", from: "Appel", to: "Cuisine"), current: "Cuisine"))
    let since = MailEffect.writtenSince(merge: 1, conversation: 5, mails: [9])
    let plan = UndoPlan.make([state, other, merge, since])
    #expect(plan.steps == [other])
    #expect(plan.kept.map(\.effect) == [state, merge])
    #expect(plan.kept.map(\.reason) == [.stillNeeded, .workedOnSince])
  }

  @Test("what stands on a lead that stays, stays with it and names it")
  func together() {
    let customer = MailEffect.participant(
      .init(conversation: 5, address: "anna@rey.example", hasWritten: false))
    let elsewhere = MailEffect.participant(
      .init(conversation: 6, address: "anna@rey.example", hasWritten: false))
    let contact = MailEffect.contact(.init(id: 4, name: "Anna", users: []))
    let effects = [customer, elsewhere, Self.lead(.contacted), contact]
    let plan = UndoPlan.make(effects)
    #expect(plan.steps == [elsewhere])
    #expect(plan.kept.map(\.effect) == [customer, Self.lead(.contacted), contact])
    #expect(plan.kept.map(\.evidence) == ["lead 7", "contacted", "lead 7"])
    #expect(UndoPlan.make([customer, Self.lead(), contact]).steps.count == 3)
  }
}
