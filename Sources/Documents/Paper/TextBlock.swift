/// Texts stacked into one block, which is measured before it is placed.
struct TextBlock {
  struct Placement {
    let text: SetText
    let x: Double
    let y: Double
  }

  private(set) var placements: [Placement] = []

  var bottom: Double { placements.map { $0.y + $0.text.height }.max() ?? 0 }

  /// - Parameter gap: to what is above; none at the top.
  mutating func stack(_ text: SetText, gap: Double) {
    placements.append(Placement(text: text, x: 0, y: placements.isEmpty ? 0 : bottom + gap))
  }

  mutating func stack(_ block: TextBlock, gap: Double) {
    let top = placements.isEmpty ? 0 : bottom + gap
    placements += block.placements.map { Placement(text: $0.text, x: $0.x, y: top + $0.y) }
  }

  /// On the line of the last text.
  mutating func addBeside(_ text: SetText, x: Double) {
    placements.append(Placement(text: text, x: x, y: placements.last?.y ?? 0))
  }
}
