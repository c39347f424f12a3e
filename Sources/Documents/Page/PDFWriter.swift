import CGraphics

/// Title, author and date of a PDF. The date is an argument: the same content gives the same bytes.
struct PDFMetadata {
  let title: String
  let author: String
  let subject: String
  /// RFC 3339, e.g. `2026-11-25T00:00:00Z`.
  let created: String
}

/// Writes sheets as a PDF 1.5 into memory with Cairo; fonts are embedded as subsets.
enum PDFWriter {
  static func write(_ sheets: [Sheet], _ metadata: PDFMetadata) throws -> [UInt8] {
    let sink = ByteSink()
    let target = Unmanaged.passUnretained(sink).toOpaque()
    let surface = cairo_pdf_surface_create_for_stream(append, target, PageSize.width, PageSize.height)
    defer { cairo_surface_destroy(surface) }
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    apply(metadata, to: surface)
    let page = cairo_create(surface)
    for sheet in sheets {
      for mark in sheet.marks { draw(mark, on: page) }
      cairo_show_page(page)
    }
    let drawn = cairo_status(page)
    cairo_destroy(page)
    cairo_surface_finish(surface)
    for status in [drawn, cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
      throw DocumentError.drawing(String(cString: cairo_status_to_string(status)))
    }
    return sink.bytes
  }

  private final class ByteSink {
    var bytes: [UInt8] = []
  }

  private static let append: cairo_write_func_t = { target, start, count in
    guard let target, let start else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<ByteSink>.fromOpaque(target).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }

  private static func apply(_ metadata: PDFMetadata, to surface: OpaquePointer?) {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, metadata.title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, metadata.author)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, metadata.subject)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Piste")
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, metadata.created)
  }

  private static func draw(_ mark: Sheet.Mark, on page: OpaquePointer?) {
    switch mark {
    case .text(let text, let x, let y):
      ink(text.colour, page)
      cairo_move_to(page, x, y)
      pango_cairo_show_layout(page, text.layout)
    case .fill(let rectangles, let colour):
      ink(colour, page)
      for area in rectangles { cairo_rectangle(page, area.x, area.y, area.width, area.height) }
      cairo_fill(page)
    case .line(let from, let to, let width, let colour):
      ink(colour, page)
      cairo_set_line_width(page, width)
      cairo_move_to(page, from.x, from.y)
      cairo_line_to(page, to.x, to.y)
      cairo_stroke(page)
    }
  }

  private static func ink(_ colour: Colour, _ page: OpaquePointer?) {
    cairo_set_source_rgb(page, colour.red, colour.green, colour.blue)
  }
}
