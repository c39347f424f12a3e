import Basics
import Mailings
import Testing

@Suite("Mailings")
struct MailingTests {
  private let anna = MailingRecipient(
    email: "anna@rey.example", firstName: "Anna", lastName: "Rey", company: "Menuiserie Rey",
    language: .french)
  private let nobody = MailingRecipient(
    email: "info@x.example", firstName: "", lastName: "", company: "X", language: nil)

  @Test("merge fields take French and English names and fall back where they say so")
  func merge() throws {
    let template = try MergeTemplate("Bonjour {{prénom}} {{last_name}}, {{ Société }} {{email}}!")
    #expect(template.merged(with: anna) == "Bonjour Anna Rey, Menuiserie Rey anna@rey.example!")
    let polite = try MergeTemplate("Bonjour {{prénom|Madame, Monsieur}},")
    #expect(polite.merged(with: nobody) == "Bonjour Madame, Monsieur,")
    #expect(polite.merged(with: anna) == "Bonjour Anna,")
    #expect(polite.requiredFields.isEmpty)
    #expect(template.requiredFields == [.firstName, .lastName, .company, .email])
  }

  @Test("an unknown or open merge field is refused when the mailing is made")
  func wrongFields() {
    #expect(throws: MergeTemplate.Problem.unknownField("surnom")) { try MergeTemplate("Cher {{surnom}}") }
    #expect(throws: MergeTemplate.Problem.unclosedField("nom, salut")) {
      try MergeTemplate("Cher {{nom, salut")
    }
    #expect(throws: MergeTemplate.Problem.self) {
      try Mailing.Content(subject: "Bonjour", text: "{{}}")
    }
  }

  @Test("a value that looks like a field is not merged again")
  func noRecursion() throws {
    let trickster = MailingRecipient(
      email: "a@x.example", firstName: "{{email}}", lastName: "", company: "", language: nil)
    #expect(try MergeTemplate("{{prénom}}").merged(with: trickster) == "{{email}}")
  }

  @Test("a plan says who is sent and who is skipped, and why")
  func plan() throws {
    let content = try Mailing.Content(subject: "Offre pour {{société}}", text: "Bonjour {{prénom}}")
    let blocked = MailingRecipient(
      email: "Gone@x.example", firstName: "G", lastName: "", company: "X", language: nil)
    let since = Instant(milliseconds: 0)
    let plan = SendPlan(
      of: content, to: [anna, nobody, blocked, anna],
      suppressions: [SuppressionEntry(address: "gone@X.example", reason: .hardBounce, since: since)])
    #expect(plan.sent == [anna])
    #expect(
      plan.skipped.map(\.reason) == [.emptyField(.firstName), .suppressed(.hardBounce), .alreadyPlanned])
  }

  @Test("a second start sends nothing to those who have their copy")
  func secondStart() throws {
    let content = try Mailing.Content(subject: "Offre", text: "Bonjour")
    let plan = SendPlan(of: content, to: [anna, nobody], suppressions: [], planned: ["anna@rey.example"])
    #expect(plan.sent == [nobody])
    #expect(plan.skipped.map(\.reason) == [.alreadyPlanned])
  }

  @Test("a mailing takes exactly these steps")
  func lifecycle() {
    let allowed = [
      "draft schedule": "scheduled", "draft start": "sending", "draft cancel": "cancelled",
      "scheduled unschedule": "draft", "scheduled start": "sending", "scheduled cancel": "cancelled",
      "sending pause": "paused", "sending finish": "sent", "sending cancel": "cancelled",
      "paused resume": "sending", "paused cancel": "cancelled",
    ]
    var steps: [String: String] = [:]
    for state in MailingState.allCases {
      for event in MailingEvent.allCases {
        guard let step = try? MailingLifecycle.table.apply(event, in: state) else { continue }
        steps["\(state.rawValue) \(event.rawValue)"] = step.to.rawValue
      }
    }
    #expect(steps == allowed)
  }

  @Test("scheduling needs a time, which starting takes away")
  func schedule() throws {
    let content = try Mailing.Content(subject: "Offre", text: "Bonjour")
    let mailing = Mailing(id: Identifier(1), name: "Hiver", language: .french, content: content)
    #expect(throws: Refusal.self) { try mailing.after(.schedule) }
    let scheduled = try mailing.after(.schedule, startsAt: Instant(milliseconds: 5)).mailing
    #expect(scheduled.startsAt == Instant(milliseconds: 5))
    let (started, actions) = try scheduled.after(.start)
    #expect(started.startsAt == nil)
    #expect(actions == [.queueCopies])
  }
}
