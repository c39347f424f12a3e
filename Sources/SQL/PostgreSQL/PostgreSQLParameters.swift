/// The parameters of one statement in the form `PQexecPrepared` wants: all values one after the other in
/// one piece of memory, each ended by NUL, and where each begins. Texts and numbers go as text, so that the
/// server takes each for the type that its place asks for; blobs go as they are.
struct PostgreSQLParameters {
  /// The protocol's lengths are Int32, and the server takes no value over 1 GB.
  private static let mostBytes = 1 << 30

  private var storage: [UInt8] = []
  private var offsets: [Int?] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  var count: Int { offsets.count }

  init(_ values: [SQLValue], _ sql: String) throws(SQLError) {
    for value in values { append(value) }
    guard storage.count < Self.mostBytes, values.count <= Int(UInt16.max) else {
      throw SQLError(
        .unsupported,
        "the parameters are \(storage.count) bytes in \(values.count) values: more than PostgreSQL takes",
        sql: sql)
    }
  }

  private mutating func append(_ value: SQLValue) {
    let start = storage.count
    switch value {
    case .null: break
    case .integer(let number): storage.append(contentsOf: String(number).utf8)
    case .boolean(let flag): storage.append(UInt8(ascii: flag ? "t" : "f"))
    case .text(let text): storage.append(contentsOf: text.utf8)
    case .blob(let bytes): storage.append(contentsOf: bytes)
    }
    offsets.append(value == .null ? nil : start)
    lengths.append(Int32(clamping: storage.count - start))
    if case .blob = value { formats.append(1) } else { formats.append(0) }
    storage.append(0)
  }

  func withPointers<Result>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Result
  ) -> Result {
    storage.withUnsafeBytes { bytes in
      let start = bytes.baseAddress
      let values = offsets.map { offset -> UnsafePointer<CChar>? in
        guard let offset else { return nil }
        return start?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
      }
      return values.withUnsafeBufferPointer { values in
        lengths.withUnsafeBufferPointer { lengths in
          formats.withUnsafeBufferPointer { formats in
            body(values.baseAddress, lengths.baseAddress, formats.baseAddress)
          }
        }
      }
    }
  }
}

/// Texts as a list of C strings that ends with NULL.
struct CStrings {
  private var storage: [CChar] = []
  private var offsets: [Int] = []

  init(_ texts: [String]) {
    for text in texts {
      offsets.append(storage.count)
      storage.append(contentsOf: text.utf8CString)
    }
  }

  func withPointers<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result) -> Result {
    storage.withUnsafeBufferPointer { storage in
      let pointers = offsets.map { offset in storage.baseAddress.map { $0 + offset } } + [nil]
      return pointers.withUnsafeBufferPointer { pointers in
        var end: UnsafePointer<CChar>?
        return withUnsafePointer(to: &end) { body(pointers.baseAddress ?? $0) }
      }
    }
  }
}
