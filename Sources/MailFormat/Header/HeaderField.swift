/// One header field (RFC 5322 §2.2) as it stands in the message.
package struct HeaderField: Sendable, Hashable {
  /// The whole field as it stands in the message, from its name to the line break that ends it, which is left out.
  package let raw: ArraySlice<UInt8>
  /// What follows the colon: raw bytes, still folded.
  package let body: ArraySlice<UInt8>
  /// The name in lower case, for comparing.
  package let key: String

  /// A field that stands in no message.
  package init(name: String, body: ArraySlice<UInt8>) {
    self.init(raw: Array(name.utf8) + [0x3A] + body, colon: name.utf8.count)
  }

  /// - Parameter colon: Where it stands in `raw`.
  init(raw: ArraySlice<UInt8>, colon: Int) {
    self.raw = raw
    body = raw[(colon + 1)...]
    key = raw[..<colon].trimmed.lowercasedText
  }

  /// As written, e.g. `Message-Id`.
  package var name: String { String(decoding: raw[..<(body.startIndex - 1)].trimmed, as: UTF8.self) }

  /// The body on one line (RFC 5322 §2.2.3), trimmed; a lone CR is a blank, other control characters go.
  package var unfolded: ArraySlice<UInt8> {
    guard body.contains(where: { $0.isControl }) else { return body.trimmed }
    // Seen in the wild: ISO-2022-JP as it is (RFC 1468 §1). Its bytes look like quotes and brackets.
    let body = JIS.occurs(in: self.body) ? Array(Charset.jis.decode(self.body).utf8)[...] : self.body
    let line = [UInt8](unsafeUninitializedCapacity: body.count) { line, count in
      body.withUnsafeBufferPointer { Self.unfold($0, into: line, &count) }
    }
    return line[...].trimmed
  }

  private static func unfold(
    _ body: UnsafeBufferPointer<UInt8>, into line: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
  ) {
    for index in 0..<body.count {
      let byte = body[index]
      let isLoneReturn = byte == 0x0D && index + 1 < body.count && !body[index + 1].isLineBreak
      guard !byte.isControl || byte == 0x09 || isLoneReturn else { continue }
      line[count] = byte.isControl ? 0x20 : byte
      count += 1
    }
  }
}

extension HeaderField {
  /// Compared without case; asked only where the length is right, because a mail is asked for dozens of names.
  fileprivate func isNamed(_ name: String) -> Bool {
    zip(key.utf8, name.utf8).allSatisfy { $0 == $1.lowercased }
  }

  /// Whether there is raw 8-bit text in it that is no UTF-8.
  fileprivate var isForeign: Bool {
    body.contains { $0 >= 0x80 } && String(validating: body, as: UTF8.self) == nil
  }
}

/// A header: its fields in the order of the message.
package struct HeaderFields: Sendable, Hashable {
  package let fields: [HeaderField]
  /// What raw 8-bit text is in when it is not UTF-8: the charset of the message's text.
  let rawCharset: Charset?

  package init(_ fields: [HeaderField]) { self.init(fields, rawCharset: nil) }

  init(_ fields: [HeaderField], rawCharset: Charset?) {
    self.fields = fields
    self.rawCharset = rawCharset
  }

  package static let empty = HeaderFields([])

  /// The first field of that name as text: unfolded, RFC 2047 decoded. Names are compared without case.
  package func first(_ name: String) -> String? { field(name).flatMap { texts([$0]).first } }

  /// Every field of that name as text, in the order of the message.
  package func all(_ name: String) -> [String] { texts(fields(name)) }

  /// The bodies as people read them: unfolded, encoded words decoded.
  private func texts(_ fields: [HeaderField]) -> [String] {
    let charset = rawCharset(for: fields)
    return fields.map { EncodedWords.decode($0.unfolded, rawCharset: charset) }
  }

  /// What raw 8-bit text is in: the charset of the message's text, but one that any Western program writes says
  /// little; then all raw text of the header together shows it.
  private func rawCharset(for selected: [HeaderField]) -> Charset? {
    guard rawCharset?.isTelling != true, selected.contains(where: \.isForeign) else { return rawCharset }
    let sample = fields.lazy.filter(\.isForeign).prefix(10).flatMap { $0.body.prefix(1000) + [0x20] }
    return Charset.guess(Array(sample)[...]) ?? rawCharset
  }

  package func field(_ name: String) -> HeaderField? {
    let length = name.utf8.count
    return fields.first { $0.key.utf8.count == length && $0.isNamed(name) }
  }

  package func fields(_ name: String) -> [HeaderField] {
    let length = name.utf8.count
    return fields.filter { $0.key.utf8.count == length && $0.isNamed(name) }
  }

  /// The addresses of every field of that name, groups flattened.
  package func addresses(_ name: String) -> [MailAddress] {
    let selected = fields(name)
    let charset = rawCharset(for: selected)
    return selected.flatMap { MailAddress.parseList($0.unfolded, rawCharset: charset) }
  }

  /// The id of the message, brackets or not.
  package var messageID: MessageID? {
    fields("Message-ID").lazy.compactMap { field in
      ReferenceChain.parse(field.unfolded).first ?? MessageID(String(decoding: field.unfolded, as: UTF8.self))
    }.first
  }

  /// Blocks of fields with blank lines between them, as reports hold them (RFC 3464 §2.1).
  package static func parseBlocks(_ bytes: [UInt8], limit: Int = 1000) -> [HeaderFields] {
    var lines = LineCursor(bytes)
    var blocks: [HeaderFields] = []
    while !lines.isAtEnd, blocks.count < limit {
      var scanner = HeaderScanner(bytes, from: lines.position, limits: .standard)
      scan: while let line = lines.peek() {
        let step = scanner.take(line, next: lines.line(at: line.next))
        lines.advance(past: line)
        if step != .continues { break scan }
      }
      let block = scanner.finish()
      if !block.fields.isEmpty { blocks.append(block) }
    }
    return blocks
  }
}
