/// A list of MAPI properties as TNEF encodes it (MS-OXTNEF §2.1.3.4). Only values of use are kept.
struct MAPIProperties {
  enum Value {
    case number(Int)
    /// In the code page of the message.
    case narrow(ArraySlice<UInt8>)
    /// UTF-16, little-endian.
    case wide(ArraySlice<UInt8>)
    case binary(ArraySlice<UInt8>)
  }

  private var values: [Int: Value] = [:]
  /// Whether the list was read to its end.
  private(set) var isWhole = true

  init() {}

  init(_ bytes: ArraySlice<UInt8>) {
    var reader = ByteReader(bytes)
    let count = reader.littleEndian(4) ?? 0
    for _ in 0..<min(count, bytes.count / 4) {
      guard readProperty(&reader) else {
        isWhole = false
        return
      }
    }
  }

  mutating func merge(_ other: MAPIProperties) {
    values.merge(other.values) { $1 }
    isWhole = isWhole && other.isWhole
  }

  func number(_ id: Int) -> Int? {
    guard case .number(let number) = values[id] else { return nil }
    return number
  }

  func bytes(_ id: Int) -> ArraySlice<UInt8>? {
    guard case .binary(let bytes) = values[id] else { return nil }
    return bytes
  }

  /// Without the zero at its end; nil when there is nothing else.
  func text(_ id: Int, in charset: Charset) -> String? {
    let text: String
    switch values[id] {
    case .narrow(let bytes): text = charset.decode(bytes.prefix { $0 != 0 })
    case .wide(let bytes): text = Charset("utf-16le").decode(bytes)
    default: return nil
    }
    let visible = String(text.unicodeScalars.prefix { $0.value != 0 })
    return visible.isEmpty ? nil : visible
  }

  private mutating func readProperty(_ reader: inout ByteReader) -> Bool {
    guard let type = reader.littleEndian(2), let id = reader.littleEndian(2) else { return false }
    guard id < 0x8000 || skipName(&reader) else { return false }
    let isList = type & 0x1000 != 0
    let kind = type & 0x0FFF
    if let size = Self.sizes[kind] {
      var count = 1
      if isList {
        guard let listed = reader.littleEndian(4), listed <= reader.remaining else { return false }
        count = listed
      }
      return readFixed(id, size: size, count: count, &reader)
    }
    return readVariable(id, kind, &reader)
  }

  /// Named properties bear a GUID and a number or a name before their value.
  private func skipName(_ reader: inout ByteReader) -> Bool {
    guard reader.take(16) != nil, let kind = reader.littleEndian(4), let value = reader.littleEndian(4) else {
      return false
    }
    return kind == 0 || reader.take((value + 3) / 4 * 4) != nil
  }

  private mutating func readFixed(_ id: Int, size: Int, count: Int, _ reader: inout ByteReader) -> Bool {
    for _ in 0..<count {
      guard var value = reader.take(size).map({ ByteReader($0) }) else { return false }
      if values[id] == nil, let number = value.littleEndian(min(size, 4)) { values[id] = .number(number) }
    }
    return true
  }

  private mutating func readVariable(_ id: Int, _ kind: Int, _ reader: inout ByteReader) -> Bool {
    guard [0x0D, 0x1E, 0x1F, 0x102].contains(kind), let count = reader.littleEndian(4) else { return false }
    for _ in 0..<min(count, reader.remaining / 4 + 1) {
      guard let length = reader.littleEndian(4) else { return false }
      // What is cut off is kept as far as it goes: half a text says more than none.
      let isCut = length > reader.remaining
      let bytes = reader.takeUpTo(length)
      if values[id] == nil { values[id] = Self.value(kind, bytes) }
      guard !isCut else { return false }
      _ = reader.takeUpTo((4 - length % 4) % 4)
    }
    return true
  }

  private static func value(_ kind: Int, _ bytes: ArraySlice<UInt8>) -> Value {
    switch kind {
    case 0x1E: .narrow(bytes)
    case 0x1F: .wide(bytes)
    default: .binary(bytes)
    }
  }

  /// Bytes of the types of fixed size (MS-OXCDATA §2.11.1), padded to four.
  private static let sizes: [Int: Int] = [
    0x01: 0, 0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8,
    0x48: 16,
  ]
}
