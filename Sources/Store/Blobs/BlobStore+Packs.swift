import Basics
import Foundation

extension BlobStore {
  /// Two letters, like the folders of single blobs, so that a backup takes it along.
  private var packFolder: String { directory + "/pk" }

  /// A pack is named by its number, so that the newest is looked at first, and by what it holds, so that two
  /// that were numbered alike stay two.
  func writePack(_ blobs: [SHA256Digest: [UInt8]]) throws {
    let bytes = BlobPack.bytes(of: blobs)
    let last = packs().first.flatMap { Int($0.prefix(10)) } ?? 0
    let digits = String(last + 1)
    let number = String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits
    let writer = try BlobWriter(store: self)
    try bytes.withUnsafeBytes { try writer.append($0) }
    try writer.finish { (packFolder, "\(number)-\($0.hex.prefix(16))") }
    remember(blobs)
  }

  /// Newest first: what is asked for is mostly what came last. A damaged pack matters only to who finds the
  /// blob in no other.
  func readFromPacks(_ digest: SHA256Digest) throws -> [UInt8]? {
    var damage: (any Error)?
    for name in packs() {
      do {
        if let bytes = try BlobPack(path: packFolder + "/" + name).read(digest) { return bytes }
      } catch {
        damage = damage ?? error
      }
    }
    if let damage { throw damage }
    return nil
  }

  private func packs() -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: packFolder)
    return (names ?? []).sorted(by: >)
  }
}
