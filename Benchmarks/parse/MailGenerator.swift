import MailFormat

/// Makes mails one after the other: header fields as relays leave them, and a body of one of a few kinds.
struct MailGenerator {
  /// How large it gets: an attachment has at least two to the power of one of `attachment` bytes.
  struct Sizes {
    let longText: ClosedRange<Int>
    let attachment: ClosedRange<Int>

    /// From 8 KB to 2 MB of attachment; newsletters of a hundred paragraphs.
    static let office = Sizes(longText: 40...150, attachment: 13...20)
    /// Mails of 6.2 KB in the mean.
    static let small = Sizes(longText: 2...5, attachment: 7...9)
  }

  private let sizes: Sizes
  private var numbers: SeededNumbers
  private var count = 0

  init(seed: UInt64, sizes: Sizes = .office) {
    numbers = SeededNumbers(seed: seed)
    self.sizes = sizes
  }

  mutating func mail() -> [UInt8] {
    count += 1
    let language = pick(Vocabulary.languages)
    let body: Entity
    switch Int.random(in: 0..<100, using: &numbers) {
    case 0..<20: body = plain(language)
    case 20..<55: body = alternative(language, paragraphs: 2...12)
    case 55..<67: body = alternative(language, paragraphs: sizes.longText)
    case 67..<95: body = withAttachments(language)
    case 95..<98:
      body = text(words(language, paragraphs: 1...4), "text/plain; charset=us-ascii", encoding: .seven)
    default: body = report(language)
    }
    return Array(header(language).utf8) + body.bytes
  }

