/// A body that is elsewhere (RFC 2046 §5.2.3, RFC 2017): how it could be had and what it would be.
///
/// Nothing is ever fetched: whoever writes a mail would decide where this machine connects to.
package struct ExternalBody: Sendable, Hashable {
  /// `anon-ftp`, `local-file`, `mail-server`, `url` …, in lower case.
  package let accessType: String
  /// What it names, as one line: a URL, or site, folder and file.
  package let place: String
  /// The type of the content that is not there.
  package let contentType: ContentType?

  init?(_ part: MIMEPart) {
    guard part.contentType.mediaType == "message/external-body" else { return nil }
    let parameters = part.contentType.parameters
    accessType = (parameters["access-type"] ?? "").asciiLowercased
    place = Self.place(parameters)
    let phantom = HeaderFields.parseBlocks(Array(part.rawBody.prefix(65_536)), limit: 1).first
    contentType = phantom?.field("Content-Type").flatMap { ContentType(parsing: $0.unfolded) }
  }

  /// RFC 2017 §3 lets a long URL be broken by blanks, which are not part of it.
  private static func place(_ parameters: ParameterList) -> String {
    if let url = parameters["url"] {
      return String(
        String.UnicodeScalarView(url.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }))
    }
    let names = ["site", "server", "directory", "name"]
    return names.compactMap { parameters[$0]?.withoutControls }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension MIMEPart {
  package var externalBody: ExternalBody? { ExternalBody(self) }

  /// Whether the part proves who wrote its neighbours and holds nothing to read (RFC 1847 §2.1).
  package var isSignature: Bool {
    [
      "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
    ]
    .contains(contentType.mediaType)
  }
}
