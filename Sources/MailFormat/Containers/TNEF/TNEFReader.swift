/// Reads a TNEF stream attribute by attribute (MS-OXTNEF §2.1); what is damaged is a fault, never the end.
struct TNEFReader {
  static let maximumDepth = 8
  private static let maximumFiles = 1000
  private static let signature = 0x223E_9F78

  /// An attachment while its attributes pass by.
  private struct OpenFile {
    var title: ArraySlice<UInt8> = []
    var content: ArraySlice<UInt8>?
    var properties = MAPIProperties()
  }

  private let depth: Int
  private var reader: ByteReader
  private var message = TNEFMessage()
  private var properties = MAPIProperties()
  private var texts: [Int: ArraySlice<UInt8>] = [:]
  private var codePage: Int?
  private var files: [OpenFile] = []

  static func isStream(_ bytes: ArraySlice<UInt8>) -> Bool {
    var reader = ByteReader(bytes)
    return reader.littleEndian(4) == signature
  }

  /// - Returns: nil when the bytes are no TNEF at all.
  static func read(_ bytes: ArraySlice<UInt8>, depth: Int = 0) -> TNEFMessage? {
    guard isStream(bytes) else { return nil }
    var reader = TNEFReader(bytes, depth: depth)
    while reader.takeAttribute() {}
    return reader.finish()
  }

  private init(_ bytes: ArraySlice<UInt8>, depth: Int) {
    self.depth = depth
    reader = ByteReader(bytes)
    _ = reader.take(6)
  }

  /// Level, id, length, content, checksum; false at the end.
  private mutating func takeAttribute() -> Bool {
    guard let level = reader.byte() else { return false }
    guard level == 1 || level == 2, let id = reader.littleEndian(4), let length = reader.littleEndian(4)
    else {
      message.faults.insert(.truncated)
      return false
    }
    let isCut = length > reader.remaining
    let content = reader.takeUpTo(length)
    take(id, content)
    guard !isCut, let checksum = reader.littleEndian(2) else {
      message.faults.insert(.truncated)
      return false
    }
    let sum = content.reduce(UInt16(0)) { $0 &+ UInt16($1) }
    if Int(sum) != checksum { message.faults.insert(.checksum) }
    return true
  }

  private mutating func take(_ id: Int, _ content: ArraySlice<UInt8>) {
    switch id {
    case Attribute.codePage:
      var value = ByteReader(content)
      codePage = value.littleEndian(4)
    case Attribute.properties: properties.merge(MAPIProperties(content))
    case Attribute.newFile:
      if files.count < Self.maximumFiles { files.append(OpenFile()) }
    case Attribute.fileTitle: change { $0.title = content }
    case Attribute.fileContent: change { $0.content = content }
    case Attribute.fileProperties: change { $0.properties.merge(MAPIProperties(content)) }
    default: texts[id] = content
    }
  }

  private mutating func change(_ edit: (inout OpenFile) -> Void) {
    guard let last = files.indices.last else { return }
    edit(&files[last])
  }

  // MARK: What was read

  private var charset: Charset {
    Charset(codePage: codePage ?? properties.number(MAPI.messageCodePage) ?? 1252)
  }

  private func text(_ attribute: Int) -> String? {
    guard let bytes = texts[attribute]?.prefix(while: { $0 != 0 }), !bytes.isEmpty else { return nil }
    return charset.decode(bytes)
  }

  private mutating func finish() -> TNEFMessage {
    message.subject = properties.text(MAPI.subject, in: charset) ?? text(Attribute.subject)
    message.senderName = properties.text(MAPI.senderName, in: charset)
    message.senderAddress =
      properties.text(MAPI.senderSMTPAddress, in: charset)
      ?? properties.text(MAPI.senderAddress, in: charset).flatMap { $0.utf8.contains(0x40) ? $0 : nil }
    if !properties.isWhole { message.faults.insert(.properties) }
    addBodies()
    for file in files { addFile(file) }
    return message
  }

  private mutating func addBodies() {
    if let plain = properties.text(MAPI.body, in: charset) ?? text(Attribute.body) {
      message.bodies.append(.plain(plain))
    }
    if let html = htmlBody { message.bodies.append(.html(html)) }
    guard let compressed = properties.bytes(MAPI.compressedRTF) else { return }
    guard let rtf = CompressedRTF.decompress(compressed) else {
      message.faults.insert(.text)
      return
    }
    if !rtf.isWhole { message.faults.insert(.text) }
    switch RTFReader.read(rtf.bytes[...]) {
    case .html(let html): message.bodies.append(.html(html))
    case .text(let text): message.bodies.append(.plain(text))
    }
  }

  private var htmlBody: String? {
    guard let bytes = properties.bytes(MAPI.htmlBody) else {
      return properties.text(MAPI.htmlBody, in: charset)
    }
    let page = properties.number(MAPI.internetCodePage)
    return (page.map { Charset(codePage: $0) } ?? charset).decode(bytes)
  }

  private mutating func addFile(_ file: OpenFile) {
    let charset = charset
    if !file.properties.isWhole { message.faults.insert(.properties) }
    let names = [MAPI.longFileName, MAPI.fileName].lazy.compactMap { file.properties.text($0, in: charset) }
    let title = charset.decode(file.title.prefix { $0 != 0 })
    let name = names.first ?? (title.isEmpty ? file.properties.text(MAPI.displayName, in: charset) : title)
    guard let content = content(of: file) else { return }
    message.files.append(
      TNEFMessage.File(
        name: name, type: file.properties.text(MAPI.mediaType, in: charset),
        contentID: file.properties.text(MAPI.contentID, in: charset), content: content))
  }

  /// An embedded object bears the 16 bytes of its interface before what it is (MS-OXTNEF §2.1.3.4.1).
  private mutating func content(of file: OpenFile) -> TNEFMessage.Content? {
    guard let object = file.properties.bytes(MAPI.fileContent) else { return file.content.map { .bytes($0) } }
    let inner = object.dropFirst(16)
    guard Self.isStream(inner) else { return .bytes(file.content ?? inner) }
    guard depth < Self.maximumDepth, let embedded = Self.read(inner, depth: depth + 1) else {
      message.faults.insert(.depth)
      return .bytes(inner)
    }
    return .message(embedded)
  }
}

/// Ids of TNEF attributes with their types (MS-OXTNEF §2.1.3.2, §2.1.3.3).
private enum Attribute {
  static let subject = 0x0001_8004
  static let body = 0x0002_800C
  static let codePage = 0x0006_9007
  static let properties = 0x0006_9003
  static let newFile = 0x0006_9002
  static let fileTitle = 0x0001_8010
  static let fileContent = 0x0006_800F
  static let fileProperties = 0x0006_9005
}

/// Ids of MAPI properties (MS-OXPROPS).
private enum MAPI {
  static let subject = 0x0037
  static let senderName = 0x0C1A
  static let senderAddress = 0x0C1F
  static let senderSMTPAddress = 0x5D01
  static let body = 0x1000
  static let compressedRTF = 0x1009
  static let htmlBody = 0x1013
  static let displayName = 0x3001
  static let fileContent = 0x3701
  static let fileName = 0x3704
  static let longFileName = 0x3707
  static let mediaType = 0x370E
  static let contentID = 0x3712
  static let internetCodePage = 0x3FDE
  static let messageCodePage = 0x3FFD
}
