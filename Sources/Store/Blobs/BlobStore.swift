import Basics
import Foundation

/// Bytes of mails and documents, named by their SHA-256 and kept in a folder beside the database.
///
/// A blob is written to a temporary file, flushed to the disk and only then given its name, so that a
/// name always stands for complete bytes. It is written before the transaction that refers to it commits;
/// a crash in between leaves a blob that nobody refers to, never a reference without its blob.
package struct BlobStore: Sendable {
  package let directory: String

  /// - Throws: ``BlobError`` when the folder can't be made.
  package init(directory: String) throws {
    self.directory = directory
    do {
      try FileManager.default.createDirectory(
        atPath: directory + "/incoming", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw BlobError(path: directory, action: "create", reason: error.localizedDescription)
    }
  }

  /// Keeps `bytes` and names them.
  @discardableResult
  package func write(_ bytes: [UInt8]) throws -> SHA256Digest {
    let writer = try BlobWriter(store: self)
    try bytes.withUnsafeBytes { try writer.append($0) }
    return try writer.finish()
  }

  /// - Throws: ``BlobError`` when there is no such blob, or its bytes are no longer what their name says.
  package func read(_ digest: SHA256Digest) throws -> [UInt8] {
    let path = path(of: digest)
    guard let content = FileManager.default.contents(atPath: path) else {
      throw BlobError(path: path, action: "read", reason: "no such file")
    }
    let bytes = [UInt8](content)
    guard SHA256Digest(of: bytes) == digest else {
      throw BlobError(path: path, action: "read", reason: "its bytes have changed; restore it from a backup")
    }
    return bytes
  }

  package func path(of digest: SHA256Digest) -> String {
    directory + "/" + digest.hex.prefix(2) + "/" + digest.hex
  }
}

/// A blob could not be kept or read.
package struct BlobError: Error, CustomStringConvertible {
  package let path: String
  package let action: String
  package let reason: String

  package var description: String { "can't \(action) \(path): \(reason)" }
}