  // MARK: Chance

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &numbers)]
  }

  private mutating func token(_ length: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    return String(decoding: (0..<length).map { _ in pick(letters) }, as: UTF8.self)
  }

  // MARK: Header

  private mutating func header(_ language: Vocabulary) -> String {
    let name = pick(language.names)
    let address = "\(token(6).lowercased())@\(pick(Vocabulary.domains))"
    var text = "Return-Path: <\(address)>\r\n"
    for hop in 1...Int.random(in: 2...6, using: &numbers) {
      text +=
        "Received: from mx\(hop).\(pick(Vocabulary.domains)) (mx\(hop).example.net [192.0.2.\(hop)])\r\n"
      text += "\tby in\(hop).example.com with ESMTPS id \(token(14))\r\n"
      text += "\tfor <info@example.com>; Mon, 5 Jan 2026 10:\(10 + hop):00 +0100 (CET)\r\n"
    }
    text += "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=s1;\r\n"
    text +=
      "\th=from:to:subject:date:message-id; bh=\(token(43))=;\r\n\tb=\(token(64))\r\n\t \(token(64))\r\n"
    text += "Authentication-Results: mx.example.com; dkim=pass header.d=example.com; spf=pass\r\n"
    text += "From: \(encoded(name)) <\(address)>\r\nTo: \"Info, Piste\" <info@example.com>\r\n"
    text += "Subject: \(encoded(pick(language.subjects)))\r\nDate: Mon, 5 Jan 2026 10:00:00 +0100\r\n"
    text += "Message-ID: <\(token(20))@\(pick(Vocabulary.domains))>\r\n"
    text += "References: <\(token(20))@example.com>\r\n <\(token(20))@example.com>\r\n"
    return text + "X-Mailer: Example 12.\(count % 40)\r\nMIME-Version: 1.0\r\n"
  }

  private mutating func encoded(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return "=?UTF-8?B?" + String(decoding: Base64.encode(Array(text.utf8), lineLength: 0), as: UTF8.self)
      + "?="
  }

  // MARK: Words

  private mutating func words(_ language: Vocabulary, paragraphs: ClosedRange<Int>) -> String {
    let number = Int.random(in: paragraphs, using: &numbers)
    return (0..<number).map { _ in
      (0..<Int.random(in: 1...5, using: &numbers)).map { _ in pick(language.sentences) }.joined(
        separator: " ")
    }.joined(separator: "\r\n\r\n") + "\r\n"
  }

  private mutating func answer(_ language: Vocabulary) -> String {
    let new = language.greeting + "\r\n\r\n" + words(language, paragraphs: 1...3)
    let old = words(language, paragraphs: 1...6).split(separator: "\r\n", omittingEmptySubsequences: false)
    let quoted = old.map { "> " + $0 }.joined(separator: "\r\n")
    return new + "\r\n" + language.farewell + "\r\n" + pick(language.names) + "\r\n\r\n"
      + language.attribution
      + "\r\n" + quoted + "\r\n"
  }

  private mutating func page(_ language: Vocabulary, paragraphs: ClosedRange<Int>) -> String {
    var html = Vocabulary.pageHead
    for paragraph in words(language, paragraphs: paragraphs).split(separator: "\r\n\r\n") {
      html += "<p class=\"MsoNormal\" style=\"margin:0cm;font-size:11.0pt;font-family:'Calibri',sans-serif\">"
      html += "<span style=\"color:#1F497D\">\(paragraph)</span><o:p></o:p></p>\r\n"
      html +=
        "<table border=\"0\" cellpadding=\"0\"><tr><td><a href=\"https://www.example.com/\(token(24))\">"
      html += "\(pick(language.subjects))</a>&nbsp;</td></tr></table>\r\n"
    }
    return html + "</div></body></html>\r\n"
  }

  // MARK: Bodies

  /// Header fields of content, the blank line, the content.
  private struct Entity { let bytes: [UInt8] }

  private enum Encoding { case seven, eight, quotedPrintable }

  private func text(_ text: String, _ type: String, encoding: Encoding) -> Entity {
    var text = text
    if type.hasSuffix("us-ascii") {
      text = String(decoding: text.utf8.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    }
    let isLatin = type.hasSuffix("iso-8859-1")
    let bytes = isLatin ? text.unicodeScalars.map { UInt8(exactly: $0.value) ?? 0x3F } : Array(text.utf8)
    let word = encoding == .seven ? "7bit" : encoding == .eight ? "8bit" : "quoted-printable"
    let head = "Content-Type: \(type)\r\nContent-Transfer-Encoding: \(word)\r\n\r\n"
    let isEncoded = encoding == .quotedPrintable
    return Entity(bytes: Array(head.utf8) + (isEncoded ? QuotedPrintable.encode(bytes) : bytes))
  }

  private mutating func plain(_ language: Vocabulary) -> Entity {
    let charset = pick(["utf-8", "utf-8", "utf-8", "iso-8859-1"])
    let encoding = pick([Encoding.eight, .quotedPrintable])
    return text(answer(language), "text/plain; charset=\(charset)", encoding: encoding)
  }

  private mutating func alternative(_ language: Vocabulary, paragraphs: ClosedRange<Int>) -> Entity {
    let charset = pick(["utf-8", "utf-8", "iso-8859-1"])
    let plain = text(answer(language), "text/plain; charset=\(charset)", encoding: .quotedPrintable)
    let html = text(
      page(language, paragraphs: paragraphs), "text/html; charset=\(charset)", encoding: .quotedPrintable)
    return multipart("alternative", [plain, html])
  }

  private mutating func withAttachments(_ language: Vocabulary) -> Entity {
    var parts = [alternative(language, paragraphs: 1...6)]
    for _ in 0..<pick([1, 1, 1, 2, 3]) { parts.append(attachment()) }
    return multipart("mixed", parts)
  }

  /// Small ones more often.
  private mutating func attachment() -> Entity {
    let scale = Int.random(in: sizes.attachment, using: &numbers)
    let size = Int.random(in: 1 << scale..<2 << scale, using: &numbers)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 8)
    while bytes.count < size { withUnsafeBytes(of: numbers.next()) { bytes += $0 } }
    let (name, type) = pick(Vocabulary.files)
    let head = """
      Content-Type: \(type); name="\(name)"\r
      Content-Disposition: attachment; filename="\(name)"; size=\(bytes.count)\r
      Content-Transfer-Encoding: base64\r
      \r\n
      """
    return Entity(bytes: Array(head.utf8) + Base64.encode(bytes) + [0x0D, 0x0A])
  }

  private mutating func report(_ language: Vocabulary) -> Entity {
    let address = "\(token(5).lowercased())@example.org"
    let words = "The mail to <\(address)> could not be delivered: user unknown.\r\n"
    let status = """
      Content-Type: message/delivery-status\r
      \r
      Reporting-MTA: dns; mx.example.com\r
      \r
      Final-Recipient: rfc822; \(address)\r
      Action: failed\r
      Status: 5.1.1\r
      Diagnostic-Code: smtp; 550 5.1.1 user unknown\r\n
      """
    return multipart(
      "report; report-type=delivery-status",
      [text(words, "text/plain; charset=us-ascii", encoding: .seven), Entity(bytes: Array(status.utf8))])
  }

  private mutating func multipart(_ subtype: String, _ parts: [Entity]) -> Entity {
    let boundary = "----=_Part_" + token(24)
    var bytes = Array("Content-Type: multipart/\(subtype); boundary=\"\(boundary)\"\r\n\r\n".utf8)
    for part in parts { bytes += Array("--\(boundary)\r\n".utf8) + part.bytes + [0x0D, 0x0A] }
    return Entity(bytes: bytes + Array("--\(boundary)--\r\n".utf8))
  }
}
