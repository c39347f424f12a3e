import Store
import Workflows

/// Which folders of an account can't be used, so that a change, and only a change, is logged and written down.
struct FolderHealth {
  private var troubles: [String: String] = [:]

  enum Change: Hashable {
    case failed(mailbox: String, String)
    case mended(mailbox: String)
  }

  /// What changed with a pass that used the folders `tried` and found these troubles.
  mutating func changes(_ found: [FolderTrouble], among tried: Set<String>) -> [Change] {
    let now = Dictionary(found.map { ($0.mailbox, $0.description) }) { first, _ in first }
    let failed = now.filter { troubles[$0.key] != $0.value }.map { Change.failed(mailbox: $0.key, $0.value) }
    let mended = troubles.keys.filter { tried.contains($0) && now[$0] == nil }
    for mailbox in mended { troubles[mailbox] = nil }
    troubles.merge(now) { $1 }
    return failed + mended.map { Change.mended(mailbox: $0) }
  }
}
