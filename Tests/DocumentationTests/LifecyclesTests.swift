import Basics
import Billing
import CRM
import Foundation
import Inventory
import Mailings
import Projects
import Sales
import Testing

/// `docs/lifecycles.md` is printed from the transition tables; PISTE_UPDATE_DOCS=1 writes it anew.
struct LifecyclesTests {
  private var page: String {
    let sections: [(String, String)] = [
      ("Lead", LeadLifecycle.table.markdown),
      ("Opportunity", OpportunityLifecycle.table.markdown),
      ("Follow-up", FollowUp.lifecycle.markdown),
      ("Question", Question.lifecycle.markdown),
      ("Mailing", MailingLifecycle.table.markdown),
      ("Outgoing mail", OutboxLifecycle.table.markdown),
      ("Quotation", QuotationLifecycle.table.markdown),
      ("Order", OrderLifecycle.table.markdown),
      ("Milestone", MilestoneLifecycle.table.markdown),
      ("Delivery", DeliveryLifecycle.table.markdown),
      ("Project", ProjectLifecycle.table.markdown),
      ("Task", TaskLifecycle.table.markdown),
      ("Timesheet entry", TimesheetLifecycle.table.markdown),
      ("Invoice", InvoiceLifecycle.table.markdown),
      ("Credit note", CreditNoteLifecycle.table.markdown),
    ]
    let text = sections.map { "## \($0.0)\n\n\($0.1)\n" }.joined(separator: "\n")
    return """
      # Lifecycles

      The transition tables, as the code has them. What is not in a table is refused with a reason. Printed by
      `Tests/DocumentationTests/LifecyclesTests.swift`; run it with `PISTE_UPDATE_DOCS=1` after a change.

      \(text)
      """
  }

  @Test("the page of lifecycles says what the tables say")
  func pageIsCurrent() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("docs/lifecycles.md")
    if ProcessInfo.processInfo.environment["PISTE_UPDATE_DOCS"] != nil {
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == page)
  }
}
