import CGraphics

/// Text that Pango has set: lines broken, glyphs placed, size known. It is drawn later, unchanged.
final class SetText {
  let layout: OpaquePointer
  let colour: Colour
  let width: Double
  let height: Double
  /// From the top of the text to the baseline of its first line.
  let baseline: Double

  /// Takes over `layout`, which it releases.
  init(taking layout: OpaquePointer, colour: Colour) {
    self.layout = layout
    self.colour = colour
    var wide: Int32 = 0
    var high: Int32 = 0
    pango_layout_get_size(layout, &wide, &high)
    width = Double(wide) / Double(PANGO_SCALE)
    height = Double(high) / Double(PANGO_SCALE)
    baseline = Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE)
  }

  deinit { piste_object_release(UnsafeRawPointer(layout)) }

  /// The byte at which the first line begins that does not fit `limit`; `nil` when all lines fit.
  ///
  /// At least one line always stays, so that a caller who splits comes to an end.
  func firstByte(beyond limit: Double) -> Int? {
    guard height > limit, let lines = pango_layout_get_iter(layout) else { return nil }
    defer { pango_layout_iter_free(lines) }
    while pango_layout_iter_next_line(lines) != 0 {
      var top: Int32 = 0
      var bottom: Int32 = 0
      pango_layout_iter_get_line_yrange(lines, &top, &bottom)
      if Double(bottom) / Double(PANGO_SCALE) > limit { return Int(pango_layout_iter_get_index(lines)) }
    }
    return nil
  }
}
