import Foundation

/// Writes a pack of made-up mails, always the same for the same sizes and seed.
///
/// The mix is that of a small firm: short answers with quotations, HTML beside text in quoted-printable, newsletters,
/// drawings and offers as attachments, reports. Most mails are text, most bytes are attachments.
enum MailboxWriter {
  static func write(size: Int, seed: UInt64, sizes: MailGenerator.Sizes, pack: String, index: String) {
    guard FileManager.default.createFile(atPath: pack, contents: nil),
      let file = FileHandle(forWritingAtPath: pack)
    else { return }
    var generator = MailGenerator(seed: seed, sizes: sizes)
    var written = 0
    var lengths = ""
    while written < size {
      let mail = generator.mail()
      try? file.write(contentsOf: Data(mail))
      lengths += "\(mail.count)\n"
      written += mail.count
    }
    try? Data(lengths.utf8).write(to: URL(filePath: index))
  }
}

/// SplitMix64: the same numbers everywhere for the same seed.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
