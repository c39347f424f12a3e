import Basics
import MailFormat

/// What a mail offers to be found by; `Store` answers it with ``IntakeFacts`` in a few plain queries.
package struct IntakeClues: Hashable, Sendable {
  /// A signed token that was found, and where.
  package struct TokenClue: Hashable, Sendable {
    package enum Place: String, Sendable {
      /// In one of our addresses that the mail was sent to.
      case recipient
      /// In a Message-ID of ours that the mail refers to.
      case reference
      /// In the text of ours that the mail cites.
      case quote
      /// In the writer's own words.
      case words
    }

    package let token: SignedToken
    package let place: Place
    /// In a Message-ID: how many newer ones the mail refers to.
    package let rank: Int

    package init(_ token: SignedToken, in place: Place, rank: Int = 0) {
      self.token = token
      self.place = place
      self.rank = rank
    }
  }

  /// Valid tokens: those of recipients first, then of references, newest first, then of the text, topmost first.
  package let tokens: [TokenClue]
  /// Texts that look like tokens, but that none of our keys signed.
  package let forgedTokens: [String]
  package let messageID: MessageID?
  /// Newest first.
  package let referencedIDs: [MessageID]
  /// Lower case; empty when there is no author.
  package let senderAddress: String
  /// As the mail shows it; empty when there is none.
  package let senderName: String
  /// RFC 5256; empty when there is none.
  package let baseSubject: String
  /// The subject says to be an answer's: `Re:`, `AW:` …
  package let isMarkedAsReply: Bool
  /// What names the list (RFC 2919), in lower case; empty when there is none.
  package let listID: String
  /// The Message-ID of our mail that a report returns.
  package let returnedMessageID: MessageID?
  /// The mail that a colleague sends on.
  package private(set) var forwarded: ForwardClue?

  /// A long thread of the client's own may stand before our last letter.
  private static let referenceLimit = 200

  package static func read(_ message: MailMessage, rules: IntakeRules) -> IntakeClues {
    var search = TokenSearch(keyring: rules.keyring)
    for detail in EnvelopeRecipients.read(message.header, rules: rules).details {
      search.take(detail, from: .recipient)
    }
    let referenced = Array(message.references.ids.suffix(referenceLimit).reversed())
    let ownDomains = Set(rules.ownAddresses.map(\.domain))
    for (rank, id) in referenced.enumerated() { search.take(id, ownDomains: ownDomains, rank: rank) }
    readText(of: message, into: &search)
    let author = Author.answerAddress(of: message, rules: rules)
    var clues = IntakeClues(
      tokens: search.found, forgedTokens: search.forged, messageID: message.messageID,
      referencedIDs: referenced, senderAddress: author?.addrSpec.lowercased() ?? "",
      senderName: author?.shownName ?? "", baseSubject: message.baseSubject.text,
      isMarkedAsReply: [.reply, .either].contains(SubjectMark.outermost(of: message.subject)),
      listID: listID(of: message), returnedMessageID: ReturnedID.read(message))
    clues.forwarded = ForwardClue.read(message, rules: rules)
    return clues
  }

  /// The token in the text of a letter of ours, as an answer cites it; only a mail that has one is taken apart for
  /// it.
  private static func readText(of message: MailMessage, into search: inout TokenSearch) {
    let body = message.readable
    guard !WrittenToken.candidates(in: body.text).isEmpty else { return }
    let reply = ReplyText.read(message, body: body, sender: message.from.first)
    search.takeSigned(in: reply.quoted, from: .quote)
    search.takeSigned(in: reply.visible, from: .words)
    search.takeSigned(in: reply.signature, from: .words)
  }

  /// Between the angle brackets; what stands before them is a description.
  private static func listID(of message: MailMessage) -> String {
    let field = (message.header.first("List-Id") ?? "").lowercased()
    guard let start = field.utf8.lastIndex(of: UInt8(ascii: "<")) else { return "" }
    let inside = field[field.utf8.index(after: start)...].utf8.prefix { $0 != UInt8(ascii: ">") }
    return String(Substring(inside))
  }

  /// The question that a mail answers: by the address that it was sent to; where no token stands in one, by the
  /// newest mail that it refers to. "Oui" must not reach a customer because a mail program lost the address.
  package var question: Int64? {
    if let asked = ids(.question, in: .recipient).first { return asked }
    guard let first = tokens.first, first.place == .reference, first.token.purpose == .question else {
      return nil
    }
    return first.token.id
  }

  /// The keys that tokens of that purpose carry, strongest first, each once.
  package func ids(_ purpose: SignedToken.Purpose, in place: TokenClue.Place? = nil) -> [Int64] {
    var ids: [Int64] = []
    for clue in tokens where clue.token.purpose == purpose && (place == nil || clue.place == place) {
      if !ids.contains(clue.token.id) { ids.append(clue.token.id) }
    }
    return ids
  }
}
