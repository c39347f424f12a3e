import Basics

/// Which milestone of an order somebody means: by its number, its name or a part of it.
package enum MilestoneChoice {
  /// - Parameter words: without marks around them; empty for the next one, which is clear where one line alone has milestones.
  /// - Returns: `nil` when none, or more than one, is meant.
  package static func find(_ words: String, among milestones: [Milestone]) -> Milestone? {
    let wanted = words.foldedForSearch
    guard !wanted.isEmpty else { return next(among: milestones) }
    if let number = Int(wanted) { return milestones.first { $0.number == number } }
    let same = milestones.filter { $0.name.foldedForSearch == wanted }
    guard same.isEmpty else { return same.count == 1 ? same.first : nil }
    let padded = " \(wanted) "
    let parts = milestones.filter { milestone in
      let name = " \(milestone.name.foldedForSearch) "
      return name.containsBytes(of: padded) || padded.containsBytes(of: name)
    }
    return parts.count == 1 ? parts.first : nil
  }

  private static func next(among milestones: [Milestone]) -> Milestone? {
    guard Set(milestones.map(\.orderPosition)).count == 1 else { return nil }
    return milestones.filter { $0.state == .planned }.min { $0.number < $1.number }
  }
}
