/// One block of yEnc (draft 1.3 of 2002): raw 8-bit lines between `=ybegin` and `=yend`, each byte moved by 42.
///
/// What the block says of its size and checksum is compared, never believed.
struct YEncBlock {
  let name: ArraySlice<UInt8>
  /// Where the content stands in the file, from 0; a part of a file says it in `=ypart`.
  let offset: Int
  /// Size of the whole file, if it is said.
  let fileSize: Int?
  let isPart: Bool
  let content: [UInt8]
  let faults: [Fault]

  enum Fault: String { case truncated, size, checksum }

  static func read(_ first: ByteLines.Line, from lines: inout ByteLines) -> YEncBlock? {
    guard first.text.starts(with: "=ybegin ") else { return nil }
    let begin = Keywords(first.text)
    guard let name = begin.name, begin.number("size") != nil || begin.number("line") != nil else {
      return nil
    }
    var reading = Reading()
    var ahead = lines
    while let line = ahead.next() {
      if line.text.starts(with: "=ybegin ") { break }
      lines.position = line.next
      if reading.take(line.text) { break }
    }
    return YEncBlock(
      name: name, offset: max(0, (reading.part?.number("begin") ?? 1) - 1), fileSize: begin.number("size"),
      isPart: begin.number("part") != nil, content: reading.content,
      faults: reading.faults(isPart: begin.number("part") != nil, size: begin.number("size")))
  }

  /// What is known of a block while its lines pass by.
  private struct Reading {
    private(set) var content: [UInt8] = []
    private(set) var part: Keywords?
    private var end: Keywords?

    /// Whether the line ended the block.
    mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
      if line.starts(with: "=yend") {
        end = Keywords(line)
        return true
      }
      if line.starts(with: "=ypart ") { part = Keywords(line) } else { append(line) }
      return false
    }

    private mutating func append(_ line: ArraySlice<UInt8>) {
      var isEscaped = false
      for byte in line {
        if byte == 0x3D, !isEscaped {
          isEscaped = true
          continue
        }
        content.append(isEscaped ? byte &- 106 : byte &- 42)
        isEscaped = false
      }
    }

    func faults(isPart: Bool, size: Int?) -> [Fault] {
      guard let end else { return [.truncated] }
      var faults: [Fault] = []
      if (end.number("size") ?? (isPart ? nil : size) ?? content.count) != content.count {
        faults.append(.size)
      }
      if let sum = end.checksum(isPart ? "pcrc32" : "crc32"), sum != CRC32.checksum(content) {
        faults.append(.checksum)
      }
      return faults
    }
  }

  /// `key=value` words; `name` comes last and takes the rest of the line.
  private struct Keywords {
    private(set) var name: ArraySlice<UInt8>?
    private var values: [String: ArraySlice<UInt8>] = [:]

    init(_ line: ArraySlice<UInt8>) {
      var rest = line.drop { $0 != 0x20 }
      for _ in 0..<20 {
        rest = rest.drop { $0 == 0x20 }
        if rest.starts(with: "name=") {
          let value = rest.dropFirst(5).trimmed
          name = value.isEmpty ? nil : value
          return
        }
        let word = rest.prefix { $0 != 0x20 }
        guard let equals = word.firstIndex(of: 0x3D) else { return }
        values[word[..<equals].lowercasedText] = word[(equals + 1)...]
        rest = rest[word.endIndex...]
      }
    }

    func number(_ key: String) -> Int? {
      values[key].flatMap { Int(String(decoding: $0.prefix(18), as: UTF8.self)) }
    }

    func checksum(_ key: String) -> UInt32? {
      values[key].flatMap { UInt32(String(decoding: $0.suffix(8), as: UTF8.self), radix: 16) }
    }
  }
}
