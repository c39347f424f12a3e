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
    #expect(health.changes([]) == [])
    #expect(health.changes([trouble("A", "gone")]) == [.failed(mailbox: "A", "gone")])
    #expect(health.changes([trouble("A", "gone")]) == [])
    #expect(health.changes([trouble("A", "refused")]) == [.failed(mailbox: "A", "refused")])
    #expect(
      Set(health.changes([trouble("B", "gone")])) == [.failed(mailbox: "B", "gone"), .mended(mailbox: "A")])
    #expect(health.changes([]) == [.mended(mailbox: "B")])
    #expect(health.changes([]) == [])
  }
}
