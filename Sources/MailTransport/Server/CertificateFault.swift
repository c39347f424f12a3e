/// What is wrong with a certificate, by the words of OpenSSL and libcurl.
enum CertificateFault: Hashable {
  case expired
  case notYetValid
  case otherName
  case selfSigned
  case unknownAuthority
  case authorityFile(String)
  case other

  init(_ words: String, caFile: String?) {
    let table: [(String, CertificateFault)] = [
      ("certificate has expired", .expired), ("not yet valid", .notYetValid),
      ("certificate subject name", .otherName), ("does not match", .otherName),
      ("self-signed certificate in certificate chain", .unknownAuthority),
      ("self signed certificate in certificate chain", .unknownAuthority),
      ("self-signed certificate", .selfSigned), ("self signed certificate", .selfSigned),
      ("unable to get local issuer", .unknownAuthority),
      ("unable to get issuer", .unknownAuthority),
      ("unable to verify the first", .unknownAuthority),
      ("setting certificate", .authorityFile(caFile ?? "")),
      ("certificate verify locations", .authorityFile(caFile ?? "")),
      ("error adding trust anchors", .authorityFile(caFile ?? "")),
    ]
    self = table.first { words.contains($0.0) }?.1 ?? .other
  }

  var advice: String? {
    switch self {
    case .expired:
      "The server's certificate has run out; its administrator must renew it. Check this clock too."
    case .notYetValid: "The certificate is not valid yet: check this machine's clock."
    case .otherName:
      "The certificate belongs to another name: write the host as the certificate calls it, or check where "
        + "the name leads."
    case .selfSigned:
      "The server signed its certificate itself: get its certificate by a safe way, and name it as CA file."
    case .unknownAuthority:
      "The certificate comes from an authority that is not trusted here: name that authority's certificate "
        + "as CA file, or ask why the server shows it."
    case .authorityFile(let path):
      "The CA file \(path) cannot be used: check its path, owner and content (PEM)."
    case .other: nil
    }
  }
}
