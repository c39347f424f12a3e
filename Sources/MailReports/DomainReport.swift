import MailFormat

/// What servers report to the owner of a domain about mail in its name: counts, and no reader's complaint.
///
/// Sent day by day by every large provider, with an archive in it that nobody reads by eye.
package enum DomainReport: String, Sendable, Hashable, CaseIterable {
  /// RFC 7489 §7.2
  case dmarcAggregate
  /// RFC 8460 §5.3
  case tls

  package static func read(_ message: MailMessage) -> DomainReport? {
    let type = message.root.contentType
    if type.parameters["report-type"]?.asciiLowercased == "tlsrpt" { return .tls }
    if message.header.field("TLS-Report-Domain") != nil { return .tls }
    let subject = FoldedWords(message.subject)
    // RFC 7489 §7.2.1.1 and RFC 8460 §5.3 give the subject: `Report Domain: … Submitter: … Report-ID: …`.
    if subjects.isIn(subject), submitters.isIn(subject), opens(subject) { return .dmarcAggregate }
    return isReporter(message) && message.attachments.contains(where: isAggregate) ? .dmarcAggregate : nil
  }

  /// Also `[Preview] Report Domain: …`, but no forward of one.
  private static func opens(_ subject: FoldedWords) -> Bool {
    subject.hasPrefix("report") || subject.hasPrefix("[")
  }

  private static let subjects = PhraseTable(["report domain:", "report-domain:"])
  private static let submitters = PhraseTable(["submitter:"])

  /// A person may pass on such a file.
  private static func isReporter(_ message: MailMessage) -> Bool {
    message.from.contains { reporters.isIn(FoldedWords($0.addrSpec)) }
  }

  private static let reporters = PhraseTable([
    "dmarc", "opendmarc", "noreply", "no-reply", "postmaster", "dmarcreport", "abuse", "mailer-daemon",
  ])

  /// `receiver.example!piste.example!1700000000!1700086399.xml.gz`, with a word of its own before the ending or none.
  private static func isAggregate(_ part: MIMEPart) -> Bool {
    let pieces = part.filename?.utf8.split(separator: 0x21) ?? []
    guard pieces.count >= 4 else { return false }
    return pieces[2].allSatisfy(\.isDigit) && pieces[3].first?.isDigit == true
  }
}
