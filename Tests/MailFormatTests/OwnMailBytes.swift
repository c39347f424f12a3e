import Foundation

/// The bytes of our own mails in `Tests/Corpus`.
enum OwnMailBytes {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Corpus")

  /// Every mail, sorted by its path.
  static let all: [[UInt8]] = {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let mails = (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "eml" }
    return mails.sorted { $0.path < $1.path }.compactMap { (try? Data(contentsOf: $0)).map { [UInt8]($0) } }
  }()
}
