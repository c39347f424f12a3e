import Synchronization
import Testing

@testable import Workflows

@Suite("Outcomes are written down in groups")
struct OutcomeCommitsTests {
  /// Keeps what was written, or refuses.
  private final class Book: Sendable {
    struct Torn: Error {}

    private let state = Mutex((groups: [[Int]](), isTorn: false))
    var groups: [[Int]] { state.withLock { $0.groups } }

    func tear(_ isTorn: Bool) { state.withLock { $0.isTorn = isTorn } }

    func write(_ group: [Int]) throws {
      try state.withLock { state in
        if state.isTorn { throw Torn() }
        state.groups.append(group)
      }
    }
  }

  @Test("none is lost while the writer fails, and all are written in order once it works again")
  func failure() async throws {
    let book = Book()
    let commits = OutcomeCommits<Int> { try book.write($0) }
    book.tear(true)
    for number in 0..<150 { await commits.keep(number) }
    await #expect(throws: Book.Torn.self) { try await commits.drain() }
    #expect(await commits.failureOnceRoomy() is Book.Torn)
    book.tear(false)
    try await commits.drain()
    #expect(book.groups.flatMap(\.self) == Array(0..<150))
    #expect(book.groups.allSatisfy { $0.count <= 100 })
    #expect(await commits.failureOnceRoomy() == nil)
  }
}
