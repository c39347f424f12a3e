import Basics
import Foundation
import Store
import TestFirm
import Testing
import Workflows

extension TestOffice {
  /// Changes a blob on the disk behind the store's back.
  func damage(_ digest: String) throws {
    let path = office.blobs.path(of: try #require(SHA256Digest(hex: digest)))
    try Data("damaged".utf8).write(to: URL(fileURLWithPath: path))
  }
}
