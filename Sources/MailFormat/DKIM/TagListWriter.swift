/// Writes a field of tags (RFC 6376 §3.2), folded where white space does not count.
struct TagListWriter {
  private(set) var bytes: [UInt8]
  private var column: Int

  init(name: String) {
    bytes = Array(name.utf8) + [0x3A]
    column = bytes.count
  }

  /// A tag whose value must not be folded.
  mutating func tag(_ name: String, _ value: String) { add("\(name)=\(value);") }

  /// Names with colons between them, which may be folded behind each.
  mutating func tag(_ name: String, list values: [String]) {
    for (index, value) in values.enumerated() {
      let start = index == 0 ? name + "=" : ""
      add(start + value + (index < values.count - 1 ? ":" : ";"), isGlued: index > 0)
    }
  }

  /// The last tag, whose value is not known yet; it begins a line.
  mutating func open(_ name: String) {
    fold()
    append(Array(name.utf8) + [0x3D])
  }

  /// Writes the value of the open tag and ends the field.
  mutating func finish(base64: [UInt8]) {
    var rest = base64[...]
    while !rest.isEmpty {
      if column >= HeaderWriter.lineLimit { fold() }
      let piece = rest.prefix(HeaderWriter.lineLimit - column)
      append(piece)
      rest = rest[piece.endIndex...]
    }
    bytes += [0x0D, 0x0A]
  }

  /// - Parameter isGlued: whether no blank is needed before it; a fold may stand there all the same.
  private mutating func add(_ text: String, isGlued: Bool = false) {
    let width = text.utf8.count + (isGlued ? 0 : 1)
    if column + width > HeaderWriter.lineLimit {
      fold()
    } else if !isGlued {
      append([0x20])
    }
    append(Array(text.utf8))
  }

  private mutating func fold() {
    bytes += [0x0D, 0x0A, 0x20]
    column = 1
  }

  private mutating func append(_ text: some Collection<UInt8>) {
    bytes += text
    column += text.count
  }
}
