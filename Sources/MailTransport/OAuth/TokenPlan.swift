/// The tokens of one login as they are kept. Times are seconds since 1970.
package struct TokenState: Hashable, Sendable {
  package var access: Secret?
  /// Nil when the issuer did not say: then it is used until a server refuses it.
  package var accessExpires: Int64?
  package var refresh: Secret?
  package var refreshExpires: Int64?
  package var scope: String?

  package init() {}

  /// What is kept after an answer. A refresh token that the issuer does not replace stays in use
  /// (RFC 6749 section 6).
  package func taking(_ grant: TokenGrant, at now: Int64) -> TokenState {
    var state = self
    state.access = grant.access
    state.accessExpires = grant.expiresIn.map { now.addingReportingOverflow(Int64($0)).partialValue }
    if let refresh = grant.refresh { state.refresh = refresh }
    if let seconds = grant.refreshExpiresIn {
      state.refreshExpires = now.addingReportingOverflow(Int64(seconds)).partialValue
    } else if grant.refresh != nil {
      state.refreshExpires = nil
    }
    state.scope = grant.scope ?? scope
    return state
  }
}

/// How a login gets its tokens.
package enum TokenSource: Hashable, Sendable {
  /// A person has agreed once; from then on by refresh token.
  case person
  case clientCredentials
}

/// What to do for an access token now.
package enum TokenPlan: Hashable, Sendable {
  case use(Secret)
  case refresh(Secret)
  /// By client credentials.
  case request
  case askPerson(Lack)

  /// Why only a person can help.
  package enum Lack: Hashable, Sendable {
    case neverLoggedIn
    case refreshTokenExpired
    /// The access token has run out, or was refused, and no refresh token came with it.
    case noRefreshToken
  }

  /// An access token is replaced this many seconds before its end, so that a connection that is being made
  /// does not outlive it.
  package static let margin: Int64 = 300

  /// - Parameters:
  ///   - refused: an access token that a mail server did not take although it should hold.
  ///   - now: seconds since 1970.
  package init(_ state: TokenState, from source: TokenSource, refused: Secret? = nil, now: Int64) {
    if let access = state.access, access != refused, state.accessHolds(at: now, margin: Self.margin) {
      self = .use(access)
    } else if source == .clientCredentials {
      self = .request
    } else if let refresh = state.refresh {
      let isOver = state.refreshExpires.map { $0 <= now } ?? false
      self = isOver ? .askPerson(.refreshTokenExpired) : .refresh(refresh)
    } else {
      self = .askPerson(state.access == nil ? .neverLoggedIn : .noRefreshToken)
    }
  }
}

extension TokenState {
  /// Whether the access token is good for `margin` seconds more.
  package func accessHolds(at now: Int64, margin: Int64 = 0) -> Bool {
    access != nil && (accessExpires.map { $0 - margin > now } ?? true)
  }

  /// Of the words of `requested`, those that were not granted. An issuer that does not say grants what was
  /// asked for (RFC 6749 section 5.1); words that are about the answer, not about mail, do not count.
  package func missingScopes(of requested: String) -> [String] {
    guard let scope else { return [] }
    let silent: Set = ["offline_access", "openid", "profile", "email"]
    let granted = Set(scope.lowercased().split(separator: " "))
    return requested.split(separator: " ").filter { word in
      let word = word.lowercased()
      return !silent.contains(word) && !word.hasSuffix("/.default") && !granted.contains(word[...])
    }.map(String.init)
  }
}
