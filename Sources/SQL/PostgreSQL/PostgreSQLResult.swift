import CPostgres

/// A result of libpq, cleared when it goes.
final class PostgreSQLResult {
  private let pointer: OpaquePointer?

  init(_ pointer: OpaquePointer?) { self.pointer = pointer }

  deinit { pq_clear(pointer) }

  var isSuccess: Bool {
    let status = Int(pq_result_status(pointer))
    return status == PQ_RESULT_COMMAND_OK || status == PQ_RESULT_TUPLES_OK
  }

  var rowsChanged: Int {
    guard let pointer else { return 0 }
    return Int(String(cString: pq_rows_changed(pointer))) ?? 0
  }

  /// A field of the error, nil when the server did not send it.
  func field(_ field: Int) -> String? {
    pq_result_field(pointer, Int32(field)).map { String(cString: $0) }
  }

  func rows(_ sql: String) -> [Row] {
    guard let pointer else { return [] }
    let columns = 0..<pq_column_count(pointer)
    let names = columns.map { pq_column_name(pointer, $0).map { String(cString: $0) } ?? "" }
    let types = columns.map { pq_column_type(pointer, $0) }
    let shape = RowShape(columns: names, sql: sql)
    return (0..<pq_row_count(pointer)).map { row in
      Row(shape: shape, values: columns.map { value(pointer, row, $0, types[Int($0)]) })
    }
  }

  private func value(_ pointer: OpaquePointer, _ row: Int32, _ column: Int32, _ type: UInt32) -> SQLValue {
    guard pq_is_null(pointer, row, column) == 0, let start = pq_value(pointer, row, column) else {
      return .null
    }
    let count = Int(pq_value_length(pointer, row, column))
    return PostgreSQLText.value(UnsafeRawBufferPointer(start: start, count: count), type: type)
  }
}

/// PostgreSQL's text form of values, by the type's number in `pg_type`.
enum PostgreSQLText {
  static func value(_ bytes: UnsafeRawBufferPointer, type: UInt32) -> SQLValue {
    switch type {
    case 16: return .boolean(bytes.first == UInt8(ascii: "t"))
    case 17: return .blob(blob(bytes))
    // int8, int2, int4, oid, and numeric, which `sum(bigint)` yields
    case 20, 21, 23, 26, 1700:
      let text = String(decoding: bytes, as: UTF8.self)
      return Int64(text).map { .integer($0) } ?? .text(text)
    default: return .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// `\x` and two hexadecimal digits a byte: `bytea_output` is set to that when the connection opens.
  private static func blob(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var blob: [UInt8] = []
    blob.reserveCapacity(bytes.count / 2)
    var index = 2
    while index + 1 < bytes.count {
      blob.append(digit(bytes[index]) << 4 | digit(bytes[index + 1]))
      index += 2
    }
    return blob
  }

  private static func digit(_ byte: UInt8) -> UInt8 {
    byte < UInt8(ascii: "a") ? byte &- UInt8(ascii: "0") : byte &- UInt8(ascii: "a") &+ 10
  }
}
