import CSQLite

/// A prepared statement. SQLite re-prepares it by itself after a change of schema; then its columns may be
/// others, so their names are read again.
final class SQLiteStatement {
  private let handle: SQLiteHandle
  private let pointer: OpaquePointer
  private let text: String
  private var shape: (preparations: Int32, value: RowShape)?

  init(_ handle: SQLiteHandle, _ text: String) throws(SQLError) {
    var prepared: OpaquePointer?
    let result = sqlite3_prepare_v3(
      handle.pointer, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard result == SQLITE_OK else { throw handle.failure(text) }
    guard let prepared else { throw SQLError(.other, "the statement is empty", sql: text) }
    self.handle = handle
    self.text = text
    pointer = prepared
  }

  deinit { sqlite3_finalize(pointer) }

  func rows(_ parameters: [SQLValue]) throws(SQLError) -> [Row] {
    try bind(parameters)
    var rows: [Row] = []
    while try step() {
      rows.append(Row(shape: currentShape(), values: (0..<sqlite3_column_count(pointer)).map(value)))
    }
    return rows
  }

  func changes(_ parameters: [SQLValue]) throws(SQLError) -> Int {
    try bind(parameters)
    let before = sqlite3_total_changes64(handle.pointer)
    while try step() {}
    // `sqlite3_changes` keeps its number through statements that change nothing, as CREATE TABLE.
    guard sqlite3_total_changes64(handle.pointer) != before else { return 0 }
    return Int(sqlite3_changes64(handle.pointer))
  }

  /// Without this an unfinished statement keeps its read lock.
  func reset() {
    sqlite3_reset(pointer)
    sqlite3_clear_bindings(pointer)
  }

  private func step() throws(SQLError) -> Bool {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw handle.failure(text)
    }
  }

  private func bind(_ parameters: [SQLValue]) throws(SQLError) {
    guard Int(sqlite3_bind_parameter_count(pointer)) == parameters.count else {
      throw SQLError(.other, "the statement has placeholders of its own; interpolate the values", sql: text)
    }
    for (index, parameter) in parameters.enumerated() {
      guard bind(parameter, at: Int32(index + 1)) == SQLITE_OK else { throw handle.failure(text) }
    }
  }

  private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
    switch value {
    case .null:
      return sqlite3_bind_null(pointer, index)
    case .integer(let number):
      return sqlite3_bind_int64(pointer, index, number)
    case .boolean(let flag):
      return sqlite3_bind_int64(pointer, index, flag ? 1 : 0)
    case .text(var text):
      return text.withUTF8 { piste_sqlite_bind_text(pointer, index, $0.baseAddress, $0.count) }
    case .blob(let bytes):
      return bytes.withUnsafeBytes { piste_sqlite_bind_blob(pointer, index, $0.baseAddress, $0.count) }
    }
  }

  private func currentShape() -> RowShape {
    let preparations = sqlite3_stmt_status(pointer, SQLITE_STMTSTATUS_REPREPARE, 0)
    if let shape, shape.preparations == preparations { return shape.value }
    let names = (0..<sqlite3_column_count(pointer)).map { column in
      sqlite3_column_name(pointer, column).map { String(cString: $0) } ?? ""
    }
    let value = RowShape(columns: names, sql: text)
    shape = (preparations, value)
    return value
  }

  /// A real number is read as its text: there is no floating point in `SQLValue`.
  private func value(_ column: Int32) -> SQLValue {
    switch sqlite3_column_type(pointer, column) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, column))
    case SQLITE_BLOB: return .blob(bytes(sqlite3_column_blob(pointer, column), column))
    default:
      let start = sqlite3_column_text(pointer, column)
      let count = Int(sqlite3_column_bytes(pointer, column))
      return .text(
        String(decoding: UnsafeBufferPointer(start: start, count: start == nil ? 0 : count), as: UTF8.self))
    }
  }

  private func bytes(_ start: UnsafeRawPointer?, _ column: Int32) -> [UInt8] {
    let count = start == nil ? 0 : Int(sqlite3_column_bytes(pointer, column))
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }
}
