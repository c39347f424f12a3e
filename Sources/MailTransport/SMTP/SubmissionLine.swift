/// Submissions that wait for a connection, first come, first served; whoever is cancelled leaves the line.
struct SubmissionLine {
  /// How a wait ends.
  enum Turn: Sendable {
    /// The number of a connection that is now the waiter's alone.
    case lane(Int)
    case trouble(SubmissionTrouble)
  }

  typealias Waiter = CheckedContinuation<Turn, Never>

  /// Ascending by ticket; nil has left.
  private var places: [(ticket: UInt64, waiter: Waiter?)] = []
  private var head = 0
  private(set) var count = 0

  mutating func append(_ ticket: UInt64, _ waiter: Waiter) {
    places.append((ticket, waiter))
    count += 1
  }

  mutating func popFirst() -> Waiter? {
    while head < places.count {
      let waiter = places[head].waiter
      head += 1
      guard let waiter else { continue }
      count -= 1
      forgetServed()
      return waiter
    }
    forgetServed()
    return nil
  }

  mutating func remove(_ ticket: UInt64) -> Waiter? {
    guard let index = index(of: ticket), let waiter = places[index].waiter else { return nil }
    places[index].waiter = nil
    count -= 1
    return waiter
  }

  private func index(of ticket: UInt64) -> Int? {
    var (low, high) = (head, places.count)
    while low < high {
      let middle = low + (high - low) / 2
      if places[middle].ticket < ticket { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low].ticket == ticket ? low : nil
  }

  /// Only when they are half of the line, so that a place costs the same at any length.
  private mutating func forgetServed() {
    guard head == places.count || head >= 64 && head * 2 >= places.count else { return }
    places.removeFirst(head)
    head = 0
  }
}
