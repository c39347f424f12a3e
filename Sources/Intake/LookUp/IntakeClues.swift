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
    }

    package let token: SignedToken
    package let place: Place

    package init(_ token: SignedToken, in place: Place) {
      self.token = token
      self.place = place
    }
  }

  /// Valid tokens: those of recipients first, then of references, newest first.
  package let tokens: [TokenClue]
  /// Texts that look like tokens, but that none of our keys signed.
  package let forgedTokens: [String]
  package let messageID: MessageID?
  /// Newest first.
  package let referencedIDs: [MessageID]
  /// Lower case; empty when there is no author.
  package let senderAddress: String
  /// RFC 5256; empty when there is none.
  package let baseSubject: String
  /// The Message-ID of our mail that a report returns.
  package let returnedMessageID: MessageID?

  private static let referenceLimit = 50

  package static func read(_ message: MailMessage, rules: IntakeRules) -> IntakeClues {
    var search = TokenSearch(keyring: rules.keyring)
    for detail in EnvelopeRecipients.read(message.header, rules: rules).details {
      search.take(detail, from: .recipient)
    }
    let referenced = Array(message.references.ids.suffix(referenceLimit).reversed())
    let ownDomains = Set(rules.ownAddresses.map(\.domain))
    for id in referenced { search.take(id, ownDomains: ownDomains) }
    return IntakeClues(
      tokens: search.found, forgedTokens: search.forged, messageID: message.messageID,
      referencedIDs: referenced,
      senderAddress: Author.answerAddress(of: message, rules: rules)?.addrSpec.lowercased() ?? "",
      baseSubject: message.baseSubject.text, returnedMessageID: ReturnedID.read(message))
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

/// Collects tokens, valid and forged, without repeating any.
private struct TokenSearch {
  let keyring: TokenKeyring
  private(set) var found: [IntakeClues.TokenClue] = []
  private(set) var forged: [String] = []

  init(keyring: TokenKeyring) { self.keyring = keyring }

  mutating func take(_ text: String, from place: IntakeClues.TokenClue.Place) {
    switch keyring.read(text) {
    case .absent: break
    case .forged: forged.append(text)
    case .valid(let token):
      let clue = IntakeClues.TokenClue(token, in: place)
      if !found.contains(clue) { found.append(clue) }
    }
  }

  /// Our Message-IDs are `<TOKEN.N@domain>`.
  mutating func take(_ id: MessageID, ownDomains: Set<String>) {
    let parts = id.text.split(separator: "@", maxSplits: 1)
    guard parts.count == 2, ownDomains.contains(parts[1].lowercased()) else { return }
    guard let dot = parts[0].lastIndex(of: ".") else { return }
    take(String(parts[0][..<dot]), from: .reference)
  }
}
