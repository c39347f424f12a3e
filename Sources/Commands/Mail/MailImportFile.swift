import Basics
import Foundation

/// A file with one mail, asked for its size before it is read: a mail of 200 MB never gets into memory.
struct MailFile: Sendable {
  let path: String

  /// - Throws: ``MailFileFault`` that names the file, what is wrong, and the remedy.
  func bytes(limit: Int) throws(MailFileFault) -> [UInt8] {
    if path == "-" { return try checked([UInt8](FileHandle.standardInput.readDataToEndOfFile()), limit) }
    var status = stat()
    guard stat(path, &status) == 0 else { throw fault(SystemReason()) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw fault("this is a folder", "name files with one mail each; piste mail import takes folders")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw fault("this is no file", "name files with one mail each")
    }
    guard access(path, R_OK) == 0 else { throw fault(SystemReason()) }
    guard status.st_size <= limit else { throw .tooLarge(path, Int(status.st_size), limit) }
    guard let content = FileManager.default.contents(atPath: path) else {
      throw fault("the file can't be read", "check its owner and mode")
    }
    return try checked([UInt8](content), limit)
  }

  private func checked(_ bytes: [UInt8], _ limit: Int) throws(MailFileFault) -> [UInt8] {
    guard bytes.count <= limit else { throw .tooLarge(path, bytes.count, limit) }
    guard !bytes.isEmpty else { throw fault("the file is empty", "fetch the mail again") }
    return bytes
  }

  private func fault(_ reason: SystemReason) -> MailFileFault {
    fault("the file can't be read: \(reason.words)", reason.remedy)
  }

  private func fault(_ message: String, _ remedy: String) -> MailFileFault {
    MailFileFault(place: path, message: message, remedy: remedy)
  }
}

/// A file that holds no mail we can take; the others are taken all the same.
struct MailFileFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, and which mail of it where it holds several.
  let place: String
  let message: String
  let remedy: String

  var description: String { "\(place): \(message); \(remedy)" }

  static func tooLarge(_ place: String, _ size: Int, _ limit: Int) -> MailFileFault {
    MailFileFault(
      place: place, message: "\(size) bytes are more than the limit of \(limit)",
      remedy: "raise intake.max_message_size if it is wanted")
  }

  static func noMail(_ place: String) -> MailFileFault {
    MailFileFault(
      place: place, message: "it has no header field, so it is no mail",
      remedy: "name .eml, mbox or Maildir files")
  }

  var json: JSONValue { ["file": .string(place), "error": .string(message), "remedy": .string(remedy)] }
}
