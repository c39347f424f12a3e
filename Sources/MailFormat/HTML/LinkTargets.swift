/// Which link targets are shown behind their words, and how.
///
/// One that the words say already is not, and none twice: a picture and its title often link to the same page.
/// Wrappers that mail filters put around a target are taken off; what only counts clicks is cut.
struct LinkTargets {
  private var current: (target: String, start: Int)?
  private var shown: Set<String> = []

  private static let maximumLength = 120
  private static let maximumCount = 200

  mutating func open(_ target: String?, at start: Int) {
    guard let target = target?.trimmedOfWhiteSpace, target.utf8.count <= 20_000 else { return }
    current = (target, start)
  }

  /// The target to show for the words that were written since ``open(_:at:)``.
  mutating func close(_ words: (Int) -> String) -> String? {
    guard let (target, start) = current else { return nil }
    current = nil
    let lower = target.utf8.prefix(8).map(\.lowercased)[...]
    let isMail = lower.hasCaselessPrefix("mailto:")
    guard isMail || lower.hasCaselessPrefix("http:") || lower.hasCaselessPrefix("https:") else { return nil }
    let place = isMail ? Self.withoutQuery(target) : Self.unwrapped(target)
    let text = words(start)
    let bare = Self.bare(place)
    guard !text.isEmpty, !bare.isEmpty, !Self.bare(text).hasPrefix(bare) else { return nil }
    let short = Self.shortened(place)
    guard shown.count < Self.maximumCount, shown.insert(short).inserted else { return nil }
    return short
  }

  /// Outlook's Safe Links and Google's redirect hold the target in a parameter.
  private static func unwrapped(_ target: String) -> String {
    let isWrapped =
      target.contains(".safelinks.protection.outlook.com/") || target.hasPrefix("https://www.google.com/url?")
    guard isWrapped, let query = target.utf8.firstIndex(of: 0x3F) else { return target }
    for part in target.utf8[query...].dropFirst().split(separator: 0x26) {
      guard
        let value = ["url=", "q="].first(where: { part.starts(with: $0.utf8) }).map({ name in
          PercentCoding.decode(part.dropFirst(name.utf8.count))
        }), value.hasPrefix("http"), !value.utf8.contains(where: \.isControl)
      else { continue }
      return value
    }
    return target
  }

  /// At most ``maximumLength``: without parameters, else the site alone.
  private static func shortened(_ target: String) -> String {
    guard target.utf8.count > maximumLength else { return target }
    let plain = withoutQuery(target)
    guard plain.utf8.count > maximumLength else { return plain + "?…" }
    let slashes = plain.utf8.indices.filter { plain.utf8[$0] == 0x2F }
    let site = slashes.count > 2 ? String(plain[..<slashes[2]]) : plain
    return String(decoding: site.utf8.prefix(maximumLength), as: UTF8.self) + "/…"
  }

  private static func withoutQuery(_ target: String) -> String {
    String(decoding: target.utf8.prefix { $0 != 0x3F && $0 != 0x23 }, as: UTF8.self)
  }

  /// Without scheme and final slash, for comparing a target with words.
  private static func bare(_ target: String) -> String {
    var text = target.asciiLowercased[...]
    for scheme in ["mailto:", "https://", "http://", "www."] where text.hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
    }
    if text.hasSuffix("/") { text = text.dropLast() }
    return String(text)
  }
}

/// `%XX` of RFC 3986 §2.1.
enum PercentCoding {
  static func decode(_ text: some Collection<UInt8>) -> String {
    var output: [UInt8] = []
    var rest = Array(text)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25, let high = rest.first?.hexValue, let low = rest.dropFirst().first?.hexValue else {
        output.append(byte)
        continue
      }
      output.append(high << 4 | low)
      rest = rest.dropFirst(2)
    }
    return String(decoding: output, as: UTF8.self)
  }
}
