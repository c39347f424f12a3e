/// What somebody adds below their name.
enum Postscript {
  /// `PS: …`, `P.S. …`, `NB …`
  static func begins(_ words: ArraySlice<UInt8>) -> Bool {
    let head = words.prefix(6).filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }.map { $0 & 0xDF }
    guard words.count > 4, head.starts(with: "PS".utf8) || head.starts(with: "NB".utf8), head.count > 2 else {
      return false
    }
    // A blank or a colon, without the bit that tells small letters.
    return head[2] == 0x00 || head[2] == UInt8(ascii: ":") & 0xDF
  }
}
