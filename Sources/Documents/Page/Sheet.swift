/// One page as a list of marks, in drawing order; it is made first and drawn when all pages are known.
struct Sheet {
  enum Mark {
    /// Text with its top left corner.
    case text(SetText, x: Double, y: Double)
    /// Rectangles filled as one path, so that neighbours leave no gap.
    case fill([Rectangle], Colour)
    case line(from: Point, to: Point, width: Double, Colour)
  }

  private(set) var marks: [Mark] = []

  mutating func place(_ text: SetText, x: Double, y: Double) {
    marks.append(.text(text, x: x, y: y))
  }

  /// Places text by the baseline of its first line, so that sizes can be mixed on a line.
  mutating func place(_ text: SetText, x: Double, baseline: Double) {
    marks.append(.text(text, x: x, y: baseline - text.baseline))
  }

  mutating func fill(_ rectangles: [Rectangle], _ colour: Colour) {
    marks.append(.fill(rectangles, colour))
  }

  mutating func rule(x: Double, y: Double, width: Double, thickness: Double, _ colour: Colour) {
    marks.append(
      .line(from: Point(x: x, y: y), to: Point(x: x + width, y: y), width: thickness, colour))
  }

  mutating func line(from: Point, to: Point, width: Double, _ colour: Colour) {
    marks.append(.line(from: from, to: to, width: width, colour))
  }
}
