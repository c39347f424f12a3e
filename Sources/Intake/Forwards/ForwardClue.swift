import Basics
import MailFormat

/// By what the mail that a colleague sends on can be found among our conversations.
package struct ForwardClue: Hashable, Sendable {
  /// Of the customer who wrote the original, lower case; empty when no address stands there.
  package let author: String
  /// The attached original's own Message-ID and those that it refers to, the newest first.
  package let ids: [MessageID]

  private static let limit = 50

  /// - Returns: `nil` for anything but a forward that says to be a colleague's.
  static func read(_ message: MailMessage, rules: IntakeRules) -> ForwardClue? {
    guard let author = message.from.first, rules.staffMember(author) != nil else { return nil }
    let forward = ForwardedMail.decide(message, kind: .person, text: message.readable.text).value
    guard let forward else { return nil }
    let original = AttachedForward.original(in: message)
    let references = (original?.references.ids.suffix(limit) ?? []).reversed()
    return ForwardClue(
      author: forward.customer(rules)?.from.address ?? "",
      ids: [original?.messageID].compactMap { $0 } + references)
  }
}

/// What the store knows about a ``ForwardClue``.
package struct ForwardFact: Hashable, Sendable {
  /// Conversations that hold the original, or a mail that it answers.
  package let byMessage: [Int64]
  /// Open conversations in which its author takes part, the latest first.
  package let byAuthor: [Int64]

  package init(byMessage: [Int64], byAuthor: [Int64]) {
    self.byMessage = byMessage
    self.byAuthor = byAuthor
  }
}

extension ForwardedMail {
  /// The outermost original that is of nobody in the house: a colleague is never the customer.
  func customer(_ rules: IntakeRules) -> Original? {
    originals.first { original in
      guard let address = original.from.address.flatMap({ MailAddress(addrSpec: $0) }) else { return false }
      return !rules.isOwn(address) && rules.staffMember(address) == nil
    }
  }
}
