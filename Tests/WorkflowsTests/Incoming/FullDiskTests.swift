import Basics
import Foundation
import Glibc
import MailTransport
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// The folder for mails can't be written: the words say so, the position stays, and reading goes on once it can.
@Suite("A mail that can't be kept")
struct FullDiskTests {
  private let reader = MailReader()
  /// The second does not fit into a disk of 256 kB.
  private static let mails = [
    RawMail.fromAnna(1).bytes,
    RawMail.fromAnna(2, [], String(repeating: "words and words\n", count: 30_000)).bytes,
    RawMail.fromAnna(3).bytes,
  ]

  private func check(
    _ desk: TestOffice, words: String, mend: () throws -> Void
  ) async throws {
    let mailbox = ScriptedMailbox(Self.mails)
    let server = try mailbox.serve()
    let endpoint = MailReader.scripted(server)
    let error = await #expect(throws: BlobError.self) { _ = try await reader.fetch(desk, endpoint) }
    let said = error.map { IntakeTrouble.words($0) } ?? ""
    #expect(said.contains(words))
    #expect(said.contains(desk.office.blobs.directory))
    #expect(said.contains("The mail stays on the server"))
    #expect(try await MailReader.position(desk)?.lastUID ?? 0 == 0)
    let before = try await desk.read { try Journal($0).counts().seen }
    try mend()
    #expect(try await reader.fetch(desk, endpoint) == 3 - Int(before))
    #expect(try await MailReader.position(desk)?.lastUID == 3)
    #expect(try await desk.read { try Journal($0).counts().seen } == 3)
    #expect(try incoming(desk).isEmpty)
  }

  private func incoming(_ desk: TestOffice) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: desk.office.blobs.directory + "/incoming")
  }

  @Test("for want of its folder")
  func withoutFolder() async throws {
    try await TestOffice.open(.sqlite) { desk in
      let folder = desk.office.blobs.directory + "/incoming"
      try FileManager.default.removeItem(atPath: folder)
      try Data().write(to: URL(fileURLWithPath: folder))
      try await check(desk, words: "can't create") {
        try FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      }
    }
  }

  @Test("a mail whose letter can't be kept waits for the disk and is not quarantined")
  func letter() async throws {
    try await TestOffice.open(.sqlite) { desk in
      _ = try await TakeMail(desk.office)(Self.mails[1])
      let folder = desk.office.blobs.directory + "/incoming"
      try FileManager.default.removeItem(atPath: folder)
      try Data().write(to: URL(fileURLWithPath: folder))
      await #expect(throws: BlobError.self) { try await ReceiveMail(desk.office)() }
      #expect(try await desk.read { try Journal($0).counts()[.pending] } == 1)
      try FileManager.default.removeItem(atPath: folder)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      #expect(try await ReceiveMail(desk.office)() == 1)
      #expect(try await desk.read { try Journal($0).counts()[.applied] } == 1)
    }
  }

  @Test("for want of space, on a disk of its own", .enabled(if: SmallDisk.isPossible))
  func fullDisk() async throws {
    try await TestOffice.open(.sqlite) { desk in
      let disk = try SmallDisk(at: desk.office.blobs.directory, kilobytes: 256)
      defer { disk.remove() }
      try FileManager.default.createDirectory(
        atPath: desk.office.blobs.directory + "/incoming", withIntermediateDirectories: false)
      try await check(desk, words: "No space left on device") { try disk.resize(kilobytes: 8192) }
    }
  }

  @Test("on a disk that is read only", .enabled(if: SmallDisk.isPossible))
  func readOnly() async throws {
    try await TestOffice.open(.sqlite) { desk in
      let disk = try SmallDisk(at: desk.office.blobs.directory, kilobytes: 8192)
      defer { disk.remove() }
      try FileManager.default.createDirectory(
        atPath: desk.office.blobs.directory + "/incoming", withIntermediateDirectories: false)
      try disk.resize(kilobytes: 8192, isReadOnly: true)
      try await check(desk, words: "Read-only file system") { try disk.resize(kilobytes: 8192) }
    }
  }
}

/// A file system in memory over a folder; only root may make one.
private struct SmallDisk {
  let folder: String

  static var isPossible: Bool {
    let folder =
      FileManager.default.temporaryDirectory.path + "/piste-disk-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    guard mkdir(folder, 0o700) == 0 else { return false }
    defer { rmdir(folder) }
    guard let disk = try? SmallDisk(at: folder, kilobytes: 64) else { return false }
    disk.remove()
    return true
  }

  init(at folder: String, kilobytes: Int) throws {
    self.folder = folder
    guard mount("piste-test", folder, "tmpfs", 0, "size=\(kilobytes)k") == 0 else { throw MountFailed() }
  }

  func resize(kilobytes: Int, isReadOnly: Bool = false) throws {
    let flags = UInt(MS_REMOUNT) | (isReadOnly ? UInt(MS_RDONLY) : 0)
    guard mount("piste-test", folder, "tmpfs", flags, "size=\(kilobytes)k") == 0 else { throw MountFailed() }
  }

  func remove() { umount2(folder, Int32(MNT_DETACH)) }

  private struct MountFailed: Error {}
}
