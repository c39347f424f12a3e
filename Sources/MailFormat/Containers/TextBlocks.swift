/// Divides the bytes of a text body into words and the blocks that other formats put between them: uuencoded and
/// yEnc files, clear-signed and encrypted PGP. One pass over the lines.
struct TextBlocks {
  private static let maximumFiles = 1000
  private static let encrypted: StaticString = "-----BEGIN PGP MESSAGE-----"
  private static let encryptedEnd: StaticString = "-----END PGP MESSAGE-----"

  private(set) var words: [UInt8] = []
  private(set) var files: [MIMEPart] = []
  private(set) var findings: [Finding] = []
  private(set) var foundAny = false
  private let charset: Charset
  private var yEncBlocks: [YEncBlock] = []

  enum Finding {
    case encrypted
    /// More files than are taken out; the others are left in the text.
    case tooMany(limit: Int)
    case damaged(format: String, name: String, faults: String)
  }

  /// Whether a line of the bytes, decoded or not, starts a block; asked before anything is decoded.
  static func occur(in bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      while start < buffer.count {
        let byte = buffer[start]
        if byte == 0x62 || byte == 0x3D || byte == 0x2D {
          let line = bytes[(bytes.startIndex + start)...]
          if marks.contains(where: { line.starts(with: $0) }) { return true }
        }
        guard let end = buffer.index(of: 0x0A, from: start) else { return false }
        start = end + 1
      }
      return false
    }
  }

  /// The third is yEnc in quoted-printable.
  private static let marks: [StaticString] = [
    "begin ", "=ybegin ", "=3Dybegin ", "-----BEGIN PGP MESSAGE-----", "-----BEGIN PGP SIGNED MESSAGE-----",
  ]

  /// - Parameter charset: That of the text, for names.
  init(_ bytes: ArraySlice<UInt8>, charset: Charset) {
    self.charset = charset
    var lines = ByteLines(bytes)
    var start = lines.position
    while let line = lines.next() {
      let lineStart = line.text.startIndex
      guard hasRoom, take(line, &lines) else { continue }
      foundAny = true
      if !hasRoom, Self.occur(in: bytes[lines.position...]) {
        findings.append(.tooMany(limit: Self.maximumFiles))
      }
      insert(bytes[start..<lineStart])
      start = lines.position
    }
    insert(bytes[start...])
    addYEncFiles()
  }

  private var hasRoom: Bool { files.count + yEncBlocks.count < Self.maximumFiles }

  /// Words of a block that is text; they stand behind the words above it.
  private var waiting: [UInt8] = []

  private mutating func insert(_ above: ArraySlice<UInt8>) {
    words += above
    words += waiting
    waiting = []
  }

  private mutating func take(_ line: ByteLines.Line, _ lines: inout ByteLines) -> Bool {
    guard let first = line.text.first, first == 0x62 || first == 0x3D || first == 0x2D else { return false }
    if let block = UUBlock.read(line, from: &lines) {
      add(block.name, block.content, format: "uuencode", faults: block.isWhole ? [] : ["truncated"])
      return true
    }
    if let block = YEncBlock.read(line, from: &lines) {
      yEncBlocks.append(block)
      return true
    }
    if line.text.starts(with: ClearSignedText.mark) {
      waiting = ClearSignedText.read(&lines)
      return true
    }
    return takeEncrypted(line, &lines)
  }

  /// The armour says nothing to a person, but it is not lost: it becomes a file.
  private mutating func takeEncrypted(_ first: ByteLines.Line, _ lines: inout ByteLines) -> Bool {
    guard first.text.starts(with: Self.encrypted) else { return false }
    findings.append(.encrypted)
    var ahead = lines
    while let line = ahead.next() {
      guard line.text.starts(with: Self.encryptedEnd) else { continue }
      let armour = lines.bytes[first.text.startIndex..<line.next]
      let type = ContentType("application", "pgp-encrypted")
      files.append(.file(named: "encrypted.asc", type: type, bytes: armour))
      lines = ahead
      return true
    }
    // Without an end it is left where it is, and nobody looks for one again.
    lines.position = lines.bytes.endIndex
    waiting = Array(lines.bytes[first.text.startIndex...])
    return true
  }

  private mutating func addYEncFiles() {
    for file in YEncFiles.join(yEncBlocks) {
      add(file.name, file.content, format: "yenc", faults: file.faults)
    }
  }

  private mutating func add(
    _ rawName: ArraySlice<UInt8>, _ content: [UInt8], format: String, faults: [String]
  ) {
    let name = Charset.decodeUnlabelled(rawName, otherwise: charset).lastPathComponent
    files.append(.file(named: name, bytes: content[...]))
    guard !faults.isEmpty else { return }
    findings.append(.damaged(format: format, name: name, faults: faults.joined(separator: ", ")))
  }
}
