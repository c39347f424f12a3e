import Basics
import Billing
import CRM
import Inventory
import Projects
import Sales
import Testing

/// Who works by mail, or accepts an offer on the web, hears why something does not go in the language of the firm and
/// without a command line. These tests hold all rules to it that a mail or a customer can meet.
@Suite("The words of refusals")
struct RefusalWordsTests {
  /// Where the rules stand.
  static let places = [
    "CRM", "Projects", "Sales", "Inventory/Catalogue", "Billing/Invoicing", "Billing/Numbering",
    "Documents/QRBill", "Store/Billing", "Store/CRM", "Store/Inventory", "Store/Journal", "Store/Projects",
    "Store/Rows", "Store/Sales", "Store/Undo", "Workflows/Billing", "Workflows/Incoming", "Workflows/Leads",
    "Workflows/Outgoing/QueueLetter.swift", "Workflows/Projects", "Workflows/Sales", "Workflows/Undo",
    "Workflows/Working",
  ]
  /// Errands that only a command starts: what they refuse, nobody reads in a mail.
  static let commandsOnly = [
    "Store/Undo/LearnedRules.swift", "Workflows/Billing/CreateInvoice.swift",
    "Workflows/Billing/CreditInvoice.swift", "Workflows/Incoming/LearnSenders.swift",
    "Workflows/Projects/BookTime.swift", "Workflows/Sales/CreateProduct.swift",
    "Workflows/Sales/DeliverOrder.swift",
  ]

