/// The subject without reply and forward marks (RFC 5256 §2.1), folded for comparing.
///
/// Beyond the RFC's `Re:`, `Fw:` and `Fwd:` it knows the marks that mail programs of other languages write.
package struct BaseSubject: Hashable, Sendable, CustomStringConvertible {
  /// Lower case is for comparing; ``text`` keeps the case of the subject.
  package let text: String

  package init(of subject: String) {
    let words = subject.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
    let line = words.joined(separator: " ")
    var rest = line.unicodeScalars[...]
    while let (_, shorter) = SubjectMark.read(rest) { rest = shorter }
    text = String(rest)
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.text.lowercased() == right.text.lowercased()
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(text.lowercased()) }

  package var description: String { text }
}
