/// AppleSingle (RFC 1740 §3): one file of the Macintosh with its parts, of which the data fork is what others read.
struct AppleFile {
  let name: String?
  let dataFork: ArraySlice<UInt8>

  private static let magic = 0x0005_1600

  /// - Returns: nil when it is none or has no data fork.
  static func read(_ bytes: ArraySlice<UInt8>) -> AppleFile? {
    var reader = ByteReader(bytes)
    guard reader.bigEndian(4) == magic, reader.take(20) != nil, let count = reader.bigEndian(2) else {
      return nil
    }
    var name: String?
    var fork: ArraySlice<UInt8>?
    for _ in 0..<count {
      guard let id = reader.bigEndian(4), let offset = reader.bigEndian(4), let length = reader.bigEndian(4)
      else { break }
      var content = ByteReader(bytes)
      guard content.take(offset) != nil, let entry = content.take(length) else { continue }
      if id == 1 { fork = entry }
      if id == 3 { name = Charset.decodeUnlabelled(entry, otherwise: Charset("macintosh")) }
    }
    return fork.map { AppleFile(name: name, dataFork: $0) }
  }
}
