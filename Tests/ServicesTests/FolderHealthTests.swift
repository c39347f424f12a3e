import Testing
import Workflows

@testable import Services

@Suite("Folders that can't be used")
struct FolderHealthTests {
  private func trouble(_ mailbox: String, _ words: String) -> FolderTrouble {
    FolderTrouble(mailbox: mailbox, description: words)
  }

  @Test("only what changes is told")
  func changes() {
    var health = FolderHealth()
    #expect(health.changes([], among: ["A", "B"]) == [])
    #expect(health.changes([trouble("A", "gone")], among: ["A", "B"]) == [.failed(mailbox: "A", "gone")])
    #expect(health.changes([trouble("A", "gone")], among: ["A"]) == [])
    #expect(health.changes([trouble("A", "refused")], among: ["A"]) == [.failed(mailbox: "A", "refused")])
    #expect(health.changes([], among: ["B"]) == [], "nobody looked")
    #expect(
      Set(health.changes([trouble("B", "gone")], among: ["A", "B"]))
        == [.failed(mailbox: "B", "gone"), .mended(mailbox: "A")])
    #expect(health.changes([], among: ["A", "B"]) == [.mended(mailbox: "B")])
    #expect(health.changes([], among: ["A", "B"]) == [])
  }
}
