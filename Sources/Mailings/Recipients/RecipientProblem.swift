/// What is wrong with one row of a recipient list, with the place and the value, so that it can be mended.
package struct RecipientProblem: Hashable, Sendable, CustomStringConvertible {
  package enum Kind: Hashable, Sendable {
    case emptyList, noEmailColumn
    case brokenQuote, notUTF8
    case cellCount(expected: Int, found: Int)
    case missingEmail, invalidEmail(MailboxSyntax.Fault), unknownLanguage
    case duplicate(firstRow: Int)
  }

  package let kind: Kind
  /// As a spreadsheet counts: the heading is row 1.
  package let row: Int
  /// The heading of the column; empty when it concerns the whole row.
  package let column: String
  package let value: String

  package init(_ kind: Kind, row: Int, column: String = "", value: String = "") {
    self.kind = kind
    self.row = row
    self.column = column
    self.value = value
  }

  package var description: String {
    let place = column.isEmpty ? "row \(row)" : "row \(row), column \"\(column)\""
    return "\(place): \(words)"
  }

  private var words: String {
    switch kind {
    case .emptyList: "the list is empty: its first row must name the columns"
    case .noEmailColumn: "no column is called \"email\": the columns are \(value)"
    case .brokenQuote: "a quotation mark is not closed or stands in the middle of \"\(value)\""
    case .notUTF8: "\"\(value)\" is not UTF-8: save the list as \"CSV UTF-8\""
    case .cellCount(let expected, let found):
      "\(found) cells instead of \(expected) in \"\(value)\": put cells that hold a separator in quotes"
    case .missingEmail: "the address is missing"
    case .invalidEmail(let fault): "\"\(value)\" is no e-mail address: \(fault.rawValue)"
    case .unknownLanguage: "the language \"\(value)\" is unknown: use fr or en, or leave it empty"
    case .duplicate(let first): "\"\(value)\" already stands in row \(first)"
    }
  }
}
