/// Lets the operations of one connection pass one after the other: an actor alone does not, because it may
/// start the next call while the first one waits for the server.
final class Turnstile {
  private var isTaken = false
  private var line: [CheckedContinuation<Void, Never>] = []

  nonisolated(nonsending) func enter() async {
    guard isTaken else {
      isTaken = true
      return
    }
    await withCheckedContinuation { line.append($0) }
  }

  /// The turn passes straight to the next in line.
  func leave() {
    guard !line.isEmpty else {
      isTaken = false
      return
    }
    line.removeFirst().resume()
  }
}
