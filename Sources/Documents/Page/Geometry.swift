/// Lengths and colours of a page. Everything is in PDF points (1/72 inch) from the top left corner.
package enum PageSize {
  /// ISO 216 A4.
  static let width = 210.0.mm
  static let height = 297.0.mm
}

extension Double {
  /// Millimetres as points.
  var mm: Double { self * 72 / 25.4 }
}

struct Rectangle: Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double
}

struct Point: Hashable {
  var x: Double
  var y: Double
}

/// An sRGB colour.
package struct Colour: Hashable, Sendable {
  let red: Double
  let green: Double
  let blue: Double

  /// Reads `#1F4E9C`; `nil` when it is anything else.
  package init?(hex text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[0] == UInt8(ascii: "#") else { return nil }
    guard let value = UInt32(text.dropFirst(), radix: 16), bytes[1] != UInt8(ascii: "+") else { return nil }
    self.init(value)
  }

  private init(_ value: UInt32) {
    red = Double(value >> 16 & 255) / 255
    green = Double(value >> 8 & 255) / 255
    blue = Double(value & 255) / 255
  }

  /// Nearly black: softer than black on screen, black in print.
  static let ink = Colour(0x1C2126)
  static let grey = Colour(0x6B737B)
  static let hairline = Colour(0xDDE1E5)
  static let black = Colour(0x000000)
  static let white = Colour(0xFFFFFF)
  /// A quiet blue, when the company has chosen none.
  package static let standardAccent = Colour(0x1F4E79)
}
