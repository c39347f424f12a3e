import CCurl

/// Which protocol libcurl speaks until the login, and with it the URL schemes it may use.
enum MailProtocol: String, Sendable {
  case imap
  case smtp
}

extension CurlSession {
  /// Every setting of a connection. TLS is required unless the endpoint says `plaintext`, certificates and
  /// names are always checked, nothing is taken from the environment (`.netrc`, proxies), and the credentials
  /// never stand in the URL. No `CURLOPT_TIMEOUT`: from libcurl 8.17 on it breaks CONNECT_ONLY.
  func configure(_ endpoint: ServerEndpoint, as mail: MailProtocol, login: LoginChoice) -> Bool {
    let scheme = endpoint.security == .implicitTLS ? mail.rawValue + "s" : mail.rawValue
    let tls = endpoint.security == .plaintext ? CURLUSESSL_NONE : CURLUSESSL_ALL
    let connectTime = endpoint.timeouts.connect.wholeMilliseconds
    return set(CURLOPT_URL, "\(scheme)://\(endpoint.name)")
      && set(CURLOPT_PROTOCOLS_STR, scheme)
      && set(CURLOPT_CONNECT_ONLY, 1)
      && set(CURLOPT_USE_SSL, Int(tls.rawValue))
      && set(CURLOPT_TCP_KEEPALIVE, 1)
      && set(CURLOPT_CONNECTTIMEOUT_MS, connectTime)
      && set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(connectTime / 1000, 1))
      && verify(trusting: endpoint.caFile) && authenticate(endpoint, login)
  }

  /// What holds for every request, mail or token: the certificate and its name are checked, TLS is of today, and
  /// the environment has no say.
  func verify(trusting caFile: String?) -> Bool {
    set(CURLOPT_NOSIGNAL, 1)
      && set(CURLOPT_SSL_VERIFYPEER, 1)
      && set(CURLOPT_SSL_VERIFYHOST, 2)
      && set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
      && set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
      && set(CURLOPT_PROXY, "")
      && trust(caFile)
  }

  /// A private authority replaces the system's. No folder of certificates is read where there is a file, which
  /// Debian has beside it: only then do connections share one store of them (lib/vtls/openssl.c), which makes
  /// 94 kB and 1 ms a connection out of 875 kB and 20 ms.
  private func trust(_ caFile: String?) -> Bool {
    if let caFile { return set(CURLOPT_CAINFO, caFile) && readsNoFolder() }
    return curl_version_info(CURLVERSION_SEVENTH).pointee.cainfo == nil || readsNoFolder()
  }

  private func readsNoFolder() -> Bool {
    piste_curl_set_text(handle, CURLOPT_CAPATH, nil) == CURLE_OK
  }

  /// The mechanism is named: left alone, libcurl prefers CRAM-MD5 even inside TLS. The initial response saves
  /// a round trip (RFC 4959).
  private func authenticate(_ endpoint: ServerEndpoint, _ login: LoginChoice) -> Bool {
    guard let user = endpoint.user else { return true }
    let proof =
      endpoint.mechanism.takesToken
      ? set(CURLOPT_XOAUTH2_BEARER, endpoint.bearer?.reveal() ?? "")
      : set(CURLOPT_PASSWORD, endpoint.password?.reveal() ?? "")
    return proof && set(CURLOPT_USERNAME, user)
      && set(CURLOPT_LOGIN_OPTIONS, endpoint.mechanism.loginOptions(login))
      && set(CURLOPT_SASL_IR, 1)
  }

  func set(_ option: CURLoption, _ value: Int) -> Bool {
    piste_curl_set_long(handle, option, value) == CURLE_OK
  }

  func set(_ option: CURLoption, _ value: String) -> Bool {
    piste_curl_set_text(handle, option, value) == CURLE_OK
  }
}

/// Which attempt at the login this is.
enum LoginChoice: Sendable {
  /// By the SASL mechanisms that the endpoint names.
  case sasl
  /// By IMAP's own LOGIN command: for servers that offer no SASL at all (seen in the wild).
  case anything
}

extension ServerEndpoint.Mechanism {
  /// As libcurl's login options spell it. `AUTH=*` reaches the LOGIN command where a server offers no SASL.
  fileprivate func loginOptions(_ login: LoginChoice) -> String {
    switch self {
    case .password: login == .sasl ? "AUTH=PLAIN;AUTH=LOGIN" : "AUTH=*"
    case .plain: "AUTH=PLAIN"
    case .login: "AUTH=LOGIN"
    case .cramMD5: "AUTH=CRAM-MD5"
    case .xoauth2: "AUTH=XOAUTH2"
    case .oauthBearer: "AUTH=OAUTHBEARER"
    }
  }

  /// What a server must offer of it, as IMAP capabilities and EHLO lines call it.
  var offers: [String] {
    switch self {
    case .password: ["PLAIN", "LOGIN"]
    case .plain: ["PLAIN"]
    case .login: ["LOGIN"]
    case .cramMD5: ["CRAM-MD5"]
    case .xoauth2: ["XOAUTH2"]
    case .oauthBearer: ["OAUTHBEARER"]
    }
  }
}

extension Duration {
  /// At least one, for interfaces where zero means "for ever".
  var wholeMilliseconds: Int {
    let parts = components
    guard parts.seconds >= 0 else { return 1 }
    let milliseconds = min(parts.seconds, 86_400) * 1000 + parts.attoseconds / 1_000_000_000_000_000
    return Int(max(milliseconds, 1))
  }
}
