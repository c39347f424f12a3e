import Basics
import CGraphics

/// Sets text with Pango: shaping, line breaking, measuring. One per rendering, used by one thread.
///
/// Hint metrics are off and positions are not rounded, so that a page looks the same at any size. Ligatures
/// are off (`fi` would be extracted as one sign by some readers) and figures are tabular, so that columns
/// align.
final class TextSetter {
  private let map: UnsafeMutablePointer<PangoFontMap>
  private let context: OpaquePointer

  /// - Throws: ``DocumentError/fontMissing(family:package:)`` rather than a page in another font.
  init(language: Language) throws {
    var map: UnsafeMutablePointer<PangoFontMap>?
    guard let context = piste_text_context_new(&map), let map else {
      throw DocumentError.drawing("Pango gave no text context")
    }
    self.map = map
    self.context = context
    configure(language)
    for family in FontFamily.allCases { try check(family) }
  }

  deinit {
    piste_object_release(UnsafeRawPointer(context))
    piste_object_release(UnsafeRawPointer(map))
  }

  /// - Parameter width: where lines break; without it the text stays on one line.
  func set(_ text: String, _ style: TextStyle, width: Double? = nil) throws -> SetText {
    guard let layout = pango_layout_new(context) else {
      throw DocumentError.drawing("Pango gave no layout")
    }
    applyFont(style, to: layout)
    applyAttributes(to: layout)
    pango_layout_set_width(layout, width.map { Int32($0 * Double(PANGO_SCALE)) } ?? -1)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_alignment(layout, style.alignment == .right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT)
    pango_layout_set_auto_dir(layout, 0)
    pango_layout_set_line_spacing(layout, Float(style.leading))
    PrintableText.bytes(of: text).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { signs in
        pango_layout_set_text(layout, signs.baseAddress, Int32(signs.count))
      }
    }
    return SetText(taking: layout, colour: style.colour)
  }

  private func configure(_ language: Language) {
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string(language.rawValue))
  }

  private func applyFont(_ style: TextStyle, to layout: OpaquePointer) {
    let font = pango_font_description_new()
    pango_font_description_set_family(font, style.family.fallbackList)
    pango_font_description_set_size(font, Int32(style.size * Double(PANGO_SCALE)))
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_layout_set_font_description(layout, font)
    pango_font_description_free(font)
  }

  private func applyAttributes(to layout: OpaquePointer) {
    let attributes = pango_attr_list_new()
    pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0, tnum=1"))
    // A word broken for want of room gets no hyphen: it may be an address or an IBAN.
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
  }

  private func check(_ family: FontFamily) throws {
    let wanted = pango_font_description_new()
    defer { pango_font_description_free(wanted) }
    pango_font_description_set_family(wanted, family.rawValue)
    pango_font_description_set_size(wanted, 10 * PANGO_SCALE)
    guard let font = pango_context_load_font(context, wanted) else {
      throw DocumentError.fontMissing(family: family.rawValue, package: family.package)
    }
    defer { piste_object_release(UnsafeRawPointer(font)) }
    let found = pango_font_describe(font)
    defer { pango_font_description_free(found) }
    guard let name = pango_font_description_get_family(found), String(cString: name) == family.rawValue else {
      throw DocumentError.fontMissing(family: family.rawValue, package: family.package)
    }
  }
}
