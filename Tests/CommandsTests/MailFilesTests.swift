import Foundation
import Testing

@testable import Commands

@Suite("Mails in files")
struct MailFilesTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "piste-mails-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func write(_ text: String, to path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func mails(in path: String, limit: Int = 1000) throws -> [Result<String, MailFileFault>] {
    var mailbox = try MailboxFile(path, limit: limit)
    var found: [Result<String, MailFileFault>] = []
    while let mail = try mailbox.next() { found.append(mail.map { String(decoding: $0, as: UTF8.self) }) }
    return found
  }

  @Test(
    "an mbox is split at its From lines, and its quoting taken off",
    arguments: [
      (
        "From a@b Tue Nov 24 09:30:00 2026\nA: 1\n\nx\n\nFrom a@b Tue Nov 24 09:31:00 2026\nA: 2\n\ny\n",
        ["A: 1\n\nx\n", "A: 2\n\ny\n"]
      ),
      (
        "From a@b Tue Nov 24 09:30:00 2026\nA: 1\n\n>From x\n>>From y\n> From z\n",
        ["A: 1\n\nFrom x\n>From y\n> From z\n"]
      ),
      (
        "From a@b Tue Nov 24 09:30:00 2026\nA: 1\n\n\nFrom now on we meet at noon\n",
        ["A: 1\n\n\nFrom now on we meet at noon\n"]
      ),
      (
        "From a@b Tue Nov 24 09:30:00 2026\r\nA: 1\r\n\r\nx\r\n\r\nFrom a@b Tue Nov 24 09:31:00 2026\r\nA: 2\r\n\r\n",
        ["A: 1\r\n\r\nx\r\n", "A: 2\r\n"]
      ),
      ("From a@b Tue Nov 24 09:30:00 2026\nA: 1\n\nno end", ["A: 1\n\nno end"]), ("", []), ("\n\n", []),
    ])
  func mbox(text: String, expected: [String]) throws {
    try withFolder { folder in
      try write(text, to: folder + "/box")
      #expect(try mails(in: folder + "/box").map { try $0.get() } == expected)
    }
  }

  @Test("a mail over the limit is named, and those around it are read")
  func largeInMbox() throws {
    try withFolder { folder in
      let line = "From a@b Tue Nov 24 09:30:00 2026\n"
      let large = "A: 2\n\n" + String(repeating: String(repeating: "x", count: 70) + "\n", count: 5000)
      try write("\(line)A: 1\n\n\(line)\(large)\n\(line)A: 3\n\n", to: folder + "/box")
      let found = try mails(in: folder + "/box")
      #expect(found.count == 3)
      guard case .failure(let fault) = found[1] else {
        Issue.record("the large mail was taken")
        return
      }
      #expect(fault.place.hasSuffix("/box, mail 2"))
      #expect(try found[2].get() == "A: 3\n")
    }
  }

  @Test("what is no mbox is refused")
  func noMbox() throws {
    try withFolder { folder in
      try write("Subject: x\n\n", to: folder + "/a.mbox")
      #expect(throws: MailFileFault.self) { try mails(in: folder + "/a.mbox") }
    }
  }

  @Test("folders give their .eml files, mboxes and Maildirs, in order, and nothing else")
  func folders() throws {
    try withFolder { folder in
      for name in [
        "b.eml", "a/c.EML", "notes.txt", "old.mbox", "Maildir/cur/1.a:2,S", "Maildir/new/2.b",
        "Maildir/tmp/3.c",
        "Maildir/dovecot-uidlist", "Maildir/.Sent/cur/4.d",
      ] { try write("A: 1\n\n", to: folder + "/" + name) }
      let found = try MailSource.find(folder)
      let names = [
        "Maildir/.Sent/cur/4.d", "Maildir/cur/1.a:2,S", "Maildir/new/2.b", "a/c.EML", "b.eml",
      ]
      #expect(found == names.map { .mail(folder + "/" + $0) } + [.mailbox(folder + "/old.mbox")])
      #expect(try MailSource.find(folder + "/Maildir/cur") == [.mail(folder + "/Maildir/cur/1.a:2,S")])
      #expect(throws: MailFileFault.self) { try MailSource.find(folder + "/Maildir/tmp") }
      #expect(throws: MailFileFault.self) { try MailSource.find(folder + "/nothing") }
    }
  }

  @Test("a huge file is refused by its size, without being read")
  func huge() throws {
    try withFolder { folder in
      let path = folder + "/huge.eml"
      try write("A: 1\n\n", to: path)
      // A file with a hole: 1 TB that could not be read into memory.
      #expect(truncate(path, 1 << 40) == 0)
      let fault = #expect(throws: MailFileFault.self) { try MailFile(path: path).bytes(limit: 50_000_000) }
      #expect(fault?.message.contains("1099511627776") == true)
    }
  }
}
