import Basics
import Foundation
import Store
import Testing

@Suite("Blobs that are kept together")
struct BlobPackTests {
  private func withStore(_ body: (BlobStore) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/piste-packs-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(try BlobStore(directory: folder))
  }

  private func files(_ store: BlobStore) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: store.directory).filter {
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: store.directory + "/" + $0, isDirectory: &isFolder)
      return exists && !isFolder.boolValue
    }
  }

  private let mails = (0..<100).map { number in
    (0..<number * 37).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ number) }
  }

  /// As another process sees it: nothing in memory.
  private func reopened(_ store: BlobStore) throws -> BlobStore { try BlobStore(directory: store.directory) }

  @Test("they can be read before they are kept, and afterwards by everyone, out of one file")
  func keeps() throws {
    try withStore { store in
      let gathering = store.gathering()
      let digests = try mails.map { try gathering.write($0) }
      #expect(digests == mails.map { SHA256Digest(of: $0) })
      #expect(try files(store).isEmpty)
      #expect(try digests.map { try gathering.read($0) } == mails)
      #expect(throws: BlobError.self) { try store.read(digests[3]) }

      try gathering.keep()
      #expect(try files(store).count == 1)
      #expect(try digests.map { try store.read($0) } == mails)
      #expect(try digests.map { try reopened(store).read($0) } == mails)
      try gathering.keep()
      #expect(try files(store).count == 1)
    }
  }

  @Test("few, and large ones, are files of their own", arguments: [[1, 2, 3], [70_000], [65_537, 5]])
  func single(sizes: [Int]) throws {
    try withStore { store in
      let gathering = store.gathering()
      let digests = try sizes.map { try gathering.write([UInt8](repeating: 7, count: $0)) }
      try gathering.keep()
      #expect(Set(try files(store).map { String($0.suffix(64)) }) == Set(digests.map(\.hex)))
    }
  }

  @Test("the newest pack is looked at first, and each keeps its own")
  func manyPacks() throws {
    try withStore { store in
      for start in stride(from: 0, to: 100, by: 20) {
        let gathering = store.gathering()
        for mail in mails[start..<start + 20] { try gathering.write(mail) }
        try gathering.keep()
      }
      #expect(try files(store).count == 5)
      #expect(try files(store).allSatisfy { $0.hasPrefix("pk/000000000") })
      #expect(try mails.map { try reopened(store).read(SHA256Digest(of: $0)) } == mails)
      let error = #expect(throws: BlobError.self) { try store.read(SHA256Digest(of: [1, 2])) }
      #expect(error?.reason.contains("no pack holds it") == true)
    }
  }

  @Test("a blob whose bytes have changed in its pack is refused, and no other")
  func altered() throws {
    try withStore { store in
      let gathering = store.gathering()
      for mail in mails { try gathering.write(mail) }
      try gathering.keep()
      let path = store.directory + "/" + (try #require(try files(store).first))
      var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      let victim = try #require(mails.last)
      let start = try #require(bytes.indices.first { bytes[$0...].starts(with: victim) })
      bytes[start] ^= 1
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let reading = try reopened(store)
      let error = #expect(throws: BlobError.self) { try reading.read(SHA256Digest(of: victim)) }
      #expect(error?.reason.contains("restore it from a backup") == true)
      #expect(try mails.dropLast().map { try reading.read(SHA256Digest(of: $0)) } == Array(mails.dropLast()))
    }
  }

  @Test(
    "a damaged pack is named to who finds the blob nowhere else",
    arguments: [0, 5, 26, 5000, 99_999])
  func damaged(length: Int) throws {
    try withStore { store in
      for part in [mails[..<50], mails[50...]] {
        let gathering = store.gathering()
        for mail in part { try gathering.write(mail) }
        try gathering.keep()
      }
      let newest = store.directory + "/" + (try #require(try files(store).max()))
      let bytes = try Data(contentsOf: URL(fileURLWithPath: newest))
      try bytes.prefix(length).write(to: URL(fileURLWithPath: newest))
      let reading = try reopened(store)
      #expect(try reading.read(SHA256Digest(of: mails[7])) == mails[7])
      let error = #expect(throws: BlobError.self) { try reading.read(SHA256Digest(of: mails[60])) }
      #expect(error?.path == newest)
    }
  }

  @Test("numbers in an index that lead out of the pack are refused")
  func hostileIndex() throws {
    try withStore { store in
      let digest = SHA256Digest(of: [9])
      let lines = [
        "\(digest.hex) 000000000000 999999999999\npiste pack 1 000000000001\n",
        "\(digest.hex) 00000000000x 000000000001\npiste pack 1 000000000001\n",
        "piste pack 1 999999999999\n", "piste pack 1 -00000000001\n", "piste pack 2 000000000000\n",
      ]
      try FileManager.default.createDirectory(
        atPath: store.directory + "/pk", withIntermediateDirectories: true)
      for line in lines {
        let path = store.directory + "/pk/0000000001-x"
        try Data(line.utf8).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: BlobError.self) { try store.read(digest) }
        #expect(error?.path == path)
      }
    }
  }
}
