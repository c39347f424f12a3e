import Glibc

/// Looks for single bytes as fast as the machine can: the C library's `memchr`, which compares many bytes at once.
extension UnsafeBufferPointer<UInt8> {
  /// Where `byte` stands first at or after `start`; nil when it does not.
  func index(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let baseAddress, let found = memchr(baseAddress + start, CInt(byte), count - start)
    else {
      return nil
    }
    return found - UnsafeMutableRawPointer(mutating: baseAddress)
  }
}

extension ArraySlice<UInt8> {
  /// Like `firstIndex(of:)`, from `start` on.
  func index(of byte: UInt8, from start: Int) -> Int? {
    withUnsafeBufferPointer { $0.index(of: byte, from: start - startIndex) }.map { $0 + startIndex }
  }
}
