import Basics
import Foundation

/// Bytes of mails and documents, named by their SHA-256 and kept in a folder beside the database.
///
/// A blob is written to a temporary file, flushed to the disk and only then given its name, so that a
/// name always stands for complete bytes. It is written before the transaction that refers to it commits;
/// a crash in between leaves a blob that nobody refers to, never a reference without its blob. Small blobs that
/// come in numbers share a file: see ``gathering()`` and ``BlobBatch``.
package struct BlobStore: Sendable {
  package let directory: String
  let batch: BlobBatch?
  private let recent: RecentBlobs

  /// - Throws: ``BlobError`` when the folder can't be made.
  package init(directory: String) throws {
    self.directory = directory
    batch = nil
    recent = RecentBlobs()
    do {
      try FileManager.default.createDirectory(
        atPath: directory + "/incoming", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw BlobError(path: directory, action: "create", reason: error.localizedDescription)
    }
  }

  private init(_ store: BlobStore, batch: BlobBatch) {
    directory = store.directory
    recent = store.recent
    self.batch = batch
  }

  /// A store whose blobs wait for ``keep()``.
  package func gathering() -> BlobStore { BlobStore(self, batch: BlobBatch(self)) }

  /// Returns when every blob that this store has gathered is on the disk.
  package func keep() throws { try batch?.keep() }

  /// What was just written need not come from the disk.
  func remember(_ blobs: [SHA256Digest: [UInt8]]) { recent.add(blobs) }

  /// Keeps `bytes` and names them.
  @discardableResult
  package func write(_ bytes: [UInt8]) throws -> SHA256Digest {
    try batch?.add(bytes) ?? writeFile(bytes)
  }

  @discardableResult
  func writeFile(_ bytes: [UInt8]) throws -> SHA256Digest {
    let writer = try BlobWriter(store: self)
    try bytes.withUnsafeBytes { try writer.append($0) }
    return try writer.finish()
  }

  /// - Throws: ``BlobError`` when there is no such blob, or its bytes are no longer what their name says.
  package func read(_ digest: SHA256Digest) throws -> [UInt8] {
    if let bytes = batch?.find(digest) ?? recent.find(digest) { return bytes }
    let path = path(of: digest)
    let content = FileManager.default.contents(atPath: path).map { [UInt8]($0) }
    guard let bytes = try content ?? readFromPacks(digest) else {
      throw BlobError(path: path, action: "read", reason: "no such file, and no pack holds it")
    }
    guard SHA256Digest(of: bytes) == digest else {
      throw BlobError(path: path, action: "read", reason: "its bytes have changed; restore it from a backup")
    }
    return bytes
  }

  /// Where a blob stands that is a file of its own.
  package func path(of digest: SHA256Digest) -> String {
    directory + "/" + digest.hex.prefix(2) + "/" + digest.hex
  }
}

/// A blob could not be kept or read.
package struct BlobError: Error, CustomStringConvertible {
  package let path: String
  package let action: String
  package let reason: String

  /// A blob that can't be had is one blob's matter; that none can be kept is the disk's.
  package var concernsDisk: Bool { action != "read" }

  package var description: String { "can't \(action) \(path): \(reason)" }
}
