/// A text with merge fields, `Bonjour {{prénom}}`, checked when it is made.
///
/// `{{prénom|Madame, Monsieur}}` says what stands there when the field is empty; without it a recipient
/// whose field is empty is skipped by the ``SendPlan``, since "Bonjour ," must never go out.
package struct MergeTemplate: Hashable, Sendable {
  package enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownField(String)
    case unclosedField(String)

    package var description: String {
      switch self {
      case .unknownField(let name):
        "the merge field \"{{\(name)}}\" is unknown: use one of "
          + MergeField.allCases.map { "{{\($0.names[0])}}" }.joined(separator: ", ")
      case .unclosedField(let rest): "the merge field \"{{\(rest)\" is not closed: add \"}}\""
      }
    }
  }

  private enum Piece: Hashable, Sendable {
    case words(String)
    case field(MergeField, fallback: String?)
  }

  /// As it was written.
  package let source: String
  private let pieces: [Piece]

  package init(_ source: String) throws(Problem) {
    self.source = source
    pieces = try Self.pieces(of: Substring(source))
  }

  /// The fields that a recipient must have.
  package var requiredFields: Set<MergeField> {
    Set(
      pieces.compactMap { piece in
        guard case .field(let field, nil) = piece else { return nil }
        return field
      })
  }

  /// The text of one copy.
  package func merged(with recipient: MailingRecipient) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let words): return words
      case .field(let field, let fallback):
        let value = recipient.value(of: field)
        return value.isEmpty ? fallback ?? "" : value
      }
    }.joined()
  }

  private static func pieces(of text: Substring) throws(Problem) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text
    while let open = rest.firstRange(of: "{{") {
      if open.lowerBound > rest.startIndex { pieces.append(.words(String(rest[..<open.lowerBound]))) }
      let inside = rest[open.upperBound...]
      guard let close = inside.firstRange(of: "}}") else { throw .unclosedField(String(inside.prefix(20))) }
      pieces.append(try field(inside[..<close.lowerBound]))
      rest = inside[close.upperBound...]
    }
    return rest.isEmpty ? pieces : pieces + [.words(String(rest))]
  }

  private static func field(_ text: Substring) throws(Problem) -> Piece {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, let field = MergeField(named: String(name)) else {
      throw .unknownField(String(text.prefix(40)))
    }
    return .field(field, fallback: parts.count == 2 ? String(parts[1]) : nil)
  }
}
