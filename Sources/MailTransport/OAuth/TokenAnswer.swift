/// What an issuer answered to a request for a token (RFC 6749 sections 5.1 and 5.2, RFC 8628 section 3.5).
package enum TokenAnswer: Hashable, Sendable {
  case granted(TokenGrant)
  case refused(TokenRefusal)
}

/// The tokens of one answer. Times are in seconds from the moment of the answer.
package struct TokenGrant: Hashable, Sendable {
  package let access: Secret
  /// Nil when the issuer does not say.
  package let expiresIn: Int?
  /// Nil when the one that was shown stays in use.
  package let refresh: Secret?
  /// Seen in the wild: `refresh_token_expires_in` (Google), `refresh_expires_in` (Keycloak).
  package let refreshExpiresIn: Int?
  /// Nil when it is what was asked for.
  package let scope: String?
}

/// Why an issuer gives no token: a code for programs and perhaps a sentence.
package struct TokenRefusal: Hashable, Sendable {
  /// `invalid_grant`, `authorization_pending` …
  package let code: String
  package let explanation: String

  package init(code: String, explanation: String = "") {
    self.code = code
    self.explanation = explanation
  }

  package var words: String { explanation.isEmpty ? code : "\(code): \(explanation)" }
}

extension TokenAnswer {
  /// Reads the answer; its media type does not matter, its bytes do.
  ///
  /// - Throws: `protocolViolation` for anything but an answer of OAuth 2, `unavailable` when the issuer is in
  ///   trouble. No byte of the body is quoted: it may hold a token.
  init(_ reply: FormPost.Reply, to request: FormPost) throws(TransportError) {
    let members = try reply.members(request)
    if let refusal = TokenRefusal(members) {
      self = .refused(refusal)
      return
    }
    guard (200..<300).contains(reply.status), let grant = TokenGrant(members) else {
      throw .protocolViolation(
        request.note("HTTP \(reply.status) without a usable token", advice: .checkAddress))
    }
    self = .granted(grant)
  }
}

extension FormPost.Reply {
  /// The members of the answer, if it is one of OAuth 2.
  func members(_ request: FormPost) throws(TransportError) -> FlatJSON {
    if let members = FlatJSON(body), status < 500 || members.text("error") != nil { return members }
    guard status != 429, status < 500 else {
      throw .unavailable(request.note("HTTP \(status)"))
    }
    guard !(300..<400).contains(status) else {
      throw .protocolViolation(
        request.note("HTTP \(status), a redirection, which is not followed", advice: .checkAddress))
    }
    let isPage = body.first { $0 > 32 } == UInt8(ascii: "<")
    throw .protocolViolation(
      request.note(
        "HTTP \(status) and \(isPage ? "a web page" : "something") instead of JSON", advice: .checkAddress))
  }
}

extension TokenRefusal {
  init?(_ members: FlatJSON) {
    guard let code = members.text("error"), !code.isEmpty else { return nil }
    self.code = code.utf8.printable(limit: 80)
    explanation = (members.text("error_description") ?? "").utf8.printable(limit: 400)
  }
}

extension TokenGrant {
  init?(_ members: FlatJSON) {
    guard let access = members.text("access_token"), Self.isToken(access),
      members.text("token_type")?.utf8.equalsIgnoringCase("BEARER") ?? true
    else { return nil }
    self.access = Secret(access)
    expiresIn = members.number("expires_in").map { max($0, 0) }
    refresh = members.text("refresh_token").flatMap { Self.isToken($0) ? Secret($0) : nil }
    refreshExpiresIn = (members.number("refresh_token_expires_in") ?? members.number("refresh_expires_in"))
      .flatMap { $0 > 0 ? $0 : nil }
    scope = members.text("scope").map { $0.utf8.printable(limit: 2000) }
  }

  /// RFC 6749 appendix A.12: printable ASCII.
  static func isToken(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }
}
