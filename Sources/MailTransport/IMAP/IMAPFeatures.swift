/// What a server offers beyond IMAP4rev1 and we make use of.
package struct IMAPFeatures: Hashable, Sendable {
  /// How a literal may be sent without waiting for the server's `+` (RFC 7888).
  package enum Literals: Hashable, Sendable { case waiting, small, any }

  package let idle: Bool
  package let notify: Bool
  package let uidPlus: Bool
  package let move: Bool
  package let eSearch: Bool
  package let specialUse: Bool
  package let listExtended: Bool
  package let namespace: Bool
  package let condStore: Bool
  package let utf8: Bool
  package let compress: Bool
  package let id: Bool
  package let literals: Literals
  /// RFC 7889: no longer message can be appended.
  package let appendLimit: Int?

  /// From the words of CAPABILITY in upper case. A server that speaks IMAP4rev2 alone has what RFC 9051 took
  /// in (its appendix E).
  package init(capabilities: Set<String>) {
    let isRev2 = capabilities.contains("IMAP4REV2") && !capabilities.contains("IMAP4REV1")
    func has(_ word: String) -> Bool { capabilities.contains(word) }
    idle = isRev2 || has("IDLE")
    notify = has("NOTIFY")
    uidPlus = isRev2 || has("UIDPLUS")
    move = isRev2 || has("MOVE")
    eSearch = isRev2 || has("ESEARCH")
    specialUse = isRev2 || has("SPECIAL-USE")
    listExtended = isRev2 || has("LIST-EXTENDED")
    namespace = isRev2 || has("NAMESPACE")
    condStore = has("CONDSTORE") || has("QRESYNC")
    utf8 = has("UTF8=ACCEPT") && (isRev2 || has("ENABLE"))
    compress = has("COMPRESS=DEFLATE")
    id = has("ID")
    literals = has("LITERAL+") ? .any : isRev2 || has("LITERAL-") ? .small : .waiting
    appendLimit =
      capabilities.lazy.filter { $0.hasPrefix("APPENDLIMIT=") }.compactMap { Int($0.dropFirst(12)) }.first
  }

  /// In the servers' words, sorted, for people.
  package var words: [String] {
    let offered: [(Bool, String)] = [
      (compress, "COMPRESS=DEFLATE"), (condStore, "CONDSTORE"), (eSearch, "ESEARCH"), (id, "ID"),
      (idle, "IDLE"),
      (listExtended, "LIST-EXTENDED"), (literals == .any, "LITERAL+"), (literals == .small, "LITERAL-"),
      (move, "MOVE"), (namespace, "NAMESPACE"), (notify, "NOTIFY"), (specialUse, "SPECIAL-USE"),
      (uidPlus, "UIDPLUS"), (utf8, "UTF8=ACCEPT"),
    ]
    return offered.filter(\.0).map(\.1)
  }
}
