import Foundation

/// The mails behind a path: a file, an mbox, a Maildir, or a folder of them, in a steady order.
///
/// Maildir (as qmail and Dovecot keep it): mails lie in `cur` and `new`, never in `tmp`; its other files are
/// no mails.
enum MailSource: Hashable, Sendable {
  case mail(String)
  case mailbox(String)

  /// - Throws: ``MailFileFault`` when there is no such path, or a folder without a mail.
  static func find(_ path: String) throws(MailFileFault) -> [MailSource] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw MailFileFault(place: path, message: "there is no such file or folder", remedy: "check the path")
    }
    guard isFolder.boolValue else { return [MailboxFile.isMailbox(path) ? .mailbox(path) : .mail(path)] }
    let found = inFolder(path)
    guard !found.isEmpty else {
      throw MailFileFault(
        place: path, message: "the folder holds no mail", remedy: "name a Maildir, an mbox, or .eml files")
    }
    return found
  }

  private static func inFolder(_ folder: String) -> [MailSource] {
    let top = URL(fileURLWithPath: folder).lastPathComponent
    let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
    return names.compactMap { name in
      let path = folder + "/" + name
      guard isFile(path) else { return nil }
      let parts = (top + "/" + name).split(separator: "/")
      return inFolder(path, parent: parts.dropLast().last ?? "", name: (parts.last ?? "").lowercased())
    }
  }

  private static func inFolder(_ path: String, parent: Substring, name: String) -> MailSource? {
    if parent == "cur" || parent == "new" || name.hasSuffix(".eml") { return .mail(path) }
    return name.hasSuffix(".mbox") || name == "mbox" ? .mailbox(path) : nil
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
  }
}
