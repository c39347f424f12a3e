/// The elements in which mail programs put the mail that is answered, or the signature.
///
/// Known by the class, id or name they write, seen in the wild; Outlook puts `x_` and Yahoo `yiv` with a number
/// before the names of what it cites.
enum MailContainer: Hashable, Sendable {
  /// Holds a cited or forwarded mail with its attribution.
  case quote
  /// The same, and what follows the attribution sentence has no mark of its own (Yahoo).
  case attributedQuote
  /// Everything from here on is the older mail (Outlook's header block).
  case quoteToTheEnd
  /// Outlook's line above its header block; only together with the block it means ``quoteToTheEnd``.
  case rule
  case signature

  static func named(in attribute: HTMLAttributes.Attribute) -> MailContainer? {
    guard
      attribute.isNamed("class") || attribute.isNamed("id") || attribute.isNamed("name")
        || attribute.isNamed("data-marker") || attribute.isNamed("data-smartmail")
    else { return nil }
    for word in attribute.rawValue.prefix(300).split(whereSeparator: \.isHTMLSpace).prefix(20) {
      let name = bare(word.map(\.lowercased))
      // GMX, Web.de and mail.com name their block so; as a class it is any pull quote.
      if attribute.isNamed("name"), name.elementsEqual("quote".utf8) { return .quote }
      if let found = named(name) { return found }
    }
    return nil
  }

  /// Mailspring writes an element that HTML does not know.
  static func element(_ name: HTMLName) -> MailContainer? { name.tag == .signature ? .signature : nil }

  /// `border-top:solid #E1E1E1 1.0pt` (2013 and later), `#B5C4DF` (2007, 2010).
  static func outlookRule(_ value: String) -> MailContainer? {
    let isRule = value.hasPrefix("solid #") && (value.contains("#e1e1e1") || value.contains("#b5c4df"))
    return isRule ? .rule : nil
  }

  private static func named(_ word: ArraySlice<UInt8>) -> MailContainer? {
    guard word.count >= 4, word.count <= 64 else { return nil }
    let text = String(decoding: word, as: UTF8.self)
    if let known = names[text] { return known }
    if text.hasPrefix("yahoo_quoted") { return .attributedQuote }
    // All those names have this letter, few others do.
    return word.contains(UInt8(ascii: "g")) && isSignature(text) ? .signature : nil
  }

  private static func isSignature(_ text: String) -> Bool {
    text.hasSuffix("signature") || text.hasSuffix("signature_prefix")
      || text.hasPrefix("protonmail_signature")
      || text.hasPrefix("bloop_sign") || text.hasPrefix("moz-signature")
      || text.hasPrefix("applemailsignature")
  }

  /// Without what citing programs put before a name.
  private static func bare(_ word: [UInt8]) -> ArraySlice<UInt8> {
    var rest = word[...]
    for _ in 0..<8 where rest.hasCaselessPrefix("x_") { rest = rest.dropFirst(2) }
    guard rest.hasCaselessPrefix("yiv") || rest.hasCaselessPrefix("ydp") else { return rest }
    let digits = rest.dropFirst(3).prefix { $0.isDigit }
    return digits.isEmpty ? rest : rest[digits.endIndex...]
  }

  private static let names: [String: MailContainer] = [
    // Gmail
    "gmail_quote": .quote, "gmail_quote_container": .quote, "gmail_attr": .quote,
    // Yahoo, AOL
    "yahoo_quoted": .attributedQuote,
    // Thunderbird
    "moz-cite-prefix": .quote, "moz-forward-container": .quote, "moz-email-headers-table": .quote,
    // Proton, Tuta, Zoho
    "protonmail_quote": .quote, "tutanota_quote": .quote, "zmail_extra": .quote, "blockquote_zmail": .quote,
    // Outlook: web, new, Mac, mobile, Hotmail
    "divrplyfwdmsg": .quoteToTheEnd, "appendonsend": .quoteToTheEnd, "stopspelling": .quoteToTheEnd,
    "mail-editor-reference-message-container": .quote, "olk_src_body_section": .quote,
    "ms-outlook-mobile-reference-message": .quote, "outlookmessageheader": .quoteToTheEnd,
    "ms-outlook-mobile-signature": .signature,
    // Zimbra
    "zwchr": .quoteToTheEnd, "__divider__": .quoteToTheEnd, "__sig_pre__": .signature,
    "__sig_post__": .signature,
    // Roundcube
    "reply-intro": .quote, "_rc_sig": .signature,
    // Infomaniak
    "ik_mail_quote": .quote, "ws-ng-quote": .quote, "forwardcontentmessage": .quote,
    "editorusersignature": .signature,
    // Spark, Front, Superhuman, Airmail
    "messagereplysection": .quote, "messagesignaturesection": .signature, "front-blockquote": .quote,
    "sh-quoted-content": .quote, "sh-signature": .signature, "bloop_original_html": .quote,
    // NetEase and QQ
    "isreplycontent": .quote, "isforwardcontent": .quote,
    // Samsung
    "composer_signature": .signature,
  ]
}
