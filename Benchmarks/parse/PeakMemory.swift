import Foundation
import Intake
import MailFormat

/// Large mails by what makes them large.
enum LargeMail: String {
  case attachment, text, html, line

  func bytes(megabytes: Int) -> [UInt8] {
    let size = megabytes << 20
    let head =
      "From: Anna Keller <anna@example.com>\r\nTo: info@example.net\r\nSubject: Large\r\nMIME-Version: 1.0\r\n"
    var mail = Array(head.utf8)
    mail.reserveCapacity(size)
    mail += Array("Content-Type: \(type)\r\n\r\n".utf8)
    let line = Array(self.line.utf8)
    while mail.count + line.count < size { mail += line }
    if self == .attachment { mail += Array("\r\n--b--\r\n".utf8) }
    return mail
  }

  private var type: String {
    switch self {
    case .attachment:
      """
      multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--b\r
      Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64
      """
    case .text, .line: "text/plain; charset=utf-8"
    case .html: "text/html; charset=utf-8"
    }
  }

  private var line: String {
    switch self {
    case .attachment: String(repeating: "UEsDBBQAAAAI", count: 6) + "UEsD\r\n"
    case .text: "Wir bestätigen die Lieferung von zwölf Fenstern auf Dienstag.\r\n"
    case .html: "<p>Wir best&auml;tigen die <b>Lieferung</b> von zwölf Fenstern.</p>\r\n"
    case .line: "Fenster "
    }
  }
}

/// How much memory a large mail takes, above what the process had before the mail was there: in a process of its own,
/// as the kernel counted it (VmHWM).
enum PeakMemory {
  static func report(_ kind: LargeMail, megabytes: Int, until stage: String) {
    guard let path = write(kind.bytes(megabytes: megabytes)) else { return }
    defer { unlink(path) }
    clearPeak()
    let before = kilobytes("VmRSS:")
    guard let pack = MailPack(path: path, index: path + ".index") else { return }
    defer { unlink(path + ".index") }
    pack.forEach { mail in
      let message = MailMessage.parse(mail)
      if stage != "parse" { for part in message.root.descendants { touch(part) } }
      if stage == "understand" { withExtendedLifetime(MailUnderstanding.read(message)) {} }
    }
    print("kind=\(kind.rawValue) stage=\(stage) mail=\(megabytes << 10) peak=\(kilobytes("VmHWM:") - before)")
  }

  private static func touch(_ part: MIMEPart) {
    guard !part.isMultipart else { return }
    if part.contentType.isText {
      withExtendedLifetime(part.decodedText()) {}
    } else {
      withExtendedLifetime(part.decodedBytes()) {}
    }
  }

  /// The mail in a file, so that its making is no part of the peak.
  private static func write(_ mail: [UInt8]) -> String? {
    let path = NSTemporaryDirectory() + "piste-bench-\(getpid())"
    do {
      try Data(mail).write(to: URL(filePath: path))
      try Data("\(mail.count)\n".utf8).write(to: URL(filePath: path + ".index"))
      return path
    } catch {
      print(error)
      return nil
    }
  }

  /// proc(5): 5 makes the peak what is resident now.
  private static func clearPeak() {
    guard let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
    try? file.write(contentsOf: Data("5".utf8))
  }

  private static func kilobytes(_ key: String) -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
    return line.flatMap { Int($0.dropFirst(key.count).filter(\.isNumber)) } ?? 0
  }
}
