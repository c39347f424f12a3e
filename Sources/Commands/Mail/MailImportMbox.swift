import Foundation

/// Reads an mbox file mail by mail (RFC 4155, and what came before it): one mail at most is in memory.
///
/// A mail begins at a line `From sender date` at the start or after a blank line; the time of day in it tells
/// it from a sentence that begins with "From". Writers put a `>` before such lines of a body (mboxrd: before
/// `>From ` too), which is taken off again.
struct MailboxFile {
  private let path: String
  private let limit: Int
  private var lines: FileLines
  private var mail: [UInt8] = []
  private var size = 0
  private var number = 0
  private var followsBlankLine = true

  static func isMailbox(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return Array((try? file.read(upToCount: 5)) ?? Data()) == Array("From ".utf8)
  }

  /// - Throws: ``MailFileFault`` when it can't be opened.
  init(_ path: String, limit: Int) throws(MailFileFault) {
    self.path = path
    self.limit = limit
    lines = try FileLines(path)
  }

  /// Where the mail stands that ``next()`` gave last.
  var place: String { "\(path), mail \(number)" }

  /// The next mail, or why it can't be had; `nil` at the end.
  ///
  /// - Throws: ``MailFileFault`` when the file can't be read any further.
  mutating func next() throws(MailFileFault) -> Result<[UInt8], MailFileFault>? {
    if number == 0, try !skipToFirst() { return nil }
    guard !lines.isFinished else { return nil }
    number += 1
    while let line = try lines.next() {
      if followsBlankLine, Self.isSeparator(line) { break }
      followsBlankLine = Self.isBlank(line)
      take(line)
    }
    return finished()
  }

  private mutating func skipToFirst() throws(MailFileFault) -> Bool {
    while let line = try lines.next() {
      if Self.isSeparator(line) { return true }
      guard Self.isBlank(line) else {
        throw MailFileFault(
          place: path, message: "an mbox begins with a line \"From …\", this does not",
          remedy: "name an mbox file")
      }
    }
    return false
  }

  private mutating func take(_ line: ArraySlice<UInt8>) {
    let bytes = Self.unquoted(line)
    size += bytes.count
    if size <= limit { mail += bytes } else { mail = [] }
  }

  private mutating func finished() -> Result<[UInt8], MailFileFault> {
    defer {
      mail = []
      size = 0
      followsBlankLine = true
    }
    guard size <= limit else { return .failure(.tooLarge(place, size, limit)) }
    return .success(Self.withoutLastBlankLine(mail))
  }

  /// The blank line before the next separator belongs to the mailbox, not to the mail.
  private static func withoutLastBlankLine(_ mail: [UInt8]) -> [UInt8] {
    let end: [UInt8] = mail.suffix(2) == [13, 10] ? [13, 10] : [10]
    return mail.suffix(end.count * 2) == (end + end)[...] ? Array(mail.dropLast(end.count)) : mail
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.count <= 2 && line.allSatisfy { $0 == 10 || $0 == 13 }
  }

  private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: "From ".utf8) else { return false }
    let bytes = Array(line.prefix(200))
    return bytes.indices.dropFirst(2).dropLast(2).contains { index in
      bytes[index] == UInt8(ascii: ":")
        && [index - 2, index - 1, index + 1, index + 2].allSatisfy { (48...57).contains(bytes[$0]) }
    }
  }

  private static func unquoted(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let afterMarks = line.drop { $0 == UInt8(ascii: ">") }
    guard afterMarks.startIndex > line.startIndex, afterMarks.starts(with: "From ".utf8) else { return line }
    return line.dropFirst()
  }
}

/// The lines of a file, each with its line end, read in blocks. A line that is longer than a block comes in
/// pieces, which the reader may treat as lines: mail allows 1000 octets.
struct FileLines {
  private static let block = 1 << 16

  private let path: String
  private let file: FileHandle
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  init(_ path: String) throws(MailFileFault) {
    guard let file = FileHandle(forReadingAtPath: path) else {
      let reason = SystemReason()
      throw MailFileFault(
        place: path, message: "the file can't be read: \(reason.words)", remedy: reason.remedy)
    }
    self.path = path
    self.file = file
  }

  var isFinished: Bool { isAtEnd && position == buffer.count }

  mutating func next() throws(MailFileFault) -> ArraySlice<UInt8>? {
    while true {
      let rest = buffer[position...]
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) { return take(upTo: end + 1) }
      if isAtEnd || rest.count >= Self.block { return rest.isEmpty ? nil : take(upTo: buffer.count) }
      try refill()
    }
  }

  private mutating func take(upTo end: Int) -> ArraySlice<UInt8> {
    defer { position = end }
    return buffer[position..<end]
  }

  private mutating func refill() throws(MailFileFault) {
    buffer.removeFirst(position)
    position = 0
    do {
      let more = try file.read(upToCount: Self.block) ?? Data()
      isAtEnd = more.isEmpty
      buffer += more
    } catch {
      throw MailFileFault(
        place: path, message: "the file can't be read on: \(SystemReason(error)?.words ?? "\(error)")",
        remedy: "check the disk")
    }
  }
}
