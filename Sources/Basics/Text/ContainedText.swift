import Glibc

extension String {
  /// Whether `part` stands somewhere in the text, byte for byte.
  ///
  /// For folded text: the library's `contains` also finds what is written with other scalars, for which it compares
  /// `Character` by `Character` and takes a hundred times as long.
  package func containsBytes(of part: String) -> Bool {
    var text = self
    var part = part
    return text.withUTF8 { text in part.withUTF8 { Self.contains(text, $0) } }
  }

  private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool
  {
    guard let first = part.first, var rest = text.baseAddress, let wanted = part.baseAddress else {
      return part.isEmpty
    }
    var starts = text.count - part.count + 1
    while starts > 0, let found = memchr(rest, CInt(first), starts) {
      if memcmp(found, wanted, part.count) == 0 { return true }
      let next = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
      starts -= next - rest
      rest = next
    }
    return false
  }
}
