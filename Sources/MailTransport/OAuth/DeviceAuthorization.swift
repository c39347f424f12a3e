/// What a person needs to let a program in from another device (RFC 8628 section 3.2).
package struct DeviceAuthorization: Hashable, Sendable {
  let deviceCode: Secret
  /// What the person enters.
  package let userCode: String
  /// Where.
  package let address: String
  /// The same with the code in it, when the issuer offers that.
  package let completeAddress: String?
  /// In seconds.
  package let expiresIn: Int
  /// Seconds between two questions.
  let interval: Int

  /// Google calls the address `verification_url`. Bounds keep an issuer from making us ask without pause or
  /// wait for days.
  init?(_ members: FlatJSON) {
    guard let device = members.text("device_code"), TokenGrant.isToken(device),
      let code = members.text("user_code"), !code.isEmpty,
      let address = members.text("verification_uri") ?? members.text("verification_url"),
      let lifetime = members.number("expires_in")
    else { return nil }
    deviceCode = Secret(device)
    userCode = code.utf8.printable(limit: 80)
    self.address = address.utf8.printable(limit: 500)
    completeAddress = members.text("verification_uri_complete").map { $0.utf8.printable(limit: 500) }
    expiresIn = min(max(lifetime, 1), 3600)
    interval = min(max(members.number("interval") ?? 5, 1), 60)
  }
}

/// How often an issuer is asked whether the person has agreed (RFC 8628 section 3.5). Time is counted in the
/// pauses that were made.
struct DevicePolling {
  private(set) var pause: Int
  private var left: Int

  init(_ authorization: DeviceAuthorization) {
    pause = authorization.interval
    left = authorization.expiresIn
  }

  enum Step: Hashable {
    /// Ask again after so many seconds.
    case wait(Int)
    case done
    case expired
  }

  /// The first pause comes before the first question: nobody types that fast.
  mutating func begin() -> Step { wait() }

  mutating func next(after answer: TokenAnswer) -> Step {
    guard case .refused(let refusal) = answer else { return .done }
    switch refusal.code {
    case "authorization_pending": return wait()
    case "slow_down":
      pause += 5
      return wait()
    default: return .done
    }
  }

  /// An issuer that cannot be reached is asked half as often.
  mutating func nextAfterFailure() -> Step {
    pause = min(pause * 2, 60)
    return wait()
  }

  private mutating func wait() -> Step {
    left -= pause
    return left < 0 ? .expired : .wait(pause)
  }
}
