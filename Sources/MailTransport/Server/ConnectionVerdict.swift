import CCurl

extension CurlSession {
  /// What libcurl's code means for somebody who has to repair it. Codes alone do not tell: a wrong password
  /// and a server in maintenance are both 67, so the server's last words are looked at too.
  func checkConnection(_ note: ServerNote, _ mail: MailProtocol) throws(TransportError) {
    guard result != CURLE_OK else { return }
    let said = serverLines.last ?? []
    let note = ServerNote(
      server: note.server, during: note.during,
      words: said.isEmpty || isAboutTransport ? words : "\(words); the server said \"\(said.printable())\"")
    switch result {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT: throw .hostUnreachable(note)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
      throw .certificateRejected(note)
    case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR: throw .tlsUnavailable(note)
    case CURLE_OPERATION_TIMEDOUT: throw .timedOut(note)
    case _ where said.saysUnavailable(mail): throw .unavailable(note)
    case CURLE_LOGIN_DENIED: throw .loginRefused(note)
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL: throw .protocolViolation(note)
    case CURLE_WRITE_ERROR: throw .limitExceeded(note, uid: nil)
    default: throw .connectionClosed(note, inLiteral: false)
    }
  }

  /// The server's last line has nothing to do with a failure below the protocol.
  private var isAboutTransport: Bool {
    [
      CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_PEER_FAILED_VERIFICATION,
      CURLE_SSL_CONNECT_ERROR,
    ]
    .contains(result)
  }
}

extension [UInt8] {
  /// IMAP: `* BYE`, or `[UNAVAILABLE]` (RFC 5530); SMTP: any 4xx, above all 421 and 454 (RFC 4954 section 6).
  fileprivate func saysUnavailable(_ mail: MailProtocol) -> Bool {
    switch mail {
    case .smtp: first == UInt8(ascii: "4")
    case .imap: startsIgnoringCase("* BYE") || contains(code: "[UNAVAILABLE]")
    }
  }

  private func contains(code: StaticString) -> Bool {
    indices.contains { self[$0...].startsIgnoringCase(code) }
  }
}
