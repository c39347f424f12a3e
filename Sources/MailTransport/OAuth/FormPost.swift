import CCurl

/// One request of OAuth 2: a form sent by POST (RFC 6749 section 3.2), one answer in JSON, nothing else. No
/// redirect is followed, because the form holds secrets; nothing of the environment is used.
struct FormPost {
  static let bodyLimit = 64 * 1024

  let url: IssuerURL
  let fields: [(name: String, value: String)]
  let caFile: String?
  let timeout: Duration

  struct Reply {
    let status: Int
    let body: [UInt8]
  }

  /// - Throws: what kept the request from being answered; an answer that says no is a reply all the same.
  nonisolated(nonsending) func send(on loop: TransportLoop) async throws(TransportError) -> Reply {
    guard let session = CurlSession(), configure(session) else {
      throw .invalidArgument(note("libcurl refuses a setting"))
    }
    let outcome = await loop.connect(session, until: .after(timeout + .seconds(2)))
    defer { loop.close(session) }
    switch outcome {
    case .ready: break
    case .timedOut: throw .timedOut(note(""))
    case .cancelled, .stopped: throw .cancelled(note(""))
    }
    guard session.result == CURLE_OK else { throw failure(session) }
    return Reply(status: session.responseStatus, body: session.responseBody)
  }

  func note(_ words: String, advice: String? = nil) -> ServerNote {
    ServerNote(server: url.host, during: "getting a token", words: words, advice: advice)
  }

  private func configure(_ session: CurlSession) -> Bool {
    session.set(CURLOPT_URL, url.text)
      && session.set(CURLOPT_PROTOCOLS_STR, url.isEncrypted ? "https" : "http")
      && session.set(CURLOPT_COPYPOSTFIELDS, body)
      && session.set(CURLOPT_FOLLOWLOCATION, 0)
      && session.set(CURLOPT_TIMEOUT_MS, timeout.wholeMilliseconds)
      && session.set(CURLOPT_USERAGENT, "libcurl")
      && session.sendHeader("Accept: application/json")
      && session.keepBody(limit: Self.bodyLimit) && session.verify(trusting: caFile)
  }

  /// `application/x-www-form-urlencoded`, as WHATWG URL section 5.2 writes it.
  var body: String {
    fields.map { Self.encoded($0.name) + "=" + Self.encoded($0.value) }.joined(separator: "&")
  }

  private static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      if byte.isDigit || (65...90).contains(byte.asciiUppercased) || "-._*".utf8.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func failure(_ session: CurlSession) -> TransportError {
    let note = note(session.words)
    switch session.result {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT: return .hostUnreachable(note)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
      let fault = CertificateFault(session.words, caFile: caFile)
      return .certificateRejected(self.note(session.words, advice: fault.advice))
    case CURLE_SSL_CONNECT_ERROR: return .tlsUnavailable(self.note(session.words, advice: .checkAddress))
    case CURLE_OPERATION_TIMEDOUT: return .timedOut(note)
    case CURLE_WRITE_ERROR:
      let words = "an answer of more than \(Self.bodyLimit) bytes"
      return .limitExceeded(self.note(words, advice: .checkAddress), uid: nil)
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
      return .protocolViolation(self.note(session.words, advice: .checkAddress))
    default: return .connectionClosed(note, inLiteral: false)
    }
  }
}

extension String {
  static let checkAddress = "Check the issuer's addresses in the settings."
}
