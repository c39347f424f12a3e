import Intake
import Store
import Testing

@testable import Workflows

@Suite("What a drop folder adds to the rules' verdict")
struct DroppedMailPlanTests {
  @Test(
    "a wish overrules what is passed over, and proves nothing",
    arguments: [
      (JournalEntry.State.pending, "", DroppedMailPlan.wait), (.applied, "firstContact", .taken),
      (.quarantined, "the mail is damaged", .leave), (.ignored, "listMail", .takeAsLead),
      (.ignored, "machineWithoutContext", .takeAsLead), (.ignored, "ownMail", .leave),
      (.ignored, "readReceipt", .leave), (.ignored, "decided by paul", .leave),
      (.tray, "flaggedAsSpam", .takeAsLead),
      (.tray, "unprovenColleague", .takeAsLead), (.tray, "noteNotUnderstood", .takeAsLead),
      (.tray, "forwardUnclear", .takeAsLead), (.tray, "forwardMayContinue", .takeAsLead),
      (.tray, "forgedToken", .leave), (.tray, "claimsToBeUs", .leave), (.tray, "conversationUnclear", .leave),
    ])
  func decides(state: JournalEntry.State, reason: String, expected: DroppedMailPlan) {
    #expect(DroppedMailPlan.decide(state: state, isStored: true, reason: reason) == expected)
    #expect(DroppedMailPlan.decide(state: state, isStored: false, reason: reason) == .leave)
  }
}
