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
  private(set) var container: MailContainer?

  init(_ name: String, _ attributes: HTMLAttributes) {
    container = MailContainer.element(name)
    for attribute in attributes {
      if attribute.isNamed("style") {
        read(style: attribute.bytes)
      } else if attribute.isNamed("hidden") {
        isHidden = true
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
    for (property, value) in CSSDeclarations(style) {
      switch property {
      case "display": isHidden = isHidden || value.hasPrefix("none")
      case "mso-hide": isHidden = isHidden || value.hasPrefix("all")
      case "visibility": visibility = !value.hasPrefix("hidden") && !value.hasPrefix("collapse")
      case "font-size": hasSize = !Self.isZero(value)
      case "opacity": isHidden = isHidden || Self.isZero(value)
      case "max-height", "height": height = (height ?? true) && !Self.isZero(value)
      case "overflow": clips = value.hasPrefix("hidden")
      case "white-space": keepsWhiteSpace = value.hasPrefix("pre")
      case "margin", "margin-top", "margin-bottom": isTight = isTight || Self.isZero(value)
      case "mso-list": isListMark = isListMark || value.hasPrefix("ignore")
      case "border": hasNoBorder = value.hasPrefix("none")
      case "border-top": container = container ?? MailContainer.outlookRule(value)
      default: break
      }
    }
    isHidden = isHidden || (clips && height == false)
  }

  /// `0`, `0px`, `0.0pt`, also as the first of several values.
  private static func isZero(_ value: String) -> Bool {
    let number = value.utf8.prefix { $0.isDigit || $0 == 0x2E }
    guard !number.isEmpty, number.allSatisfy({ $0 == 0x30 || $0 == 0x2E }) else { return false }
    let unit = value.utf8.dropFirst(number.count).prefix { $0.isLetter || $0 == 0x25 }
    return unit.count <= 3
  }
}

/// The declarations of a `style` attribute: names and values in lower case, blanks at the ends dropped.
struct CSSDeclarations: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>

  init(_ style: ArraySlice<UInt8>) { rest = style }

  mutating func next() -> (property: String, value: String)? {
    while !rest.isEmpty {
      let declaration = rest.prefix { $0 != 0x3B }
      rest = rest[declaration.endIndex...].dropFirst()
      guard let colon = declaration.firstIndex(of: 0x3A) else { continue }
      let property = declaration[..<colon].trimmed.lowercasedText
      return (property, declaration[(colon + 1)...].trimmed.prefix(200).lowercasedText)
    }
    return nil
  }
}
