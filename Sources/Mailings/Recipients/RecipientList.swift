import Basics

/// The addressees of a mailing, read from a CSV file: good rows are returned, broken ones are reported.
///
/// The first row names the columns, in French or English (``MergeField/names``); other columns are kept out
/// and named, so that nobody wonders where they went.
package struct RecipientList: Sendable {
  package private(set) var recipients: [MailingRecipient] = []
  package private(set) var problems: [RecipientProblem] = []
  package private(set) var ignoredColumns: [String] = []

  package static func read(_ bytes: [UInt8]) -> RecipientList {
    var list = RecipientList()
    let rows = CSVTable(bytes).rows
    guard let heading = rows.first else {
      list.problems.append(RecipientProblem(.emptyList, row: 1))
      return list
    }
    let columns = heading.cells.map { text($0) }
    let fields = columns.map { MergeField(named: $0) }
    list.ignoredColumns = zip(columns, fields).filter { $0.1 == nil }.map(\.0)
    guard fields.contains(.email) else {
      let names = columns.joined(separator: ", ")
      list.problems.append(RecipientProblem(.noEmailColumn, row: heading.number, value: names))
      return list
    }
    list.take(rows.dropFirst(), columns: Array(zip(columns, fields)))
    return list
  }

  private mutating func take(_ rows: ArraySlice<CSVTable.Row>, columns: [(name: String, field: MergeField?)])
  {
    var seen: [String: Int] = [:]
    for row in rows {
      do throws(RecipientProblem.Broken) {
        let recipient = try Self.recipient(in: row, columns: columns)
        if let first = seen[recipient.email] {
          let column = columns.first { $0.field == .email }?.name ?? ""
          throw .init(.duplicate(firstRow: first), column: column, value: recipient.email)
        }
        seen[recipient.email] = row.number
        recipients.append(recipient)
      } catch {
        problems.append(
          RecipientProblem(error.kind, row: row.number, column: error.column, value: error.value))
      }
    }
  }

  private static func recipient(
    in row: CSVTable.Row, columns: [(name: String, field: MergeField?)]
  ) throws(RecipientProblem.Broken) -> MailingRecipient {
    let whole = row.cells.map { text($0) }.joined(separator: " | ")
    guard !row.hasBrokenQuote else { throw .init(.brokenQuote, value: whole) }
    guard row.cells.count == columns.count else {
      throw .init(.cellCount(expected: columns.count, found: row.cells.count), value: whole)
    }
    var values: [MergeField: String] = [:]
    for (column, cell) in zip(columns, row.cells) {
      guard let field = column.field else { continue }
      let value = try checked(cell, as: field, column: column.name)
      if values[field, default: ""].isEmpty { values[field] = value }
    }
    return MailingRecipient(
      email: values[.email, default: ""], firstName: values[.firstName, default: ""],
      lastName: values[.lastName, default: ""], company: values[.company, default: ""],
      language: Language(rawValue: values[.language, default: ""]))
  }

  private static func checked(
    _ cell: [UInt8], as field: MergeField, column: String
  ) throws(RecipientProblem.Broken) -> String {
    let value = text(cell)
    guard String(validating: cell, as: UTF8.self) != nil else {
      throw .init(.notUTF8, column: column, value: value)
    }
    switch field {
    case .email:
      guard !value.isEmpty else { throw .init(.missingEmail, column: column) }
      if let fault = MailboxSyntax.fault(in: value) {
        throw .init(.invalidEmail(fault), column: column, value: value)
      }
      return value
    case .language:
      guard !value.isEmpty else { return "" }
      guard let language = language(named: value) else {
        throw .init(.unknownLanguage, column: column, value: value)
      }
      return language.rawValue
    case .firstName, .lastName, .company: return value
    }
  }

  private static func language(named name: String) -> Language? {
    switch name.foldedForSearch {
    case "fr", "francais", "french", "fr-ch", "fr-fr": .french
    case "en", "anglais", "english", "en-gb", "en-us": .english
    default: nil
    }
  }

  /// A cell for people: blanks around it removed, line breaks and other control characters made blanks, so
  /// that no cell can end a header line.
  private static func text(_ cell: [UInt8]) -> String {
    let clean = cell.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
    let words = clean.split(separator: 0x20)
    return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self).onOneLine
  }
}

extension RecipientProblem {
  /// A problem on its way out of a row, before the row's number is added.
  fileprivate struct Broken: Error {
    let kind: Kind
    let column: String
    let value: String

    init(_ kind: Kind, column: String = "", value: String = "") {
      self.kind = kind
      self.column = column
      self.value = value
    }
  }
}
