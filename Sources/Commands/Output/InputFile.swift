import Basics
import Foundation

/// A file that the user names; `-` is standard input.
struct InputFile {
  let name: String
  let bytes: [UInt8]

  /// - Throws: ``UsageError`` that names the file and why it can't be read.
  init(_ name: String) throws {
    self.name = name
    if name == "-" {
      bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
      return
    }
    do {
      bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: name)))
    } catch {
      throw UsageError("\(name) can't be read: \(error.localizedDescription)")
    }
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
