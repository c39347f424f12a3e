/// Why a draft can't be written as a message.
package enum CompositionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// CR, LF, NUL or another control character: it would start a field of its own.
  case controlCharacter(field: String, value: String)
  /// More than readers and servers take, or a word that fits on no line (RFC 5322 §2.1.1).
  case tooLong(field: String, value: String, limit: Int)
  case addressNotWritable(field: String, address: String)
  case messageID(field: String, value: String)
  case fieldName(String)
  /// A field that the composer writes itself, or Bcc.
  case reservedField(String)
  case mediaType(file: String, type: String)
  /// There is no HTML that could show it.
  case pictureWithoutHTML(String)
  /// Two pictures would have one Content-ID.
  case pictureTwice(String)

  package var description: String {
    switch self {
    case .controlCharacter(let field, let value):
      "\(field): the value \(Self.shown(value)) has a line break or control character: remove it"
    case .tooLong(let field, let value, let limit):
      "\(field): the value \(Self.shown(value)) has \(value.utf8.count) octets: shorten it to \(limit)"
    case .addressNotWritable(let field, let address):
      "\(field): the address \(Self.shown(address)) can't be sent to: it must be local@domain, the local part of "
        + "letters, digits and signs without blanks, the domain one that can be registered"
    case .messageID(let field, let value):
      "\(field): \(Self.shown(value)) is no message id: use left@right in ASCII without blanks, or leave it out"
    case .fieldName(let name):
      "\(Self.shown(name)) is no header field name: use letters, digits and hyphens, 64 at most"
    case .reservedField(let name):
      "\(Self.shown(name)) can't be an extra field: the draft has its own value for it"
    case .mediaType(let file, let type):
      "\(Self.shown(file)): \(Self.shown(type)) is no media type for it: use e.g. application/pdf, for a picture "
        + "in the HTML e.g. image/png; a mail goes in as application/octet-stream"
    case .pictureWithoutHTML(let file):
      "\(Self.shown(file)): a picture needs HTML that shows it: add the HTML, or attach the picture"
    case .pictureTwice(let file): "\(Self.shown(file)): two pictures have this name: rename one"
    }
  }

  private static func shown(_ value: String) -> String {
    let start = String(value.unicodeScalars.prefix(60))
    return start.debugDescription + (start.utf8.count < value.utf8.count ? "…" : "")
  }
}
