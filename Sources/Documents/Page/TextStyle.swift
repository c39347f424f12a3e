/// How a piece of text looks: family, size, weight, colour and how its lines run.
struct TextStyle: Hashable {
  enum Alignment: Hashable {
    case left, right
  }

  var family: FontFamily = .notoSans
  var size: Double
  var bold = false
  var colour = Colour.ink
  var alignment = Alignment.left
  /// Baseline to baseline, as a share of the font's own line height.
  var leading = 0.92

  func right() -> TextStyle { with { $0.alignment = .right } }
  func bolder() -> TextStyle { with { $0.bold = true } }
  func coloured(_ colour: Colour) -> TextStyle { with { $0.colour = colour } }

  private func with(_ change: (inout TextStyle) -> Void) -> TextStyle {
    var copy = self
    change(&copy)
    return copy
  }
}

/// A family that we name ourselves; without a name fontconfig would take whatever the machine has.
enum FontFamily: String, CaseIterable {
  case notoSans = "Noto Sans"
  /// One of the four families that the Swiss QR-bill allows (guidelines 2.3, 3.4).
  case liberationSans = "Liberation Sans"

  /// The family, then the ones that lend signs it has not, in a fixed order.
  var fallbackList: String {
    switch self {
    case .notoSans: "Noto Sans,Noto Sans Arabic,Noto Sans Hebrew,Noto Sans Thai,Noto Sans CJK JP"
    case .liberationSans: "Liberation Sans"
    }
  }

  /// Where the font comes from on Debian.
  var package: String {
    switch self {
    case .notoSans: "fonts-noto-core"
    case .liberationSans: "fonts-liberation2"
    }
  }
}
