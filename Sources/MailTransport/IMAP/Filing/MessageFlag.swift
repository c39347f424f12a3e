/// A flag of a message (RFC 9051 section 2.3.2).
package struct MessageFlag: Hashable, Sendable {
  let wire: String

  package static let seen = MessageFlag(wire: "\\Seen")
  package static let answered = MessageFlag(wire: "\\Answered")
  package static let flagged = MessageFlag(wire: "\\Flagged")
  package static let draft = MessageFlag(wire: "\\Draft")

  private init(wire: String) { self.wire = wire }

  /// A keyword such as `$Forwarded`; nil when the text is no atom.
  package init?(keyword: String) {
    let special = Set("(){%*\"\\]".utf8)
    guard !keyword.isEmpty, keyword.utf8.allSatisfy({ $0 > 32 && $0 < 127 && !special.contains($0) }) else {
      return nil
    }
    wire = keyword
  }
}

/// Where an appended message stands (UIDPLUS, RFC 4315 section 3).
package struct AppendedUID: Hashable, Sendable {
  package let uidValidity: UInt32
  package let uid: UInt32

  package init(uidValidity: UInt32, uid: UInt32) {
    self.uidValidity = uidValidity
    self.uid = uid
  }

  /// From `[APPENDUID 38505 3955]`.
  init?(_ status: StatusText) {
    guard status.hasCode("APPENDUID"), status.code.count == 3, let validity = status.code[1].number32,
      let uid = status.code[2].number32
    else { return nil }
    self.init(uidValidity: validity, uid: uid)
  }
}
