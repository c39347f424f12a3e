import Basics
import MailFormat

/// A stranger's mail that borrows a colleague: in the name that people see before the address, in `Reply-To`, or in
/// `Sender` (RFC 5322, 3.6.2). Mail programs show these as if they were the author, so such a mail is held back.
enum ColleagueClaim {
  static func find(in message: MailMessage, from author: MailAddress, rules: IntakeRules)
    -> (colleague: StaffMember, reason: SenderReason)?
  {
    let name = [author.displayName, author.comment].joined(separator: " ")
    if let colleague = addresses(in: name).lazy.compactMap(rules.staffMember).first {
      return (colleague, .namesAColleague)
    }
    if let colleague = message.replyTo.lazy.compactMap(rules.staffMember).first {
      return (colleague, .repliesToAColleague)
    }
    guard let colleague = message.sender.lazy.compactMap(rules.staffMember).first else { return nil }
    return (colleague, .sentByAColleague)
  }

  /// Longer names are cut by every program.
  private static let limit = 1000

  private static func addresses(in name: String) -> [MailAddress] {
    let words = name.unicodeScalars.prefix(limit).split {
      $0.properties.isWhitespace || "<>()[]{},;:\"'".unicodeScalars.contains($0)
    }
    return words.compactMap { EmailWord.address(in: String($0)) }.compactMap { MailAddress(addrSpec: $0) }
  }
}
