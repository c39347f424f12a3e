/// What the attributes of a tag say about the look and the place of its content.
struct ElementTraits {
  /// For good: nothing inside can be seen (`display:none`, the `hidden` attribute …).
  private(set) var isHidden = false
  /// Elements inside may be visible again.
  private(set) var visibility: Bool?
  /// Letters without size; elements inside may have one (seen in newsletters: the gap between columns).
  private(set) var hasSize: Bool?
  private(set) var keepsWhiteSpace: Bool?
  /// No blank line around a paragraph: each line of Outlook is one.
  private(set) var isTight = false
  /// Moved to the right only (Gmail's and Outlook's button for it makes a `blockquote` without border).
  private(set) var hasNoBorder = false
  /// Word's number or bullet of a list item: blanks behind it are for show.
  private(set) var isListMark = false
  private(set) var isCite = false
  /// Letters in the colour of the paper; elements inside may have another.
  private(set) var isPaperColoured: Bool?
  private(set) var container: MailContainer?

  init(_ name: HTMLName, _ attributes: HTMLAttributes) {
    container = MailContainer.element(name)
    for attribute in attributes {
      if attribute.isNamed("style") {
        read(style: attribute.bytes)
      } else if attribute.isNamed("hidden") {
        isHidden = true
      } else if attribute.isNamed("color") {
        isPaperColoured = PaperColour.isMeant(by: attribute.rawValue.prefix(40).lowercasedText)
      } else if attribute.isNamed("type") {
        isCite = attribute.rawValue.count == 4 && attribute.rawValue.hasCaselessPrefix("cite")
      } else {
        isTight = isTight || (attribute.isNamed("class") && attribute.rawValue.hasCaselessPrefix("mso"))
        container = container ?? MailContainer.named(in: attribute)
      }
    }
  }

  private mutating func read(style: ArraySlice<UInt8>) {
    var height: Bool?
    var clips = false
    for declaration in CSSDeclarations(style) {
      guard let property = Self.property(declaration.property) else { continue }
      let value = declaration.value.lowercasedText
      switch property {
      case .display: isHidden = isHidden || value.hasPrefix("none")
      case .hiding: isHidden = isHidden || value.hasPrefix("all")
      case .visibility: visibility = !value.hasPrefix("hidden") && !value.hasPrefix("collapse")
      case .fontSize: hasSize = !Self.isZero(value)
      case .opacity: isHidden = isHidden || Self.isZero(value)
      case .height: height = (height ?? true) && !Self.isZero(value)
      case .overflow: clips = value.hasPrefix("hidden")
      case .whiteSpace: keepsWhiteSpace = value.hasPrefix("pre")
      case .margin: isTight = isTight || Self.isZero(value)
      case .list: isListMark = isListMark || value.hasPrefix("ignore")
      case .colour: isPaperColoured = PaperColour.isMeant(by: value)
      case .border: hasNoBorder = value.hasPrefix("none")
      case .topBorder: container = container ?? MailContainer.outlookRule(value)
      }
    }
    isHidden = isHidden || (clips && height == false)
  }

  private enum Property {
    case display, hiding, visibility, fontSize, opacity, height, overflow, whiteSpace, margin, list, border
    case topBorder, colour
  }

  /// Most declarations say nothing that matters here; their values are never looked at.
  private static func property(_ name: ArraySlice<UInt8>) -> Property? {
    name.count <= longestProperty ? properties[name.lowercasedText] : nil
  }

  private static let longestProperty = properties.keys.map(\.utf8.count).max() ?? 0

  private static let properties: [String: Property] = [
    "display": .display, "mso-hide": .hiding, "visibility": .visibility, "font-size": .fontSize,
    "opacity": .opacity, "max-height": .height, "height": .height, "overflow": .overflow,
    "white-space": .whiteSpace, "margin": .margin, "margin-top": .margin, "margin-bottom": .margin,
    "mso-list": .list, "border": .border, "border-top": .topBorder,
    "color": .colour,
  ]

  /// `0`, `0px`, `0.0pt`, also as the first of several values.
  private static func isZero(_ value: String) -> Bool {
    let number = value.utf8.prefix { $0.isDigit || $0 == 0x2E }
    guard !number.isEmpty, number.allSatisfy({ $0 == 0x30 || $0 == 0x2E }) else { return false }
    let unit = value.utf8.dropFirst(number.count).prefix { $0.isLetter || $0 == 0x25 }
    return unit.count <= 3
  }
}

/// The declarations of a `style` attribute, blanks at the ends dropped, long values cut.
struct CSSDeclarations: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>

  init(_ style: ArraySlice<UInt8>) { rest = style }

  mutating func next() -> (property: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    while !rest.isEmpty {
      let declaration = rest.prefix { $0 != 0x3B }
      rest = rest[declaration.endIndex...].dropFirst()
      guard let colon = declaration.firstIndex(of: 0x3A) else { continue }
      return (declaration[..<colon].trimmed, declaration[(colon + 1)...].trimmed.prefix(200))
    }
    return nil
  }
}
