/// The elements that mean something here.
///
/// The order is of no matter; there may be 128 of them, see ``HTMLNames``.
enum HTMLTag: UInt8, CaseIterable, Sendable {
  case a, address, applet, area, article, aside, audio, b, base, basefont, bgsound, big, blockquote, body, br
  case button, canvas, caption, center, code, col, colgroup, datalist, dd, details, dialog, dir, div, dl, dt
  case em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6
  case head, header, hgroup, hr, html, i, iframe, img, input, keygen, legend, li, link, listing, main, map
  case math, menu, meta, nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option, p, param,
    portal
  case pre, q, s, script, search, section, select, signature, small, source, span, strike, strong, style
  case summary, svg, table, tbody, td, template, textarea, tfoot, th, thead, title, tr, track, tt, u, ul,
    video
  case wbr, xml, xmp

  fileprivate static let named = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
}

/// The name of an element, looked up once: what kind of element it is, is asked several times at every tag.
struct HTMLName: Equatable, Sendable {
  /// In lower case.
  let text: String
  /// `nil` for an element that means nothing here.
  let tag: HTMLTag?
  fileprivate let bit: UInt128

  init(_ bytes: ArraySlice<UInt8>) {
    text = bytes.lowercasedText
    tag = HTMLTag.named[text]
    bit = tag.map { 1 << UInt128($0.rawValue) } ?? 0
  }

  static func == (left: HTMLName, right: HTMLName) -> Bool {
    left.bit == right.bit && (left.bit != 0 || left.text == right.text)
  }
}

/// A set of elements, a bit for each.
struct HTMLNames: ExpressibleByArrayLiteral, Sendable {
  private let bits: UInt128

  init(arrayLiteral tags: HTMLTag...) { self.init(tags) }

  init(_ tags: some Sequence<HTMLTag>) { self.init(bits: tags.reduce(0) { $0 | 1 << UInt128($1.rawValue) }) }

  private init(bits: UInt128) { self.bits = bits }

  func contains(_ name: HTMLName) -> Bool { bits & name.bit != 0 }

  func union(_ others: HTMLNames) -> HTMLNames { HTMLNames(bits: bits | others.bits) }
}
