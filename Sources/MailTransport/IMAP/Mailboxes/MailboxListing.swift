/// A mailbox that an account has (LIST, RFC 9051 section 6.3.9).
package struct MailboxListing: Hashable, Sendable {
  /// Decoded, as `select` and the others take it.
  package let name: String
  /// As the server writes them, sorted: `\HasNoChildren`, `\Sent`.
  package let attributes: [String]
  /// What stands between the levels of a name; nil where there are none.
  package let delimiter: String?
  package internal(set) var role: MailboxRole?

  package init(name: String, attributes: [String], delimiter: String?, role: MailboxRole? = nil) {
    self.name = name
    self.attributes = attributes
    self.delimiter = delimiter
    self.role = role
  }

  /// False for a level of the hierarchy that holds no mails.
  package var isSelectable: Bool {
    !attributes.contains {
      $0.utf8.equalsIgnoringCase("\\NOSELECT") || $0.utf8.equalsIgnoringCase("\\NONEXISTENT")
    }
  }
}

extension MailboxListing {
  /// From the tokens behind `LIST`: `(attributes) "delimiter" name …`.
  init?(_ tokens: ArraySlice<IMAPToken>, utf8: Bool) {
    guard tokens.first == .open, let close = tokens.firstIndex(of: .close) else { return nil }
    let words = tokens[..<close].compactMap(\.wordBytes)
    let rest = tokens[(close + 1)...]
    guard let delimiter = rest.first, let name = rest.dropFirst().first?.anyBytes, !name.isEmpty else {
      return nil
    }
    let role = words.lazy.compactMap(MailboxRole.init(attribute:)).first
    var separator: String?
    if case .text(let bytes) = delimiter, !bytes.isEmpty {
      separator = String(decoding: bytes, as: UTF8.self)
    }
    self.init(
      name: MailboxName.decoded(name, utf8: utf8), attributes: words.map { $0.printable() }.sorted(),
      delimiter: separator, role: name.equalsIgnoringCase("INBOX") ? .inbox : role)
  }

  /// Roles by name, for those roles that the server gives to nobody: what it says is right.
  static func withUsualRoles(_ listings: [MailboxListing], _ namespaces: MailboxNamespaces)
    -> [MailboxListing]
  {
    var listings = listings
    let given = Set(listings.compactMap(\.role))
    let names = listings.map { namespaces.short($0.name).lowercased() }
    for role in MailboxRole.allCases where !given.contains(role) {
      let place = role.usualNames.lazy.compactMap { usual in
        names.indices.first { names[$0] == usual && listings[$0].role == nil && listings[$0].isSelectable }
      }.first
      if let place { listings[place].role = role }
    }
    return listings
  }
}
