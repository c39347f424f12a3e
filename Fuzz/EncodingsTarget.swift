@testable import MailFormat

/// Transfer encodings and charsets: what was encoded decodes to itself, and any bytes in any charset are text.
enum EncodingsTarget {
  private static let labels = [
    "", "utf-8", "iso-8859-1", "windows-1251", "iso-2022-jp", "gb2312", "big5", "shift_jis", "utf-16",
    "utf-7",
    "euc-kr", "hz-gb-2312", "iso-2022-kr", "macintosh", "nonsense",
  ]
  /// Those in which ASCII is ASCII.
  private static let supersets = ["", "utf-8", "iso-8859-1", "windows-1250", "koi8-r", "nonsense"]

  static func run(_ bytes: [UInt8]) {
    law(Base64.decode(Base64.encode(bytes)[...]) == bytes, "base64 reads what it wrote")
    law(Base64.decode(Base64.encode(bytes, lineLength: 0)[...]) == bytes, "base64 reads one long line")
    law(QuotedPrintable.decode(QuotedPrintable.encode(bytes)[...]) == bytes, "quoted-printable reads itself")
    for encoding in [TransferEncoding.identity, .base64, .quotedPrintable, .uuencode] {
      let size = encoding.decode(bytes[...]).count
      law(size <= encoding.most(from: bytes.count), "\(bytes.count) bytes in \(encoding) became \(size)")
      let pieces = DecodedPieces(bytes[...], encoding: encoding, size: 1 + bytes.count % 700)
      law(pieces.flatMap { $0 } == encoding.decode(bytes[...]), "pieces in \(encoding) are the whole")
      law(
        encoding.decode(([0, 0] + bytes)[2...]) == encoding.decode(bytes[...]), "a slice reads like its bytes"
      )
    }
    for label in labels {
      let text = Charset(label).decode(bytes[...])
      law(text.utf8.count <= bytes.count * 3 + 3, "text in \(label) has three bytes for one at most")
    }
    // Escapes begin the sets of ISO-2022, whatever the label says.
    let plain = bytes.filter { $0 & 0x7F != 0x1B }
    let ascii = plain.map { $0 & 0x7F }
    for label in supersets {
      law(Array(Charset(label).decode(ascii[...]).utf8) == ascii, "ASCII is ASCII in the charset '\(label)'")
    }
    let text = String(decoding: plain, as: UTF8.self)
    law(Charset("utf-8").decode(Array(text.utf8)[...]) == text.withoutByteOrderMark, "UTF-8 reads itself")
    look(FlowedText.unflow(text, deletesBlank: true))
  }
}

extension TransferEncoding {
  /// The longest content of an encoded body. Only uuencode grows: it may leave out zeros at the end of a line.
  func most(from size: Int) -> Int { self == .uuencode ? 65_600 + 4 * size : size }
}

extension String {
  fileprivate var withoutByteOrderMark: String {
    unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
  }
}
