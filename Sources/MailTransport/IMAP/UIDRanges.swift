/// UIDs of a response, kept as the ranges they came in: `1:4000000000` is one range and not four thousand
/// million numbers.
struct UIDRanges: Hashable {
  private(set) var ranges: [ClosedRange<UInt32>] = []

  init() {}

  /// From `1:5,8`; nil when a part is no number.
  init?(_ set: some Collection<UInt8>) {
    for part in set.split(separator: UInt8(ascii: ",")) {
      let ends = part.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      guard let first = ends.first?.number32, let last = ends.last?.number32 else { return nil }
      ranges.append(min(first, last)...max(first, last))
    }
  }

  /// From the numbers of a SEARCH response: `1 2 3 8`. What is no number is passed over.
  init(numbers: some Collection<UInt8>) {
    for word in numbers.split(separator: .space) {
      guard let number = word.number32 else { continue }
      if let last = ranges.last, last.upperBound < .max, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
  }

  mutating func add(_ more: UIDRanges) { ranges += more.ranges }

  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// Every number, ascending and once; nil when there are more than `limit`.
  func numbers(limit: Int) -> [UInt32]? {
    guard count <= limit else { return nil }
    let all = ranges.flatMap(Array.init)
    let isAscending = zip(all, all.dropFirst()).allSatisfy { $0 < $1 }
    return isAscending ? all : Set(all).sorted()
  }
}
