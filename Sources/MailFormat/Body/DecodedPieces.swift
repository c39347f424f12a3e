/// The content of a part in pieces, decoded one after the other while they are asked for: an attachment of any size
/// is written, hashed or counted without being in memory twice.
///
/// Joined, the pieces are what ``TransferEncoding/decode(_:)`` gives at once.
package struct DecodedPieces: Sequence, IteratorProtocol {
  private enum Source {
    case identity
    case base64(Base64Decoder.Pending)
    case quotedPrintable(QuotedPrintableDecoder.Position)
    case uuencode(UUEncoding.Lines)
  }

  private let size: Int
  private var source: Source
  /// What is not yet decoded; of quoted-printable and uuencode the whole body, they know their place in it.
  private var body: ArraySlice<UInt8>
  /// What is decoded and not yet given out.
  private var decoded: ArraySlice<UInt8> = []

  private static let blockSizes = 512...65_536

  init(_ body: ArraySlice<UInt8>, encoding: TransferEncoding, size: Int) {
    self.size = Swift.max(1, size)
    self.body = body
    switch encoding.real(for: body) {
    case .identity: source = .identity
    case .base64:
      source = .base64(.init())
      self.body = TransferEncoding.base64Text(of: body)
    case .quotedPrintable: source = .quotedPrintable(.init())
    case .uuencode: source = .uuencode(UUEncoding.Lines(body))
    }
  }

  package mutating func next() -> ArraySlice<UInt8>? {
    while decoded.isEmpty {
      guard let block = nextBlock() else { return nil }
      decoded = block
    }
    let piece = decoded.prefix(size)
    decoded = decoded[piece.endIndex...]
    return piece
  }

  private var blockSize: Int {
    Swift.min(Swift.max(size, Self.blockSizes.lowerBound), Self.blockSizes.upperBound)
  }

  /// A block may be empty in the middle of the content; nil is the end.
  private mutating func nextBlock() -> ArraySlice<UInt8>? {
    switch source {
    case .identity:
      defer { body = [] }
      return body.isEmpty ? nil : body
    case .base64(var pending):
      guard !body.isEmpty else { return nil }
      let digits = body.prefix(blockSize)
      body = body[digits.endIndex...]
      let block = Base64.decode(digits, isLast: body.isEmpty, &pending)
      source = .base64(pending)
      return block[...]
    case .quotedPrintable(var position):
      let block = QuotedPrintable.decode(body, from: &position, upTo: blockSize)
      source = .quotedPrintable(position)
      return block.isEmpty ? nil : block[...]
    case .uuencode(var lines):
      var block: [UInt8] = []
      while block.count < blockSize, lines.appendNext(to: &block) {}
      source = .uuencode(lines)
      return block.isEmpty ? nil : block[...]
    }
  }
}

extension MIMEPart {
  /// The content with its transfer encoding removed, piece by piece.
  ///
  /// - Parameter size: No piece is longer, most have about that length, none is empty.
  package func decodedPieces(of size: Int = 65_536) -> DecodedPieces {
    DecodedPieces(rawBody, encoding: transferEncoding, size: size)
  }

  /// How long ``decodedBytes()`` is.
  package var decodedSize: Int { decodedPieces().reduce(0) { $0 + $1.count } }
}
