/// A statement made by string interpolation: `"… WHERE id = \(id)"` binds `id` as a parameter and never
/// pastes it.
///
/// The pieces are kept apart until the statement runs, so fragments join without looking into their text and
/// placeholders are numbered `$1…$n` in order, which both engines understand.
///
/// | interpolation | becomes |
/// |---|---|
/// | `\(value)` | one parameter |
/// | `\(list: values)` | `($1, $2 …)`; an empty list is `(NULL)`: it matches nothing, not even by `NOT IN` |
/// | `\(fragment: sql)` | the other statement with its parameters |
/// | `\(raw: text)` | trusted text: names of tables and columns that the program knows, never input |
package struct SQL: ExpressibleByStringInterpolation, Sendable {
  fileprivate enum Piece {
    case text(String)
    case parameter(SQLValue)
  }

  private var pieces: [Piece]

  package init(stringLiteral value: String) { pieces = [.text(value)] }

  package init(stringInterpolation interpolation: Interpolation) { pieces = interpolation.pieces }

  /// Several fragments with commas between them: the rows of an INSERT.
  package init(joining fragments: [SQL]) {
    pieces = []
    for fragment in fragments {
      if !pieces.isEmpty { pieces.append(.text(", ")) }
      pieces += fragment.pieces
    }
  }

  /// The text with its placeholders.
  package var text: String {
    var text = ""
    var count = 0
    for piece in pieces {
      switch piece {
      case .text(let part): text += part
      case .parameter:
        count += 1
        text += "$\(count)"
      }
    }
    return text
  }

  /// The values of `$1…$n`.
  package var parameters: [SQLValue] {
    pieces.compactMap { piece in
      guard case .parameter(let value) = piece else { return nil }
      return value
    }
  }

  /// Collects the pieces while the compiler walks through the literal.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.text(literal)) }
    }

    package mutating func appendInterpolation(_ value: some SQLBindable) {
      pieces.append(.parameter(value.sqlValue.withoutNUL))
    }

    /// A value that may be absent: `NULL` then. The label keeps the compiler's warning about optionals in
    /// strings for the places where it is right.
    package mutating func appendInterpolation(orNull value: (some SQLBindable)?) {
      pieces.append(.parameter(value?.sqlValue.withoutNUL ?? .null))
    }

    package mutating func appendInterpolation(list values: [some SQLBindable]) {
      guard let first = values.first else { return pieces.append(.text("(NULL)")) }
      pieces.append(.text("("))
      appendInterpolation(first)
      for value in values.dropFirst() {
        pieces.append(.text(", "))
        appendInterpolation(value)
      }
      pieces.append(.text(")"))
    }

    package mutating func appendInterpolation(fragment: SQL) {
      pieces += fragment.pieces
    }

    package mutating func appendInterpolation(raw text: String) {
      pieces.append(.text(text))
    }
  }
}

extension SQLValue {
  /// PostgreSQL has no U+0000 in a text and libpq would cut the value there without a word; mails do
  /// contain it.
  fileprivate var withoutNUL: SQLValue {
    guard case .text(let text) = self, text.utf8.contains(0) else { return self }
    return .text(String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self))
  }
}
