import Basics
import MailFormat
import Testing

@Suite("Containers")
struct ContainerTests {
  private func message(_ text: String) -> MailMessage { MailMessage.parse(Array(text.utf8)) }

  @Test(
    "a body that is elsewhere is named by its access type",
    arguments: [
      (
        "access-type=anon-ftp; site=\"ftp.a.example\"; directory=pub; name=\"x.txt\"", "anon-ftp",
        "ftp.a.example pub x.txt"
      ),
      ("access-type=URL; url=\"http://a.example/ long/ name\"", "url", "http://a.example/long/name"),
      ("access-type=mail-server; server=\"files@a.example\"", "mail-server", "files@a.example"),
      ("name=a", "", "a"),
    ])
  func externalBody(_ parameters: String, accessType: String, place: String) throws {
    let text = "Content-Type: message/external-body; \(parameters)\n\nContent-Type: image/png\n\n"
    let body = try #require(message(text).root.externalBody)
    #expect(body.accessType == accessType)
    #expect(body.place == place)
    #expect(body.contentType?.mediaType == "image/png")
    #expect(message("\nx").root.externalBody == nil)
  }

  @Test(
    "a start is a day, a time in a zone, or a time that floats",
    arguments: [
      ("DTSTART:20261203T140000Z", "2026-12-03 14:00", "UTC", "2026-12-03T14:00:00Z"),
      ("DTSTART;TZID=Europe/Zurich:20261203T140500", "2026-12-03 14:05", "Europe/Zurich", nil),
      ("DTSTART;TZID=\"A;B:C\":20261203T090000", "2026-12-03 09:00", "A;B:C", nil),
      ("dtstart:20261203T0900", "2026-12-03 09:00", nil, nil),
      ("DTSTART;VALUE=DATE:20261203", "2026-12-03", nil, nil),
      ("DTSTART:20261203T990000", "2026-12-03", nil, nil),
    ] as [(String, String, String?, String?)])
  func start(_ line: String, text: String, zone: String?, instant: String?) throws {
    let invitation = CalendarInvitation.parse("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n\(line)\r\nEND:VEVENT\r\n")
    let start = try #require(invitation?.start)
    #expect(start.text == text)
    #expect(start.zone == zone)
    #expect(start.instant?.description == instant)
  }

  @Test("what is no date is none", arguments: ["", "2026", "20261399", "2026120AT100000", "tomorrow"])
  func noStart(_ value: String) {
    let invitation = CalendarInvitation.parse("BEGIN:VEVENT\nDTSTART:\(value)\nSUMMARY:x\nEND:VEVENT")
    #expect(invitation?.start == nil)
    #expect(invitation?.summary == "x")
  }

  @Test(
    "a calendar without event or task is no invitation",
    arguments: ["", "BEGIN:VCALENDAR\nEND:VCALENDAR", "x"])
  func noEvent(_ text: String) { #expect(CalendarInvitation.parse(text) == nil) }

  @Test("escapes and addresses are undone; only the first event counts")
  func fields() throws {
    let text = """
      BEGIN:VCALENDAR
      METHOD:request
      BEGIN:VEVENT
      SUMMARY:a\\nb\\\\c\\;
      ORGANIZER;EMAIL=o@a.example:urn:x
      ATTENDEE:MAILTO:one@a.example
      ATTENDEE:urn:nobody
      ATTENDEE:two@a.example
      END:VEVENT
      BEGIN:VEVENT
      SUMMARY:second
      END:VEVENT
      """
    let invitation = try #require(CalendarInvitation.parse(text))
    #expect(invitation.method == "REQUEST")
    #expect(invitation.summary == "a\nb\\c;")
    #expect(invitation.organizer == "o@a.example")
    #expect(invitation.attendees == ["one@a.example", "two@a.example"])
    #expect(invitation.line == "Invitation: a b\\c;, organizer o@a.example")
  }

  @Test("opening what is open changes nothing, and the header stays that of the message")
  func openedTwice() {
    let text = "Subject: s\nContent-Type: text/calendar\n\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n"
    let opened = message(text).opened
    #expect(opened.subject == "s")
    #expect(opened.text == "Event: x")
    #expect(opened.opened.text == opened.text)
    #expect(opened.opened.attachments.count == 1)
    #expect(message(text).text == opened.text)
  }

  @Test(
    "a block that only looks like one is text",
    arguments: [
      "begin 644 a\nplain words\n", "begin 99 a\n#0V%T\nend\n", "begin 644\n#0V%T\nend\n",
      "> begin 644 a\n#0V%T\nend\n",
      "=ybegin\nx\n", "-----BEGIN PGP PUBLIC KEY BLOCK-----\nx\n", "begin 644 a\nend\n",
    ])
  func noBlock(_ text: String) {
    let message = message("Content-Type: text/plain\n\n" + text)
    #expect(message.text == text)
    #expect(message.attachments.isEmpty)
  }

  @Test("a text that is an attached file is not taken apart")
  func attachedText() {
    let text =
      "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nbegin 644 a\n#0V%T\nend\n"
    #expect(message(text).attachments.map(\.filename) == ["a.txt"])
  }

  @Test("a file is never taken for a message or a multipart because its container says so")
  func claimedType() {
    let tnef: [UInt8] = [0x78, 0x9F, 0x3E, 0x22, 0, 0]
    let mail = Array("Content-Type: application/ms-tnef\n\n".utf8) + tnef
    #expect(MailMessage.parse(mail).attachments.isEmpty)
    #expect(MailMessage.parse(mail).text == "")
  }
}
