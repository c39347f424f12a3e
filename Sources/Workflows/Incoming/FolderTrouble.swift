import MailTransport
import Settings

/// Why one folder of an account can't be used, while the others can.
package struct FolderTrouble: Error, Hashable, CustomStringConvertible {
  /// Empty when no folder could be found at all.
  package let mailbox: String
  package let description: String

  package init(mailbox: String, description: String) {
    self.mailbox = mailbox
    self.description = description
  }

  /// The settings name a folder that the server does not open.
  ///
  /// - Parameters:
  ///   - existing: every folder of the account.
  ///   - words: what the server said.
  static func missing(_ mailbox: String, existing: [String], words: String) -> FolderTrouble {
    let said = words.isEmpty ? "" : " (\(words))"
    return FolderTrouble(
      mailbox: mailbox,
      description: "the folder \"\(mailbox)\" can't be opened\(said); there are: "
        + "\(list(existing, near: mailbox)). Correct its name in the settings, or create it on the server.")
  }

  static func noSentFolder(existing: [String]) -> FolderTrouble {
    FolderTrouble(
      mailbox: "",
      description: "the server does not say which folder holds sent mail; there are: "
        + "\(list(existing, near: "Sent")). Name it in the settings (sent_mailbox).")
  }

  static func refused(_ mailbox: String, _ error: TransportError) -> FolderTrouble {
    FolderTrouble(mailbox: mailbox, description: "the folder \"\(mailbox)\" can't be used: \(error)")
  }

  private static func list(_ existing: [String], near name: String) -> String {
    let sorted = NearestWord.sorted(existing, near: name)
    let shown = sorted.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ")
    return sorted.count > 12 ? "\(shown) and \(sorted.count - 12) more" : sorted.isEmpty ? "none" : shown
  }
}
