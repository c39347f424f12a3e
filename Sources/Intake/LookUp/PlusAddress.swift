import MailFormat

/// `local+detail@domain` taken apart (RFC 5233, "subaddress"): where our tokens travel.
package struct PlusAddress: Hashable, Sendable {
  /// The address without the detail.
  package let base: MailAddress
  /// Empty when there is none.
  package let detail: String

  package init(_ address: MailAddress) {
    let local = address.localPart
    guard let plus = local.firstIndex(of: "+"), plus > local.startIndex,
      let base = MailAddress(addrSpec: String(local[..<plus]) + "@" + address.domain)
    else {
      self.base = address
      detail = ""
      return
    }
    self.base = base
    detail = String(local[local.index(after: plus)...])
  }
}
