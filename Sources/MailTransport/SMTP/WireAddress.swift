import CShims

/// An address as it goes between `<` and `>`. A domain beyond ASCII goes out in A-labels (RFC 5890) as long as
/// the local part is ASCII, so that any server can take it; only other local parts need SMTPUTF8.
enum WireAddress {
  static func form(of address: String) -> String {
    // What is no address stays what it is, to be refused: mapping could make one of it.
    guard AddressCheck(address) == .needsUTF8, let at = address.utf8.lastIndex(of: UInt8(ascii: "@")),
      address.utf8[..<at].allSatisfy({ $0 < 128 }),
      let domain = asciiDomain(String(address[address.index(after: at)...]))
    else { return address }
    return address[...at] + domain
  }

  private static func asciiDomain(_ domain: String) -> String? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { room in
      let length = domain.withCString { piste_idna_to_ascii($0, room.baseAddress, room.count) }
      return length > 0 ? String(decoding: room.prefix(length), as: UTF8.self) : nil
    }
  }
}
