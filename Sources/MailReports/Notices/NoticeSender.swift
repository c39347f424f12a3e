import MailFormat

/// Who sent a mail that may be a notice of failed delivery: how much its words have to prove.
enum NoticeSender {
  /// By its address, or the name that stands for one, a mail system.
  case server
  /// By a title that mail systems bear, as a firm may.
  case titled
  /// Nobody who can be answered: an empty reverse path (RFC 5321 §4.5.5), or `<>` as the author.
  case nobody
  /// A program by its name, such as a filter in front of a mail server or `no-reply@`.
  case program
  /// A mailing list server that answers for its list.
  case listServer
  /// Anybody, most likely a person.
  case other

  static func read(_ message: MailMessage) -> NoticeSender {
    if message.header.field("X-Failed-Recipients") != nil || isNamedServer(message) { return .server }
    if message.header.field("X-MLServer") != nil { return .listServer }
    if message.from.contains(where: { titles.begins(FoldedWords($0.shownName)) }) { return .titled }
    if hasNoReversePath(message) || hasNoAuthor(message) { return .nobody }
    let isProgram = message.from.isEmpty || message.from.contains { programs.isIn(FoldedWords($0.localPart)) }
    return isProgram ? .program : .other
  }

  private static func hasNoAuthor(_ message: MailMessage) -> Bool {
    message.header.field("From").map { $0.unfolded.elementsEqual("<>".utf8) } ?? false
  }

  /// `<>`, or what Sendmail writes in its place.
  private static func hasNoReversePath(_ message: MailMessage) -> Bool {
    guard let path = message.header.field("Return-Path")?.unfolded else { return false }
    let bare = path.filter { $0 > 0x20 && $0 != 0x3C && $0 != 0x3E }
    return bare.isEmpty || bare[...].hasCaselessPrefix("mailer-daemon")
  }

  /// `MAILER-DAEMON <>` is no address, but a name all the same.
  private static func isNamedServer(_ message: MailMessage) -> Bool {
    guard !message.from.isEmpty else {
      return message.header.field("From").map { servers.isIn(FoldedWords($0.unfolded)) } ?? false
    }
    return message.from.contains { sender in
      servers.isIn(FoldedWords(sender.localPart)) || servers.begins(FoldedWords(sender.shownName))
    }
  }

  /// In the local part; a display name may be anybody's and has to begin so.
  private static let servers = PhraseTable([
    "mailer-daemon", "mailer_daemon", "mailerdaemon", "mailer daemon", "mail-daemon", "mail_daemon",
    "maildaemon", "mailer.daemon", "postmaster", "post_master", "post-master", "mdaemon",
    "mail.delivery.system",
    "mail delivery", "mail-delivery", "maildelivery", "microsoftexchange", "system administrator",
    "mailer-deamon", "mailsystem", "mail-system", "smtp-daemon", "smtpdaemon", "mmdf", "inet-mail",
  ])

  /// Names under which servers present themselves to people, in the languages of Exchange and others.
  private static let titles = PhraseTable([
    "mail delivery", "mail administrator", "mail system", "mailserver", "mail server", "microsoft outlook",
    "microsoft exchange", "delivery subsystem", "internet mail delivery", "mail router", "message router",
    "systemadministrator", "administrateur système", "amministratore di sistema",
    "administrador del sistema", "administrador do sistema", "systeembeheerder", "systemadministratör",
    "systemansvarlig", "administrator systemu", "системный администратор", "система доставки",
    "interscan", "mail gateway", "e-mail system", "email system", "mail transport", "delivery system",
    "bounced mail", "bounce", "returned mail", "delivery notification", "système de messagerie",
  ])

  private static let programs = PhraseTable([
    "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "do_not_reply", "daemon", "imss",
    "interscan", "antivirus", "anti-virus", "symantec", "gateway", "antispam", "mailscanner", "mailmarshal",
    "mailsweeper", "administrator", "admin", "system", "bounce", "bounces", "smtp", "mailserver",
    "notification",
    "fml-admin", "root", "mailadmin", "amavis", "barracuda", "messaging", "ne-pas-repondre", "nepasrepondre",
    "mail-gear", "devnull",
  ])
}
