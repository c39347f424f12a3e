import Testing

@testable import MailTransport

/// When a token is used, renewed, or asked of a person.
@Suite struct TokenPlanTests {
  private static let access = Secret("access")
  private static let refresh = Secret("refresh")

  private func state(_ expires: Int64?, refresh: Secret? = TokenPlanTests.refresh, until: Int64? = nil)
    -> TokenState
  {
    var state = TokenState()
    state.access = Self.access
    state.accessExpires = expires
    state.refresh = refresh
    state.refreshExpires = until
    return state
  }

  @Test(
    "an access token is used until five minutes before its end",
    arguments: [
      (1301, .use(access)), (1300, .refresh(refresh)), (1000, .refresh(refresh)), (0, .refresh(refresh)),
      (nil, .use(access)),
    ] as [(Int64?, TokenPlan)])
  func expiry(expires: Int64?, plan: TokenPlan) {
    #expect(TokenPlan(state(expires), from: .person, now: 1000) == plan)
  }

  @Test("a refused token is renewed although it should hold; one that was replaced meanwhile is used")
  func refused() {
    #expect(TokenPlan(state(9999), from: .person, refused: Self.access, now: 1000) == .refresh(Self.refresh))
    #expect(TokenPlan(state(9999), from: .person, refused: Secret("older"), now: 1000) == .use(Self.access))
    #expect(TokenPlan(state(9999), from: .clientCredentials, refused: Self.access, now: 1000) == .request)
  }

  @Test("only a person helps when there is no way to renew")
  func person() {
    #expect(TokenPlan(TokenState(), from: .person, now: 1000) == .askPerson(.neverLoggedIn))
    #expect(TokenPlan(state(900, refresh: nil), from: .person, now: 1000) == .askPerson(.noRefreshToken))
    #expect(TokenPlan(state(900, until: 1000), from: .person, now: 1000) == .askPerson(.refreshTokenExpired))
    #expect(TokenPlan(state(900, until: 1001), from: .person, now: 1000) == .refresh(Self.refresh))
    #expect(TokenPlan(TokenState(), from: .clientCredentials, now: 1000) == .request)
  }

  @Test("an answer replaces what it brings and keeps the rest")
  func taking() {
    let grant = TokenGrant(
      access: Secret("new"), expiresIn: 3600, refresh: nil, refreshExpiresIn: nil, scope: nil)
    let kept = state(1, until: 5000).taking(grant, at: 1000)
    #expect(kept.access == Secret("new") && kept.accessExpires == 4600)
    #expect(kept.refresh == Self.refresh && kept.refreshExpires == 5000)
    let rotated = TokenGrant(
      access: Secret("new"), expiresIn: nil, refresh: Secret("next"), refreshExpiresIn: nil, scope: "mail")
    let next = kept.taking(rotated, at: 2000)
    #expect(next.refresh == Secret("next") && next.refreshExpires == nil && next.accessExpires == nil)
    #expect(next.scope == "mail")
  }

  @Test("what is kept comes back from its file, whatever is in it")
  func json() {
    var state = state(1_800_000_000, refresh: Secret(#"a"b\c/é"#), until: 1_900_000_000)
    state.scope = "https://mail.google.com/ openid"
    #expect(TokenState(json: Array(state.json.utf8)) == state)
    #expect(TokenState(json: Array(TokenState().json.utf8)) == TokenState())
    #expect(TokenState(json: Array("{".utf8)) == nil)
  }

  @Test("no description shows a token")
  func hidden() {
    let grant = TokenGrant(
      access: Secret("hush"), expiresIn: 1, refresh: Secret("hush"), refreshExpiresIn: nil, scope: nil)
    var dumped = ""
    dump(TokenState().taking(grant, at: 0), to: &dumped)
    #expect(
      !"\(grant) \(TokenAnswer.granted(grant)) \(TokenPlan.use(Secret("hush")))\(dumped)".contains("hush"))
  }
}
