/// A character set by the label that a mail gives it, mapped the way browsers map labels.
///
/// WHATWG Encoding §4.2: `iso-8859-1` and `us-ascii` mean windows-1252, `gb2312` means GB 18030 and so on,
/// because senders write the smaller name and use the bigger set.
package struct Charset: Hashable, Sendable {
  /// The label in lower case, without quotes and blanks, in the spelling of the registry where it is another.
  package let label: String

  /// The name for iconv.
  let converterName: String
  private let kind: Kind

  /// What reads it.
  private enum Kind: Hashable {
    case utf8, utf7, windows1252, vague, jis, hz, doubleByte, other
  }

  package init(_ label: String) {
    guard let known = Self.frequent.first(where: { $0.label == label }) else {
      self.init(kept: Self.cleaned(label))
      return
    }
    self = known
  }

  private init(kept text: String) {
    label = Self.aliases[text] == nil ? Self.respelled(text) : text
    converterName = Self.aliases[label] ?? label
    kind = Self.kinds[label] ?? Self.kinds[converterName] ?? .other
  }

  private static func cleaned(_ label: String) -> String {
    // Seen in the wild: quotes that also enclose the parameters behind it.
    let text = label.utf8.prefix { $0 != 0x3B && $0 != 0x2C }
    let kept = text.filter { !$0.isControl && $0 != 0x20 && $0 != 0x22 && $0 != 0x27 }
    return String(decoding: kept.prefix(60).map(\.lowercased), as: UTF8.self)
  }

  /// Most labels are one of these, letter for letter.
  private static let frequent = ["utf-8", "us-ascii", "iso-8859-1", "windows-1252", ""].map {
    Charset(kept: $0)
  }

  var isUTF8: Bool { kind == .utf8 }

  /// Read through EUC-JP, see ``JIS``.
  var isJIS: Bool { kind == .jis }

  static let jis = Charset("iso-2022-jp")

  var isHZ: Bool { kind == .hz }

  var isUTF7: Bool { kind == .utf7 }

  /// Two bytes for a character of the Far East, one for ASCII, no shift codes.
  var isDoubleByte: Bool { kind == .doubleByte }

  /// Whether the label says more than that a Western program wrote it without thinking.
  var isTelling: Bool { !isVague && !isUTF8 && !isWindows1252 }

  var isWindows1252: Bool { kind == .windows1252 }

  /// Labels that say nothing: mail often has them on bytes that are really UTF-8.
  var isVague: Bool { kind == .vague }

  /// Bytes per unit, for going on after a bad one.
  var unitSize: Int {
    guard kind == .other else { return 1 }
    if label.hasPrefix("utf-16") || label.hasPrefix("ucs-2") || label == "unicode" { return 2 }
    return label.hasPrefix("utf-32") || label.hasPrefix("ucs-4") ? 4 : 1
  }

  /// `iso8859_2`, `latin-2`, `win1250`, `x-cp1250`, `dos850`: a known family and its number however they are joined.
  private static func respelled(_ label: String) -> String {
    var letters = label.utf8.filter { $0.isLetter || $0.isDigit }[...]
    if letters.first == 0x78 { letters = letters.dropFirst() }
    for (family, name) in families where letters.starts(with: family.utf8) {
      let rest = letters.dropFirst(family.utf8.count)
      let isNumber = !rest.isEmpty && rest.allSatisfy(\.isDigit)
      guard isNumber || (family == "koi8" && rest.count == 1) else { continue }
      return name + String(decoding: rest, as: UTF8.self)
    }
    return letters.elementsEqual("utf8".utf8) ? "utf-8" : label
  }

  private static let families = [
    ("iso8859", "iso-8859-"), ("8859", "iso-8859-"), ("latin", "latin"), ("windows", "windows-"),
    ("microsoftcp", "windows-"), ("win", "windows-"), ("codepage", "cp"), ("dos", "cp"), ("cp", "cp"),
    ("ibm", "ibm"), ("koi8", "koi8-"),
  ]

  /// By label, or by the name for iconv.
  private static let kinds: [String: Kind] = {
    let labels: [(Kind, [String])] = [
      (.utf8, ["utf-8", "utf8", "unicode-1-1-utf-8", "utf-8n", "cp65001", "utf8mb4"]),
      (
        .vague,
        [
          "", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "x-unknown", "unknown", "default",
          "8bit",
          "binary", "x-user-defined",
        ]
      ),
      (
        .jis,
        [
          "iso-2022-jp", "iso-2022-jp-1", "csiso2022jp", "x-iso-2022-jp", "jis", "cp50220", "cp50221",
          "cp50222",
        ]
      ),
      (.hz, ["hz-gb-2312", "hz", "hzgb2312", "hz-gb2312"]),
      (.utf7, ["utf-7"]), (.windows1252, ["windows-1252"]),
      (.doubleByte, ["gb18030", "big5-hkscs", "cp932", "cp949", "euc-jp-ms", "euc-tw", "johab"]),
    ]
    return Dictionary(
      labels.flatMap { kind, names in names.map { ($0, kind) } }, uniquingKeysWith: { first, _ in first })
  }()

  private static let aliases: [String: String] = [
    "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "iso_8859-1": "windows-1252",
    "iso88591": "windows-1252", "latin1": "windows-1252", "latin-1": "windows-1252", "l1": "windows-1252",
    "cp1252": "windows-1252", "x-cp1252": "windows-1252", "cp-1252": "windows-1252", "ansi": "windows-1252",
    "win-1252": "windows-1252", "windows1252": "windows-1252",
    "iso-8859-1-windows-3.1-latin-1": "windows-1252",
    "iso-8859-9": "windows-1254", "iso8859-9": "windows-1254", "latin5": "windows-1254",
    "iso-8859-11": "windows-874", "tis-620": "windows-874", "dos-874": "windows-874",
    "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8", "iso-8859-6-i": "iso-8859-6",
    "x-cp1250": "windows-1250", "x-cp1251": "windows-1251", "win-1251": "windows-1251",
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "gb-2312": "gb18030", "chinese": "gb18030", "csgb2312": "gb18030", "x-euc-cn": "gb18030",
    "big5": "big5-hkscs", "x-x-big5": "big5-hkscs", "big5-hkscs": "big5-hkscs", "cn-big5": "big5-hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "ms_kanji": "cp932",
    "windows-31j": "cp932", "ms932": "cp932", "x-ms-cp932": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ks_c_5601-1989": "cp949", "ksc_5601": "cp949",
    "ksc5601": "cp949", "ks_c_5601": "cp949", "windows-949": "cp949", "korean": "cp949",
    "euc-jp": "euc-jp-ms", "x-euc-jp": "euc-jp-ms", "cp51932": "euc-jp-ms",
    "iso-2022-jp": "euc-jp-ms", "iso-2022-jp-1": "euc-jp-ms", "csiso2022jp": "euc-jp-ms",
    "x-iso-2022-jp": "euc-jp-ms", "jis": "euc-jp-ms",
    "cp50220": "euc-jp-ms", "cp50221": "euc-jp-ms", "cp50222": "euc-jp-ms",
    "hz-gb-2312": "gb18030", "hz": "gb18030", "hzgb2312": "gb18030", "hz-gb2312": "gb18030",
    "csiso2022kr": "iso-2022-kr", "csbig5": "big5-hkscs", "x-gb18030": "gb18030", "cseuckr": "cp949",
    "x-windows-949": "cp949", "csshiftjis": "cp932", "cskoi8r": "koi8-r", "koi8_r": "koi8-r",
    "cp866": "ibm866",
    "x-windows-874": "windows-874",
    "x-mac-roman": "macintosh", "mac": "macintosh", "macroman": "macintosh",
    "x-mac-cyrillic": "mac-cyrillic", "x-mac-ce": "mac-centraleurope",
    "unicode-1-1-utf-7": "utf-7", "utf7": "utf-7", "csunicode11utf7": "utf-7", "x-unicode-2-0-utf-7": "utf-7",
    "utf-16": "utf-16", "utf16": "utf-16", "unicode": "utf-16", "ucs-2": "utf-16", "koi8": "koi8-r",
    "koi": "koi8-r",
    "cp-850": "cp850",
  ]
}
