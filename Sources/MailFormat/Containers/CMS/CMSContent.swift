/// What a CMS object is and holds (RFC 5652), without any key: signed content is read, encrypted content named.
///
/// Signatures are not checked here: that the words are readable says nothing of who wrote them.
enum CMSContent {
  /// The signed bytes; nil when they are elsewhere or it is only certificates.
  case signed([UInt8]?, isWhole: Bool)
  case encrypted
  case compressed

  static func read(_ bytes: ArraySlice<UInt8>) -> CMSContent? {
    var reader = BERReader(bytes)
    guard reader.enter(BERReader.Tag.sequence), let type = reader.value(BERReader.Tag.identifier) else {
      return nil
    }
    switch Array(type) {
    case signedContent: return signed(reader)
    case envelopedContent, encryptedContent, authenticatedEnvelope: return .encrypted
    case compressedContent: return .compressed
    default: return nil
    }
  }

  /// ContentInfo → [0] → SignedData: version, digest algorithms, encapContentInfo (RFC 5652 §5.1).
  private static func signed(_ start: BERReader) -> CMSContent {
    var reader = start
    let isThere =
      reader.enter(BERReader.Tag.explicit) && reader.enter(BERReader.Tag.sequence)
      && reader.value(BERReader.Tag.integer) != nil && reader.skip()
      && reader.enter(BERReader.Tag.sequence) && reader.value(BERReader.Tag.identifier) != nil
      && reader.enter(BERReader.Tag.explicit)
    guard isThere, let content = reader.octets() else { return .signed(nil, isWhole: true) }
    return .signed(content.bytes, isWhole: content.isWhole)
  }

  /// 1.2.840.113549.1
  private static let prefix: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01]
  private static let signedContent = prefix + [7, 2]
  private static let envelopedContent = prefix + [7, 3]
  private static let encryptedContent = prefix + [7, 6]
  private static let compressedContent = prefix + [9, 16, 1, 9]
  private static let authenticatedEnvelope = prefix + [9, 16, 1, 23]
}
