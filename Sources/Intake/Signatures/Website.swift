import Basics

/// The firm's page: one that the signature names, not one of a network or of an app.
enum Website {
  static func first(in lines: [SignatureLine], _ signer: Signer) -> SignatureContact.Fact? {
    for line in lines {
      for word in line.plain.noteWords.prefix(60) {
        if let site = site(word.text, signer) { return SignatureContact.Fact(value: site, line: line.text) }
      }
    }
    return nil
  }

  private static func site(_ word: String, _ signer: Signer) -> String? {
    guard word.utf8.count <= 200, word.utf8.contains(UInt8(ascii: ".")) else { return nil }
    var text = word.trimmingScalars(edges)
    for label in ["web:", "www:", "internet:", "site:", "w:"] where text.lowercased().hasPrefix(label) {
      text = String(text.dropFirst(label.count))
    }
    let lower = text.lowercased()
    let bare =
      lower.hasPrefix("https://")
      ? lower.dropFirst(8) : lower.hasPrefix("http://") ? lower.dropFirst(7) : lower[...]
    let host = bare.prefix { !"/?#:".contains($0) }
    guard !host.contains("@"), !bare.contains("@"), host.contains("."), isHost(host) else { return nil }
    let isNamed = bare.utf8.count < lower.utf8.count || host.hasPrefix("www.")
    let isOwn = !signer.firm.isEmpty && (host == signer.domain || signer.domain.hasSuffix("." + host))
    guard isNamed || isOwn, !networks.contains(where: { host == $0 || host.hasSuffix("." + $0) }) else {
      return nil
    }
    return text
  }

  private static func isHost(_ host: Substring) -> Bool {
    host.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "." || $0 == "-"
    } && host.first != "." && host.last != "."
  }

  private static let edges: Set<Unicode.Scalar> = [
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
