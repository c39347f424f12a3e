/// A sentence in every language that Piste writes.
///
/// It begins with a small letter and ends without a full stop, so that it can stand behind a colon in a letter.
package struct Wording: Hashable, Sendable {
  package let english: String
  /// With plain blanks; ``text(in:)`` sets those that must not break.
  package let french: String

  package init(_ english: String, french: String) {
    self.english = english
    self.french = french
  }

  package func text(in language: Language) -> String {
    switch language {
    case .french: french.withFrenchBlanks
    case .english: english
    }
  }
}

extension String {
  /// The same with a no-break space (U+00A0) for every blank before `:`, `;`, `?`, `!`, `%` and `»`, and after `«`: a
  /// line of French never begins with such a sign.
  package var withFrenchBlanks: String {
    let scalars = Array(unicodeScalars)
    var text = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isHeld =
        scalar == " "
        && (index > 0 && scalars[index - 1] == "«"
          || scalars[(index + 1)...].first.map(Self.holdsBlank) == true)
      text.append(isHeld ? "\u{A0}" : scalar)
    }
    return String(text)
  }

  private static func holdsBlank(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case ":", ";", "?", "!", "%", "»": true
    default: false
    }
  }
}
