/// Windows code pages by number, as TNEF and RTF name charsets.
extension Charset {
  init(codePage: Int) {
    switch codePage {
    case 65001: self.init("utf-8")
    case 1200: self.init("utf-16le")
    case 1250...1258: self.init("windows-\(codePage)")
    case 28591...28606: self.init("iso-8859-\(codePage - 28590)")
    default: self.init(Self.codePages[codePage] ?? "cp\(max(0, codePage))")
    }
  }

  private static let codePages: [Int: String] = [
    0: "windows-1252", 932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 10000: "macintosh",
    20127: "us-ascii", 20866: "koi8-r", 20932: "euc-jp", 20936: "gb2312", 21866: "koi8-u",
    50220: "iso-2022-jp", 50221: "iso-2022-jp", 50222: "iso-2022-jp", 51932: "euc-jp", 51936: "gb2312",
    51949: "euc-kr", 54936: "gb18030",
  ]

  /// The code page of a font (`\fcharset` of RTF 1.9.1).
  static func codePage(ofFontCharset number: Int) -> Int? { fontCharsets[number] }

  private static let fontCharsets: [Int: Int] = [
    0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255,
    178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
  ]
}
