import MailFormat
import MailReports
import Testing

@Suite("Reports that no reader wished for")
struct DomainReportTests {
  @Test(
    "an aggregate report is known by its subject or by the name of its file",
    arguments: [
      (
        "noreply-dmarc-support@googlem.example",
        "Report domain: piste.example Submitter: googlem.example Report-ID: 1", "x.zip",
        DomainReport.dmarcAggregate
      ),
      (
        "dmarc@web.example", "Daily report", "web.example!piste.example!1795910400!1795996799.xml.gz",
        .dmarcAggregate
      ),
      (
        "noreply@web.example", "Report", "web.example!piste.example!1795910400!1795996799!17.zip",
        .dmarcAggregate
      ),
    ])
  func aggregate(from: String, subject: String, file: String, expected: DomainReport) {
    #expect(DomainReport.read(mail(from, subject, file)) == expected)
  }

  @Test(
    "who passes one on, or sends another file, is no such machine",
    arguments: [
      ("jana@lac.example", "Fwd: Report domain: piste.example Submitter: googlem.example", "a!b!1!2.zip"),
      ("jana@lac.example", "was ist das?", "web.example!piste.example!1795910400!1795996799.xml.gz"),
      ("noreply@shop.example", "Ihre Bestellung", "Rechnung!2026!neu!1.pdf"),
      ("noreply@shop.example", "Report domain: wir bieten", "rechnung.pdf"),
    ])
  func others(from: String, subject: String, file: String) {
    #expect(DomainReport.read(mail(from, subject, file)) == nil)
  }

  @Test(
    "only what a reader says is a reader's wish",
    arguments: [
      ("abuse", true, true), ("Fraud", true, true), ("opt-out", true, true), ("not-spam", false, false),
      ("auth-failure", true, false), ("dkim", true, false), ("virus", true, false),
      ("abuse; spam", true, true), ("", true, true),
    ])
  func wishes(type: String, isComplaint: Bool, isReadersWish: Bool) throws {
    let text =
      "Content-Type: multipart/report; report-type=feedback-report; boundary=r\n\n--r\n"
      + "Content-Type: message/feedback-report\n\nFeedback-Type: \(type)\nVersion: 1\n--r--\n"
    let report = try #require(FeedbackReport.read(MailMessage.parse(Array(text.utf8))))
    #expect(report.isComplaint == isComplaint)
    #expect(report.isReadersWish == isReadersWish)
  }

  private func mail(_ from: String, _ subject: String, _ file: String) -> MailMessage {
    let text =
      "From: \(from)\nSubject: \(subject)\nContent-Type: multipart/mixed; boundary=r\n\n--r\n\nx\n--r\n"
      + "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"\(file)\"\n\nx\n--r--\n"
    return MailMessage.parse(Array(text.utf8))
  }
}
