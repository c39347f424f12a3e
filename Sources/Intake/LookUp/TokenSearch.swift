import Basics
import MailFormat

/// Collects tokens, valid and forged, without repeating any.
struct TokenSearch {
  let keyring: TokenKeyring
  private(set) var found: [IntakeClues.TokenClue] = []
  private(set) var forged: [String] = []

  init(keyring: TokenKeyring) { self.keyring = keyring }

  mutating func take(_ text: String, from place: IntakeClues.TokenClue.Place, rank: Int = 0) {
    switch keyring.read(text) {
    case .absent: break
    case .forged: forged.append(text)
    case .valid(let token): add(token, place, rank)
    }
  }

  /// Our Message-IDs are `<TOKEN.N@domain>`. In an id that another server rewrote, a token counts when we signed
  /// it; only under our own name may a text that nobody signed be called forged.
  mutating func take(_ id: MessageID, ownDomains: Set<String>, rank: Int) {
    let key = id.key
    let parts = key.split(separator: "@", maxSplits: 1)
    if parts.count == 2, ownDomains.contains(String(parts[1])), let dot = parts[0].lastIndex(of: ".") {
      take(String(parts[0][..<dot]), from: .reference, rank: rank)
    }
    takeSigned(in: key, from: .reference, rank: rank)
  }

  /// Those in the text that we signed. Others are no forgeries: mail programs cut and join what they quote.
  mutating func takeSigned(
    in text: some StringProtocol, from place: IntakeClues.TokenClue.Place, rank: Int = 0
  ) {
    for candidate in WrittenToken.candidates(in: text) {
      guard case .valid(let token) = keyring.read(candidate) else { continue }
      add(token, place, rank)
    }
  }

  private mutating func add(_ token: SignedToken, _ place: IntakeClues.TokenClue.Place, _ rank: Int) {
    guard !found.contains(where: { $0.token == token && $0.place == place }) else { return }
    found.append(IntakeClues.TokenClue(token, in: place, rank: rank))
  }
}
