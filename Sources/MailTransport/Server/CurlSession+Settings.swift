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
      && set(CURLOPT_NOSIGNAL, 1)
      && set(CURLOPT_USE_SSL, Int(tls.rawValue))
      && set(CURLOPT_SSL_VERIFYPEER, 1)
      && set(CURLOPT_SSL_VERIFYHOST, 2)
      && set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
      && set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
      && set(CURLOPT_PROXY, "")
      && set(CURLOPT_TCP_KEEPALIVE, 1)
      && set(CURLOPT_CONNECTTIMEOUT_MS, connectTime)
      && set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(connectTime / 1000, 1))
      && trust(endpoint.caFile) && authenticate(endpoint, login)
  }

  /// A private authority replaces the system's: both the file and the folder of the defaults.
  private func trust(_ caFile: String?) -> Bool {
    guard let caFile else { return true }
    return set(CURLOPT_CAINFO, caFile) && piste_curl_set_text(handle, CURLOPT_CAPATH, nil) == CURLE_OK
  }

  /// The mechanisms are named: left alone, libcurl prefers CRAM-MD5 even inside TLS. The initial response
  /// saves a round trip (RFC 4959).
  private func authenticate(_ endpoint: ServerEndpoint, _ login: LoginChoice) -> Bool {
    guard let user = endpoint.user else { return true }
    return set(CURLOPT_USERNAME, user)
      && set(CURLOPT_PASSWORD, endpoint.password?.reveal() ?? "")
      && set(CURLOPT_LOGIN_OPTIONS, login.rawValue)
      && set(CURLOPT_SASL_IR, 1)
  }

  private func set(_ option: CURLoption, _ value: Int) -> Bool {
    piste_curl_set_long(handle, option, value) == CURLE_OK
  }

  private func set(_ option: CURLoption, _ value: String) -> Bool {
    piste_curl_set_text(handle, option, value) == CURLE_OK
  }
}

/// How to log in, as libcurl's login options spell it.
enum LoginChoice: String, Sendable {
  case sasl = "AUTH=PLAIN;AUTH=LOGIN"
  /// Whatever libcurl finds, at last the LOGIN command of IMAP: for servers that offer neither (seen in the
  /// wild).
  case anything = "AUTH=*"
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
