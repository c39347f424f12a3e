import Foundation

/// A file that the user wants written; one that exists is written over.
struct OutputFile {
  private let name: String

  init(_ name: String) { self.name = name }

  /// - Throws: ``UsageError`` that names the file, why it can't be written, and the remedy.
  func write(_ bytes: [UInt8]) throws {
    let descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault(SystemReason()) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try file.write(contentsOf: bytes)
      try file.close()
    } catch {
      throw UsageError("\(name) can't be written: \(SystemReason.line(error) ?? "\(error)")")
    }
  }

  private func fault(_ reason: SystemReason) -> UsageError {
    guard reason.isMissing, !name.isEmpty else {
      return UsageError("\(name) can't be written: \(reason.words); \(reason.remedy)")
    }
    let folder = (name as NSString).deletingLastPathComponent
    return UsageError("\(name) can't be written: there is no folder \(folder); make it: mkdir -p \(folder)")
  }
}
