import Basics
import Sales

extension [OrderLine] {
  /// The lines with these milestones; those that nothing is said of keep theirs.
  ///
  /// - Throws: ``Refusal`` when it is not clear which line a milestone belongs to, that line's price is not fixed, or the
  ///   shares are not the whole of it.
  func billed(at milestones: [OfferWishes.Milestone]) throws(Refusal) -> [OrderLine] {
    let fixed = filter { $0.policy == .fixedOnOrder }.map(\.position)
    var terms: [Int: [MilestoneTerm]] = [:]
    for milestone in milestones {
      let position = milestone.position ?? (fixed.count == 1 ? fixed.first : nil)
      guard let position, fixed.contains(position) else {
        let known = fixed.isEmpty ? "none" : fixed.map(String.init).joined(separator: ", ")
        throw Refusal(
          .invalid, "the milestone \"\(milestone.name)\" belongs to no line with a fixed price",
          remedy: "lines that are billed fixedOnOrder: \(known)",
          french: "le jalon « \(milestone.name) » n’appartient à aucune ligne à prix fixe")
      }
      terms[position, default: []].append(try MilestoneTerm(milestone.name, share: milestone.share))
    }
    var lines: [OrderLine] = []
    for line in self {
      guard let agreed = terms[line.position] else {
        lines.append(line)
        continue
      }
      lines.append(try line.billed(at: agreed))
    }
    return lines
  }
}
