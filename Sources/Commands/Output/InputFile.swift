import Basics
import Foundation

/// A file that the user names; `-` is standard input.
struct InputFile {
  let name: String
  let bytes: [UInt8]

  /// - Throws: ``UsageError`` that names the file, why it can't be read, and the remedy.
  init(_ name: String) throws {
    self.name = name
    bytes = name == "-" ? Array(FileHandle.standardInput.readDataToEndOfFile()) : try Self.contents(of: name)
  }

  private static func contents(of name: String) throws -> [UInt8] {
    let descriptor = open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(name, SystemReason()) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      return Array(try file.readToEnd() ?? Data())
    } catch {
      // A folder opens like a file; only reading it fails.
      throw SystemReason(error).map { fault(name, $0) } ?? UsageError("\(name) can't be read: \(error)")
    }
  }

  private static func fault(_ name: String, _ reason: SystemReason) -> UsageError {
    UsageError("\(name) can't be read: \(reason.words); \(reason.remedy)")
  }

  /// - Throws: ``UsageError`` when the file is not UTF-8.
  var text: String {
    get throws {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw UsageError("\(name) is not UTF-8: convert it with iconv -f latin1 -t utf-8")
      }
      return text
    }
  }
}
