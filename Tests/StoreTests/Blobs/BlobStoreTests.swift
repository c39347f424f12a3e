import Basics
import Foundation
import Store
import Testing

@Suite("The blob store")
struct BlobStoreTests {
  private func withStore(_ body: (BlobStore) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/piste-blobs-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(try BlobStore(directory: folder))
  }

  private func incoming(_ store: BlobStore) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: store.directory + "/incoming")
  }

  @Test("bytes come back as they were, under the name of their digest", arguments: [0, 1, 65_537, 1_000_000])
  func roundTrip(size: Int) throws {
    try withStore { store in
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      let digest = try store.write(bytes)
      #expect(digest == SHA256Digest(of: bytes))
      #expect(store.path(of: digest).hasSuffix("/\(digest.hex.prefix(2))/\(digest.hex)"))
      #expect(try store.read(digest) == bytes)
      #expect(try incoming(store).isEmpty)
    }
  }

  @Test("the same bytes twice are one file, readable by nobody else")
  func twice() throws {
    try withStore { store in
      let digest = try store.write([1, 2, 3])
      #expect(try store.write([1, 2, 3]) == digest)
      let folder = store.directory + "/" + digest.hex.prefix(2)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [digest.hex])
      let attributes = try FileManager.default.attributesOfItem(atPath: store.path(of: digest))
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("a file whose bytes have changed is refused")
  func altered() throws {
    try withStore { store in
      let digest = try store.write([1, 2, 3])
      try Data([1, 2, 4]).write(to: URL(fileURLWithPath: store.path(of: digest)))
      let error = #expect(throws: BlobError.self) { try store.read(digest) }
      #expect(error?.description.contains("restore it from a backup") == true)
      // Written again, it is whole again.
      #expect(try store.write([1, 2, 3]) == digest)
      #expect(try store.read(digest) == [1, 2, 3])
    }
  }

  @Test("a blob that is not there is refused with its path")
  func missing() throws {
    try withStore { store in
      let digest = SHA256Digest(of: [9])
      let error = #expect(throws: BlobError.self) { try store.read(digest) }
      #expect(error?.path == store.path(of: digest))
    }
  }

  @Test("pieces are joined, and what is dropped half-way leaves nothing behind")
  func pieces() throws {
    try withStore { store in
      let writer = try BlobWriter(store: store)
      for piece in [[1, 2], [], [3]] as [[UInt8]] { try piece.withUnsafeBytes { try writer.append($0) } }
      #expect(writer.size == 3)
      #expect(try incoming(store).count == 1)
      #expect(try store.read(writer.finish()) == [1, 2, 3])
      writer.discard()
      let dropped = try BlobWriter(store: store)
      try [UInt8(4)].withUnsafeBytes { try dropped.append($0) }
      dropped.discard()
      do { _ = try BlobWriter(store: store) }
      #expect(try incoming(store).isEmpty)
    }
  }

  @Test("a folder that can't be made is named")
  func noFolder() {
    let error = #expect(throws: BlobError.self) { try BlobStore(directory: "/proc/nowhere/blobs") }
    #expect(error?.path == "/proc/nowhere/blobs")
  }
}