  @Test("a rule that a mail or a customer can meet has its French beside the English", arguments: places)
  func french(place: String) throws {
    for site in try RefusalSite.all(in: place) where !Self.commandsOnly.contains(site.file) {
      let french = try #require(site.argument("french"), "\(site) has no french:")
      #expect(french != site.arguments.dropFirst().first, "\(site)")
      // What the code calls a thing is no word, and French has its own apostrophe and quotes.
      for sign in ["rawValue", "'", "\\\""] { #expect(!french.contains(sign), "\(site): \(sign)") }
    }
  }

  @Test("no letter names a command line, in either language", arguments: places)
  func commands(place: String) throws {
    for site in try RefusalSite.all(in: place) {
      #expect(!site.shown.contains(Self.commandLine), "\(site)")
    }
  }

  @Test("the places are read: there are as many rules as one would think")
  func areRead() throws {
    let counts = try Self.places.map { try RefusalSite.all(in: $0).count }
    #expect(counts.reduce(0, +) > 90)
    for file in Self.commandsOnly { #expect(try !RefusalSite.all(in: file).isEmpty, "\(file)") }
  }

  /// `piste quotation accept`; but "la piste 7 n’existe pas" speaks of a lead.
  private static var commandLine: Regex<Substring> {
    /piste (?:account|contact|invoice|lead|mail|mailing|opportunity|order|outbox|product|project|quotation|staff|task|time)\b|--[a-z]/
  }

  // MARK: Lifecycles

  @Test("every step that a lifecycle refuses is refused in words, in both languages")
  func lifecycles() {
    let refused =
      refusals(LeadLifecycle.table) + refusals(OpportunityLifecycle.table) + refusals(FollowUp.lifecycle)
      + refusals(Question.lifecycle) + refusals(QuotationLifecycle.table) + refusals(OrderLifecycle.table)
      + refusals(MilestoneLifecycle.table)
      + refusals(DeliveryLifecycle.table) + refusals(ProjectLifecycle.table) + refusals(TaskLifecycle.table)
      + refusals(TimesheetLifecycle.table) + refusals(InvoiceLifecycle.table)
      + refusals(CreditNoteLifecycle.table)
    #expect(refused.count > 100)
    for (refusal, names) in refused {
      let text = refusal.text(in: .french)
      #expect(text.contains(" est "), "\(text)")
      #expect(text != refusal.text(in: .english))
      let words = Set(text.split { !$0.isLetter }.map(String.init))
      #expect(words.isDisjoint(with: names), "\(text)")
    }
  }

  /// With the words that the code has for states and events.
  private func refusals<State, Event, Action>(
    _ table: Lifecycle<State, Event, Action>
  ) -> [(Refusal, Set<String>)] {
    let names = Set(State.allCases.map(\.rawValue) + Event.allCases.map(\.rawValue))
    return State.allCases.flatMap { state in
      Event.allCases.compactMap { event in
        do throws(Refusal) {
          _ = try table.apply(event, in: state)
          return nil
        } catch {
          return (error, names)
        }
      }
    }
  }

  // MARK: Some rules as they read

  @Test("time that can't be booked")
  func time() throws {
    let day = try #require(CalendarDate(iso: "2026-12-01"))
    let today = try #require(CalendarDate(iso: "2026-11-24"))
    let booking = try TimeBooking(150, on: Identifier(1), by: Identifier(1), day: day)
    let task = ProjectTask(id: Identifier(1), project: Identifier(1), name: "Plans")
    let done = ProjectTask(id: Identifier(1), project: Identifier(1), name: "Plans", state: .done)
    expect("on ne peut pas saisir 25h sur un seul jour ; un jour a 24 heures") {
      _ = try TimeBooking(1500, on: Identifier(1), by: Identifier(1), day: day)
    }
    expect("la tâche « Plans » est terminée ; nommez une autre tâche") {
      try booking.verify(on: done, today: day, bookedThatDay: 0)
    }
    expect("le 1er décembre 2026 est encore à venir ; le temps se saisit une fois le travail fait") {
      try booking.verify(on: task, today: today, bookedThatDay: 0)
    }
    expect(
      "avec les 23h déjà saisies le 1er décembre 2026, 2h30 de plus dépasseraient 24 heures ; "
        + "vérifiez le jour et la durée"
    ) {
      try booking.verify(on: task, today: day, bookedThatDay: 1380)
    }
  }

  @Test("leads that can't be merged")
  func merging() {
    func lead(_ id: Int64, _ state: LeadState) -> Lead {
      var lead = Lead(
        id: Identifier(id), title: "Cuisine", source: .mail, contact: Identifier(1), note: "")
      lead.state = state
      return lead
    }
    expect("la piste 1 ne peut pas être réunie à elle-même") {
      try LeadMerge.check(lead(1, .new), lead(1, .new))
    }
    expect("la piste 1 est écartée ; demandez qu’on les réunisse dans l’autre sens") {
      try LeadMerge.check(lead(1, .disqualified), lead(2, .new))
    }
    expect(
      "la piste 2 est devenue une affaire, dont dépendent devis et factures ; fermez l’une des deux affaires"
    ) { try LeadMerge.check(lead(1, .converted), lead(2, .converted)) }
  }

  @Test("numbers that can't follow, and stages that there are not")
  func numbers() throws {
    let day = try #require(CalendarDate(iso: "2026-11-24"))
    let series = NumberSeries(
      name: "invoice", pattern: try NumberPattern("FA-{number}"), last: 7, lastUsedOn: day)
    expect(
      "une pièce de la même série est déjà datée du 24 novembre 2026, aucune ne peut suivre au 23 novembre 2026"
    ) { _ = try series.next(on: day.adding(days: -1)) }
    expect(
      "il n’y a pas d’étape « apéro » ; possibles : qualification, analysis, quotation, negotiation"
    ) { _ = try Pipeline.standard.stage(named: "apéro") }
  }

  /// - Parameter text: with plain blanks.
  private func expect(_ text: String, _ errand: () throws -> Void) {
    let refusal = #expect(throws: Refusal.self) { try errand() }
    let said = refusal?.text(in: .french).map { $0 == "\u{A0}" ? " " : $0 }
    #expect(said.map { String($0) } == text)
  }
}
