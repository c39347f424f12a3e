import Basics

/// The file name of a document that travels by mail: plain ASCII, no blanks, at most 64 signs.
///
/// Seen in the wild: mail programs that cut names at blanks, and archives that refuse accents; a slash in
/// a number would be read as a folder.
package enum DocumentFileName {
  package static func pdf(kind: PaperKind, number: String, language: Language) -> String {
    let stem = kind.fileStem(language) + "_" + number.utf8.map(safe).joined()
    return String(stem.prefix(60)) + ".pdf"
  }

  private static func safe(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      String(Unicode.Scalar(byte))
    default: "-"
    }
  }
}
