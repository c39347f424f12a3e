import CCurl

/// The certificate that a server shows, read without trusting it: after it was refused, by a connection that
/// carries no credentials and is closed at once.
struct ShownCertificate: Hashable {
  var subject = ""
  var issuer = ""
  var start = ""
  var end = ""
  var names = ""

  static nonisolated(nonsending) func look(
    at endpoint: ServerEndpoint, _ mail: MailProtocol, on loop: TransportLoop
  ) async -> ShownCertificate? {
    var stranger = endpoint
    stranger.user = nil
    stranger.password = nil
    stranger.bearer = nil
    stranger.caFile = nil
    stranger.timeouts.connect = min(endpoint.timeouts.connect, .seconds(10))
    guard let session = CurlSession(), session.configure(stranger, as: mail, login: .sasl),
      session.set(CURLOPT_SSL_VERIFYPEER, 0), session.set(CURLOPT_SSL_VERIFYHOST, 0),
      session.set(CURLOPT_CERTINFO, 1)
    else { return nil }
    _ = await loop.connect(session, until: .after(stranger.timeouts.connect + .seconds(2)))
    defer { loop.close(session) }
    let lines = session.certificateLines
    return lines.isEmpty ? nil : ShownCertificate(lines: lines)
  }

  /// - Parameter lines: `Name:value`, as libcurl writes them.
  init(lines: [[UInt8]]) {
    for line in lines {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let value = line[(colon + 1)...].printable(limit: 300)
      switch line[..<colon].printable() {
      case "Subject": subject = value
      case "Issuer": issuer = value
      case "Start date": start = value
      case "Expire date": end = value
      case "X509v3 Subject Alternative Name": names = value
      default: continue
      }
    }
  }

  /// What helps to mend the fault.
  func facts(about fault: CertificateFault) -> String? {
    switch fault {
    case .expired: end.isEmpty ? nil : "it held until \(end)"
    case .notYetValid: start.isEmpty ? nil : "it holds from \(start)"
    case .otherName: "it is issued for \(names.isEmpty ? subject : names)"
    case .selfSigned, .unknownAuthority: issuer.isEmpty ? nil : "it is issued by \(issuer)"
    case .authorityFile, .other: nil
    }
  }
}

extension CurlSession {
  /// Of the server's own certificate.
  fileprivate var certificateLines: [[UInt8]] {
    var found: UnsafeMutablePointer<curl_certinfo>?
    guard piste_curl_certificates(handle, &found) == CURLE_OK, let found, found.pointee.num_of_certs > 0
    else { return [] }
    var lines: [[UInt8]] = []
    var entry = found.pointee.certinfo?[0]
    while let current = entry {
      if let text = current.pointee.data { lines.append(Array(String(cString: text).utf8)) }
      entry = current.pointee.next
    }
    return lines
  }
}
