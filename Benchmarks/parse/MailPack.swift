import Foundation

/// Many mails in one file, see ``Bench``.
struct MailPack {
  private let file: FileHandle
  private let sizes: [Int]

  init?(path: String, index: String) {
    guard let file = FileHandle(forReadingAtPath: path),
      let text = try? String(contentsOfFile: index, encoding: .utf8)
    else { return nil }
    self.file = file
    sizes = text.utf8.split(separator: 0x0A).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
  }

  func forEach(_ body: ([UInt8]) -> Void) {
    try? file.seek(toOffset: 0)
    for size in sizes {
      let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        while count < size {
          let read = read(file.fileDescriptor, buffer.baseAddress.map { $0 + count }, size - count)
          guard read > 0 else { break }
          count += read
        }
      }
      body(bytes)
    }
  }
}

/// Processor time of this process in seconds; what others do on the machine hardly counts.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
