import Basics

/// What was odd in one message, in the order in which it was met, up to a limit.
///
/// When the list is full its last place says so, so that nobody takes a long list for a whole one.
struct DiagnosticList {
  private let limit: Int
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var isFull = false

  init(limit: Int) { self.limit = limit }

  mutating func add(_ diagnostic: Diagnostic) {
    guard !isFull else { return }
    guard diagnostics.count >= limit else {
      diagnostics.append(diagnostic)
      return
    }
    isFull = true
    guard limit > 0 else { return }
    diagnostics[limit - 1] = Diagnostic(
      .warning, "diagnostics-limit", "more is odd in it than the \(limit) entries of this list can say")
  }

  mutating func add(_ others: [Diagnostic]) {
    for diagnostic in others where !isFull { add(diagnostic) }
  }

  mutating func warn(_ code: String, _ message: String, at offset: Int) {
    add(Diagnostic(.warning, code, message, at: "byte \(offset)"))
  }
}
