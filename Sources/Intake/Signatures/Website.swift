import Basics

/// The firm's page: one that the signature names, not one of a network or of an app.
enum Website {
  static func first(in lines: [SignatureLine], _ signer: Signer) -> SignatureContact.Fact? {
    for line in lines where !isProse(line) {
      for word in line.words.prefix(60) where word.text.utf8.contains(UInt8(ascii: ".")) {
        if let site = site(word.text, signer) { return SignatureContact.Fact(value: site, line: line.text) }
      }
    }
    return nil
  }

  /// "This message was sent by the form on www.…": a sentence names pages that are not the signer's, "Visit us at
  /// www.…" is short.
  private static func isProse(_ line: SignatureLine) -> Bool {
    let words = line.words.prefix(60).filter { !$0.hasDigit && !$0.text.utf8.contains(UInt8(ascii: ".")) }
    return words.count > 8 || words.contains { sisters.contains($0.key) }
  }

  /// Another firm's page.
  private static let sisters: Set<String> = [
    "tochterfirma", "tochtergesellschaft", "schwesterfirma", "partnerfirma", "partner", "filiale",
    "consorella", "subsidiary",
  ]

  private static func site(_ word: String, _ signer: Signer) -> String? {
    guard word.utf8.count <= 200, word.utf8.contains(UInt8(ascii: ".")) else { return nil }
    let text = without(["web:", "www:", "internet:", "site:", "w:"], word.trimmingScalars(edges))
    let lower = text.lowercased()
    let bare = without(["https://", "http://"], lower)
    let host = String(Substring(bare.utf8.prefix { !"/?#:".utf8.contains($0) }))
    guard !bare.utf8.contains(UInt8(ascii: "@")), isHost(host) else { return nil }
    let isNamed = bare.utf8.count < lower.utf8.count || host.hasPrefix("www.")
    let isOwn = !signer.firm.isEmpty && (host == signer.domain || signer.domain.hasSuffix("." + host))
    guard isNamed || isOwn, !networks.contains(where: { host == $0 || host.hasSuffix("." + $0) }) else {
      return nil
    }
    return text
  }

  private static func without(_ beginnings: [String], _ text: String) -> String {
    let lower = text.lowercased()
    guard let found = beginnings.first(where: { lower.hasPrefix($0) }) else { return text }
    return String(Substring(text.utf8.dropFirst(found.utf8.count)))
  }

  private static func isHost(_ host: String) -> Bool {
    let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count >= 2 && !labels.contains(where: \.isEmpty)
      && host.unicodeScalars.allSatisfy {
        $0.isAlphabetic || ("0"..."9").contains($0) || $0 == "." || $0 == "-"
      }
  }

  private static let edges: ScalarSet = [
    "<", ">", "(", ")", "[", "]", ",", ".", ";", "|", "*", "\"", "'", "/",
  ]
  private static let networks = [
    "facebook.com", "linkedin.com", "instagram.com", "twitter.com", "x.com", "youtube.com", "xing.com",
    "tiktok.com",
    "pinterest.com", "aka.ms", "goo.gl", "bit.ly", "avast.com", "avg.com", "apple.com", "google.com",
    "g.page",
    "wa.me", "microsoft.com", "yahoo.com", "calendly.com", "outlook.com", "t.me", "proton.me",
    "protonmail.com", "gmx.net", "web.de",
    "mozilla.org", "mailspring.com", "getmailspring.com", "canarymail.io", "sparkmailapp.com", "readdle.com",
    "infomaniak.com",
    "tuta.com", "tutanota.com", "hubspot.com", "groups.google.com",
  ]
}
