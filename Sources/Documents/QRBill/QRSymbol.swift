import CGraphics

/// The dark and light modules of a QR code: byte mode, error correction level M (guidelines 2.3, 5.1).
struct QRSymbol {
  /// Modules per side.
  let side: Int
  private let modules: [UInt8]

  /// - Returns: `nil` when the text does not fit a QR code.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    side = Int(code.pointee.width)
    modules = Array(UnsafeBufferPointer(start: code.pointee.data, count: side * side))
  }

  /// The dark modules in a square of that size, each run of a row as one rectangle.
  func rectangles(x: Double, y: Double, size: Double) -> [Rectangle] {
    let step = size / Double(side)
    var areas: [Rectangle] = []
    for row in 0..<side {
      var column = 0
      while column < side {
        let start = column
        while column < side, isDark(row, column) { column += 1 }
        if column > start {
          let left = x + Double(start) * step
          areas.append(
            Rectangle(x: left, y: y + Double(row) * step, width: Double(column - start) * step, height: step))
        } else {
          column += 1
        }
      }
    }
    return areas
  }

  private func isDark(_ row: Int, _ column: Int) -> Bool { modules[row * side + column] & 1 == 1 }
}
