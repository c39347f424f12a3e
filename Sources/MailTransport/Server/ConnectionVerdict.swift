import CCurl

extension CurlSession {
  /// What libcurl's answer to the attempt to connect means for somebody who has to repair it.
  func checkConnection(
    _ note: ServerNote, _ mail: MailProtocol, _ endpoint: ServerEndpoint
  ) throws(TransportError) {
    guard result != CURLE_OK else { return }
    throw FailedSetup(
      result: result, words: words, lines: serverLines, mail: mail, endpoint: endpoint
    ).verdict(during: note.during)
  }
}

/// A connection that did not come about. Codes alone do not tell why: a wrong password and a server in
/// maintenance are both 67, so the server's last words are looked at too.
struct FailedSetup {
  let result: CURLcode
  /// libcurl's own words.
  let words: String
  /// What the server said, line by line.
  let lines: [[UInt8]]
  let mail: MailProtocol
  let endpoint: ServerEndpoint

  func verdict(during: String) -> TransportError {
    switch result {
    case CURLE_COULDNT_RESOLVE_HOST: .hostUnreachable(note(during, words, advice: .checkName))
    case CURLE_COULDNT_CONNECT: .hostUnreachable(note(during, words))
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
      .certificateRejected(
        note(during, words, advice: CertificateFault(words, caFile: endpoint.caFile).advice))
    case CURLE_USE_SSL_FAILED: .tlsUnavailable(note(during, words, advice: withoutTLS))
    case CURLE_SSL_CONNECT_ERROR where isHandshakeCut:
      .connectionClosed(note(during, words, advice: .handshakeCut), inLiteral: false)
    case CURLE_SSL_CONNECT_ERROR: .tlsUnavailable(note(during, words, advice: handshakeAdvice))
    case CURLE_OPERATION_TIMEDOUT:
      .timedOut(note(during, quoted, advice: silenceAdvice ?? otherProtocolAdvice))
    case CURLE_WRITE_ERROR: .limitExceeded(note(during, words), uid: nil)
    case _ where saysUnavailable: .unavailable(note(during, quoted))
    case CURLE_LOGIN_DENIED: refusedLogin(during)
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL:
      .protocolViolation(note(during, quoted, advice: otherProtocolAdvice))
    default: .connectionClosed(note(during, quoted, advice: otherProtocolAdvice), inLiteral: false)
    }
  }

  private func refusedLogin(_ during: String) -> TransportError {
    let refusal = LoginRefusal(
      reply: lastReply, denial: denial, offered: OfferedMechanisms(lines, mail), endpoint: endpoint)
    let words = refusal.words ?? quoted
    return refusal.isTransient
      ? .unavailable(note(during, words)) : .loginRefused(note(during, words, advice: refusal.advice))
  }

  /// It stands in the last challenge, behind which a plain refusal may follow.
  private var denial: BearerDenial? {
    guard endpoint.mechanism.takesToken else { return nil }
    return lines.suffix(3).reversed().lazy.compactMap { BearerDenial(line: $0) }.first
  }

  private func note(_ during: String, _ words: String, advice: String? = nil) -> ServerNote {
    ServerNote(server: endpoint.name, during: during, words: words, advice: advice)
  }

  private var quoted: String {
    lastReply.isEmpty ? words : "\(words); the server said \"\(lastReply)\""
  }

  /// The last thing that the server said; all lines of it in SMTP, where refusals run over several.
  var lastReply: String {
    guard mail == .smtp, let code = lines.last?.prefix(3), code.count == 3 else {
      return (lines.last ?? []).printable()
    }
    let reply = lines.reversed().prefix { $0.prefix(3) == code }.reversed()
    return reply.map { $0.printable() }.joined(separator: " ")
  }

  /// IMAP: `* BYE`, or `[UNAVAILABLE]` (RFC 5530); SMTP: any 4xx, above all 421 and 454 (RFC 4954 section 6).
  private var saysUnavailable: Bool {
    let said = lines.last ?? []
    switch mail {
    case .smtp: return said.first == UInt8(ascii: "4")
    case .imap: return said.startsIgnoringCase("* BYE") || said.contains(code: "[UNAVAILABLE]")
    }
  }
}

// MARK: - A port that speaks something else

extension FailedSetup {
  private var withoutTLS: String {
    "The server offers no STARTTLS here, and nothing is sent without TLS; check the port, or try TLS from "
      + "the start on port \(mail.tlsPort)."
  }

  /// The connection went away while TLS began, without a word of TLS: a restart or the network, as a rule.
  private var isHandshakeCut: Bool {
    ["onnection reset", "Broken pipe", "SSL_ERROR_SYSCALL", "unexpected eof"].contains { words.contains($0) }
  }

  private var handshakeAdvice: String? {
    if words.contains("wrong version number") || words.contains("packet length too long") {
      return "The port answers without TLS: set STARTTLS for it, or take the port for TLS from the start "
        + "(\(mail.tlsPort))."
    }
    guard words.contains("protocol version") || words.contains("unsupported protocol") else { return nil }
    return "The server knows only TLS older than 1.2, which is not safe any more; it must be updated."
  }

  /// A server that speaks first, and did not, may wait for TLS, or for the words of another protocol.
  private var silenceAdvice: String? {
    guard lines.isEmpty, words.contains("SSL") == false, !words.contains("onnection time") else { return nil }
    return endpoint.security == .implicitTLS
      ? "The server is there but says nothing: check that the port belongs to \(mail.rawValue.uppercased())."
      : "The server is there but says nothing: the port may want TLS from the start (\(mail.tlsPort))."
  }

  private var otherProtocolAdvice: String? {
    guard let greeting = lines.first else { return nil }
    if greeting.startsIgnoringCase("HTTP/") || greeting.startsIgnoringCase("<") {
      return "This is a web server; check the port."
    }
    if mail == .imap, greeting.startsIgnoringCase("220") {
      return "This is an SMTP server, not IMAP; check host and port."
    }
    if mail == .smtp, greeting.startsIgnoringCase("* OK") {
      return "This is an IMAP server, not SMTP; check host and port."
    }
    return greeting.startsIgnoringCase("+OK") ? "This is a POP3 server; check the port." : nil
  }
}

extension MailProtocol {
  /// RFC 8314 section 7.
  fileprivate var tlsPort: Int { self == .imap ? 993 : 465 }
}

extension String {
  fileprivate static let handshakeCut =
    "The connection broke while TLS began; it is made again. If that lasts, check whether the port wants TLS "
    + "from the start or STARTTLS."
  fileprivate static let checkName = "There is no host of this name: check how it is written, and the DNS."
}

extension [UInt8] {
  fileprivate func contains(code: StaticString) -> Bool {
    indices.contains { self[$0...].startsIgnoringCase(code) }
  }
}
