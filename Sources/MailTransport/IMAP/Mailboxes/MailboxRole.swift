/// What a mailbox is for, as its server says (RFC 6154) or, where it says nothing, as mail programs name it.
package enum MailboxRole: String, Sendable, CaseIterable {
  case inbox, sent, drafts, trash, junk, archive, all, flagged

  /// From an attribute of LIST such as `\Sent`; `\Spam`, `\AllMail` and `\Starred` are Gmail's older words.
  init?(attribute: [UInt8]) {
    switch String(decoding: attribute.map(\.asciiUppercased), as: UTF8.self) {
    case "\\SENT": self = .sent
    case "\\DRAFTS": self = .drafts
    case "\\TRASH": self = .trash
    case "\\JUNK", "\\SPAM": self = .junk
    case "\\ARCHIVE": self = .archive
    case "\\ALL", "\\ALLMAIL": self = .all
    case "\\FLAGGED", "\\STARRED": self = .flagged
    default: return nil
    }
  }

  /// Names that mail programs and providers give, in English, German, French and Italian, in lower case; the
  /// first in the list is the likeliest. Seen in the wild: Outlook, Apple Mail, Thunderbird, Roundcube, SOGo.
  var usualNames: [String] {
    switch self {
    case .inbox: ["inbox"]
    case .sent:
      [
        "sent", "sent items", "sent messages", "sent mail", "gesendet", "gesendete elemente",
        "gesendete objekte",
        "gesendete nachrichten", "envoyés", "éléments envoyés", "messages envoyés", "courrier envoyé",
        "objets envoyés", "inviata", "posta inviata", "inviati", "elementi inviati", "messaggi inviati",
      ]
    case .drafts:
      ["drafts", "draft", "entwürfe", "entwurf", "brouillons", "brouillon", "bozze", "bozza"]
    case .trash:
      [
        "trash", "deleted items", "deleted messages", "deleted", "bin", "papierkorb", "gelöscht",
        "gelöschte elemente", "gelöschte objekte", "corbeille", "éléments supprimés", "messages supprimés",
        "cestino", "posta eliminata", "elementi eliminati",
      ]
    case .junk:
      [
        "junk", "spam", "junk email", "junk e-mail", "junk mail", "bulk mail", "spamverdacht", "unerwünscht",
        "courrier indésirable", "indésirables", "pourriel", "posta indesiderata", "indesiderata",
      ]
    case .archive: ["archive", "archives", "archiv", "archivio"]
    case .all: ["all mail", "alle nachrichten", "tous les messages", "tutti i messaggi"]
    case .flagged: ["starred", "flagged", "markiert", "suivis", "speciali"]
    }
  }
}
