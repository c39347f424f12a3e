/// How a login at a mail server is proved. Nothing is tried but what the setting names.
package enum LoginMethod: String, Sendable, CaseIterable {
  /// By password inside TLS: PLAIN, else LOGIN.
  case password
  case plain
  case login
  /// RFC 2195: the password does not travel. For servers that offer nothing better; never chosen for us.
  case cramMD5 = "cram-md5"
  /// By access token, as Google and Microsoft take it.
  case xoauth2
  /// By access token, RFC 7628.
  case oauthbearer

  package var takesToken: Bool { self == .xoauth2 || self == .oauthbearer }
}

extension SettingType<LoginMethod> {
  /// SCRAM is refused with its reason: Debian builds libcurl without it.
  static let loginMethod = SettingType(
    expectation: choice.expectation, example: choice.example, candidates: choice.candidates,
    write: { $0.rawValue }
  ) { text throws(SettingFault) in
    guard !text.lowercased().hasPrefix("scram") else {
      throw SettingFault(
        "\(quoted(text)) is not possible: libcurl on Debian is built without SCRAM",
        "write password, which travels inside TLS")
    }
    return LoginMethod(rawValue: text.lowercased())
  }
}
