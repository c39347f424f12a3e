/// What a calendar part says (RFC 5545, sent as RFC 6047 has it): the first event or task in it.
///
/// A reader for people, not a calendar: recurrences and alarms are left alone.
package struct CalendarInvitation: Sendable, Hashable {
  /// REQUEST, REPLY, CANCEL …, in upper case; empty when the part only publishes.
  package private(set) var method = ""
  package private(set) var summary = ""
  package private(set) var organizer: String?
  package private(set) var attendees: [String] = []
  package private(set) var start: CalendarTime?
  package private(set) var location = ""
  package private(set) var uid = ""

  private static let maximumAttendees = 500

  /// - Returns: nil when there is no event and no task.
  package static func parse(_ text: String) -> CalendarInvitation? {
    var invitation = CalendarInvitation()
    var open: [String] = []
    var event: String?
    for line in CalendarLine.lines(of: text) {
      switch line.name {
      case "BEGIN":
        let name = line.text.asciiLowercased
        if open.count < 20 { open.append(name) }
        if event == nil, ["vevent", "vtodo"].contains(name) { event = name }
      case "END":
        let name = line.text.asciiLowercased
        if name == event { return invitation }
        if open.last == name { open.removeLast() }
      case "METHOD" where open.count <= 1: invitation.method = line.text.uppercased()
      default: if event != nil, open.last == event { invitation.take(line) }
      }
    }
    return event == nil ? nil : invitation
  }

  private mutating func take(_ line: CalendarLine) {
    switch line.name {
    case "SUMMARY" where summary.isEmpty: summary = line.text
    case "LOCATION" where location.isEmpty: location = line.text
    case "UID" where uid.isEmpty: uid = line.text
    case "ORGANIZER" where organizer == nil: organizer = line.address
    case "DTSTART" where start == nil: start = CalendarTime(line)
    case "ATTENDEE" where attendees.count < Self.maximumAttendees:
      if let address = line.address { attendees.append(address) }
    default: return
    }
  }

  /// One line for a person, where a mail says nothing else.
  package var line: String {
    let when = start.map { time in time.text + (time.zone.map { " (\($0))" } ?? "") }
    let from = organizer.map { "organizer \($0)" }
    let facts = [summary, when ?? "", location, from ?? ""].map { text in
      text.utf8.split(whereSeparator: \.isLineBreak).map { String(decoding: $0, as: UTF8.self) }
        .joined(separator: " ")
    }
    return kindWord + ": " + facts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// RFC 5546 §1.4.
  private var kindWord: String {
    switch method {
    case "REQUEST", "ADD": "Invitation"
    case "CANCEL", "DECLINECOUNTER": "Cancelled"
    case "REPLY": "Answer to an invitation"
    case "COUNTER": "Another time proposed"
    default: "Event"
    }
  }
}

extension MIMEPart {
  var isCalendar: Bool { ["text/calendar", "application/ics"].contains(contentType.mediaType) }

  /// The invitation in a calendar part.
  package var invitation: CalendarInvitation? {
    guard isCalendar else { return nil }
    return CalendarInvitation.parse(decodedText())
  }
}

extension MailMessage {
  /// The first invitation of the message, shown or attached.
  package var invitation: CalendarInvitation? {
    root.descendants.lazy.filter(\.isCalendar).compactMap(\.invitation).first
  }
}
