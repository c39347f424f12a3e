/// What a leaf may have to be opened as, told by type, name and first bytes.
enum ContainerFormat {
  case tnef, cms, calendar, text, binHex, appleFile
}

extension MIMEPart {
  var containerFormat: ContainerFormat? {
    guard embedded == nil else { return nil }
    // Nearly all leaves are texts, or files of a type that holds nothing else.
    if contentType.isText, contentType.subtype != "calendar" { return isAttachment ? nil : .text }
    guard contentType.isText || contentType.type == "application" else { return nil }
    switch contentType.mediaType {
    case "application/ms-tnef", "application/vnd.ms-tnef", "application/x-ms-tnef": return .tnef
    case "application/pkcs7-mime", "application/x-pkcs7-mime": return .cms
    case "text/calendar", "application/ics": return .calendar
    case "application/mac-binhex40", "application/mac-binhex", "application/x-macbinhex40": return .binHex
    case "application/applefile": return .appleFile
    // Before RFC 2015 PGP was one part with this type.
    case "application/pgp", "application/x-pgp": return .text
    case "application/octet-stream": return namedFormat
    default: return nil
    }
  }

  /// Gateways that know no type but bytes leave the name (RFC 8551 §3.2.1 for S/MIME).
  private var namedFormat: ContainerFormat? {
    guard let name = filename?.asciiLowercased else { return nil }
    if name.hasSuffix(".p7m") { return .cms }
    return name == "winmail.dat" || name == "win.dat" || name.hasSuffix(".tnef") ? .tnef : nil
  }

  /// Whether a person finds words in the part or below it, without opening anything.
  var holdsVisibleWords: Bool {
    descendants.contains { part in
      guard part.contentType.isText, !part.isMultipart, !part.isAttachment, !part.isCalendar else {
        return false
      }
      let text = part.decodedText()
      return (part.contentType.subtype == "html" ? HTMLText.convert(text) : text).holdsVisibleText
    }
  }
}
