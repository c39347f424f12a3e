import Basics
import CRM
import Foundation
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// Reports, and what mailings learn from what comes back; the numbers are lines of `docs/conformance.md`.
@Suite("Conformance: reports and mailings")
struct ReportConformanceTests {
  private func report(_ letter: QueuedMail, _ lines: [String], _ body: String) async throws -> RawMail {
    RawMail(
      lines + [
        "From: MAILER-DAEMON@x.example", "Subject: Undelivered", "Message-ID: <r@x.example>",
        "MIME-Version: 1.0",
      ], body)
  }

  @Test("line 87: what a person writes to a return path is not lost and makes no bounce")
  func personToReturnPath() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await story.writes(.anna, to: letter.item.reversePath, says: "C'est d'accord.")
      #expect(mail.state == .applied || mail.state == .tray)
      #expect(mail.route != "suppress" && mail.route != "recordBounce")
      #expect(try await story.suppressed().isEmpty)
    }
  }

  @Test("line 88: the return path counts wherever it stands among the recipients")
  func secondRecipient() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      try await story.serverReports(
        on: letter, [("anna@rey.example", "5.1.1")],
        to: "postmaster@firm.example, \(letter.item.reversePath)",
        returning: "never@firm.example")
      #expect(try await story.suppressed() == ["anna@rey.example: hardBounce"])
    }
  }

  @Test("line 89: a mail of a mail server that says nothing of ours makes no lead and no bounce")
  func daemon() async throws {
    try await Story.tell { story in
      let mail = try await story.receive(
        [
          "Return-Path: <>", "From: MAILER-DAEMON@x.example", "To: leads@firm.example",
          "Subject: Undelivered Mail Returned to Sender", "Message-ID: <r@x.example>",
        ], "<nobody@x.example>: 550 5.1.1 User unknown")
      #expect(mail.state == .ignored)
      #expect(try await story.leads().isEmpty)
      #expect(try await story.suppressed().isEmpty)
    }
  }

  @Test("line 92: a report that names nobody speaks of whom the letter went to")
  func namesNobody() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await report(
        letter,
        [
          "Return-Path: <>", "Delivered-To: \(letter.item.reversePath)", "To: \(letter.item.reversePath)",
          "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        ],
        """
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; x.example

        Action: failed
        Status: 5.1.1
        --b--
        """)
      #expect(try await story.firm.receive(mail).route == "suppress")
      #expect(try await story.suppressed() == ["anna@rey.example: hardBounce"])
    }
  }

  @Test(
    "line 94: a report is known by its parts where its type is written badly",
    arguments: [
      "multipart/report; boundary=b", "multipart/report; report-type=\"delivery-status; boundary=b",
      "multipart/mixed; boundary=b",
    ])
  func badType(type: String) async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await report(
        letter,
        [
          "Return-Path: <>", "Delivered-To: \(letter.item.reversePath)", "To: \(letter.item.reversePath)",
          "Content-Type: \(type)",
        ],
        """
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; x.example

        Final-Recipient: rfc822; anna@rey.example
        Action: failed
        Status: 5.1.1
        --b--
        """)
      try await story.firm.receive(mail)
      #expect(try await story.suppressed() == ["anna@rey.example: hardBounce"])
    }
  }

  @Test("line 95: an address that is gone is gone in every spelling and for every mailing")
  func everySpelling() async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: ["Gone@X.example"])[0]
      try await story.serverReports(on: copy, [("GONE@x.example", "5.1.1")])
      #expect(try await story.mailing(to: ["gone@x.example", "GONE@X.EXAMPLE"], named: "Été").isEmpty)
    }
  }

  @Test(
    "line 97: the letter is known by its returned header, as text, in quoted-printable, or whole",
    arguments: [
      "Content-Type: text/rfc822-headers\n\n",
      "Content-Type: text/rfc822-headers\nContent-Transfer-Encoding: quoted-printable\n\nX-Note: =41\n",
      "Content-Type: message/rfc822\n\n",
    ])
  func returned(part: String) async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await report(
        letter,
        [
          "Return-Path: <>", "To: leads@firm.example",
          "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        ],
        """
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; x.example

        Final-Recipient: rfc822; anna@rey.example
        Action: failed
        Status: 5.1.1
        --b
        \(part)Message-ID: <\(letter.item.messageID)>
        Subject: Cuisine

        --b--
        """)
      #expect(try await story.firm.receive(mail).route == "suppress")
    }
  }

  @Test("line 98: a report that comes while the letter is still being handed over is not overwritten")
  func whileSending() async throws {
    try await Story.tell { story in
      try await story.writes(.anna, says: "Une offre ?")
      try await story.answers(
        try await story.letter(to: .paul), .paul, keeping: [.address], says: "Avec plaisir.")
      let letter = try await story.letter(to: .anna)
      let (office, now, id) = (story.firm.office, story.firm.office.now, letter.item.id)
      try await office.database.write { try Outbox($0).take([id], over: "mx:25", at: now) }
      try await story.serverReports(on: letter, [("anna@rey.example", "5.1.1")])
      let accepted = OutboxRecipient(address: "anna@rey.example", state: .accepted, reply: "250 OK")
      try await office.database.write { connection in
        _ = try Outbox(connection).record(
          OutboxOutcome(id, [accepted], isWhole: true, server: "mx:25"), at: now)
      }
      #expect(try await story.letter(to: .anna).item.state == .bounced)
      #expect(try await story.letter(to: .anna).recipients.map(\.state) == [.bounced])
    }
  }

  @Test("lines 105 and 115: every letter leaves with a return path of its own, which is signed")
  func returnPaths() async throws {
    try await Story.tell { story in
      let copies = try await story.mailing(to: ["a@x.example", "b@x.example", "c@x.example"])
      let paths = Set(copies.map(\.item.reversePath))
      #expect(paths.count == 3)
      #expect(paths.allSatisfy { $0.hasPrefix("leads+b") && $0.hasSuffix("@firm.example") })
    }
  }

  @Test("line 118: the reply address of a letter is that of its conversation, in the firm's name")
  func replyAddress() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let conversation = try #require(letter.item.conversationID)
      #expect(letter.replyTo == (try story.firm.plus(.conversation, conversation)))
      #expect(letter.message.from.first?.addrSpec == "leads@firm.example")
      #expect(letter.message.from.first?.displayName == "Paul Favre – Menuiserie du Lac")
    }
  }

  @Test("line 123: an answer to a mailing counts with References alone, and with the reply address alone")
  func answers() async throws {
    for trace in [Trace.references, .address] {
      try await Story.tell { story in
        let copy = try await story.mailing(to: ["anna@rey.example"])[0]
        try await story.answers(copy, .anna, keeping: trace, says: "Cela m'intéresse.")
        #expect(try await story.outcomes() == ["lead"])
      }
    }
  }

  @Test("line 124: a bounce is written down beside its copy with the server's words")
  func bounced() async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: ["gone@x.example"])[0]
      try await story.serverReports(on: copy, [("gone@x.example", "5.1.1")])
      #expect(try await story.outcomes().allSatisfy { $0.hasPrefix("bounced: 5.1.1") })
    }
  }

  @Test(
    "lines 79, 125 and 126: an answer to a mailing is a lead with the mailing as its source; a second one joins it"
  )
  func oneLead() async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: ["anna@rey.example"])[0]
      let first = try await story.answers(copy, .anna, says: "Cela m'intéresse.")
      let second = try await story.answers(copy, .annaPrivately, subject: "Encore", says: "Et les portes ?")
      #expect(first.route == "newLead")
      #expect(second.conversation == first.conversation)
      #expect(try await story.onlyLead().lead.source.isMailing)
    }
  }

  @Test("line 127: whoever is suppressed or doubled is left out, with the reason")
  func leftOut() async throws {
    try await Story.tell { story in
      try await ChangeSuppression(story.firm.office).add(
        "anna@rey.example", because: "", actor: "paul@firm.example")
      let copies = try await story.mailing(
        to: ["anna@rey.example", "beat@rey.example", "BEAT@rey.example", "luc@elsewhere.example"])
      #expect(copies.flatMap(\.to) == ["beat@rey.example", "luc@elsewhere.example"])
      let reasons = try await story.firm.read { connection in
        let last = try #require(try MailingTable(connection).list(limit: 1).first)
        return try MailingTable(connection).recipients(of: last.id.value).map(\.skipReason)
      }
      #expect(reasons.contains("suppressed: manual"))
    }
  }

  @Test("line 128: whoever unsubscribes gets no mailing at all any more; others of the same list do")
  func unsubscribed() async throws {
    try await Story.tell { story in
      let copies = try await story.mailing(to: ["anna@rey.example", "beat@rey.example"])
      try await story.answers(copies[0], .anna, says: "STOP")
      let next = try await story.mailing(to: ["anna@rey.example", "beat@rey.example"], named: "Été")
      #expect(next.flatMap(\.to) == ["beat@rey.example"])
    }
  }

  @Test("line 129: a mailing that is started again sends nothing to those who have their copy")
  func startedAgain() async throws {
    try await Story.tell { story in
      _ = try await story.mailing(to: ["anna@rey.example", "beat@rey.example"])
      let before = try await story.firm.outbox().count
      try await RunMailing(story.firm.office).resume()
      #expect(try await story.firm.outbox().count == before)
    }
  }

  @Test("line 131: one bounce that says the address is gone is enough, a full mailbox never is")
  func oneIsEnough() async throws {
    try await Story.tell { story in
      let copies = try await story.mailing(to: ["gone@x.example", "full@x.example"])
      try await story.serverReports(on: copies[0], [("gone@x.example", "5.1.1")])
      for _ in 1...6 {
        try await story.serverReports(on: copies[1], [("full@x.example", "5.2.2")])
        try await story.later(days: 8)
      }
      #expect(try await story.suppressed() == ["gone@x.example: hardBounce"])
    }
  }

  @Test("line 132: suppressed addresses are one in every spelling")
  func spelling() async throws {
    try await Story.tell { story in
      let change = ChangeSuppression(story.firm.office)
      try await change.add("Anna@Rey.example", because: "", actor: "paul@firm.example")
      #expect(try await story.suppressed() == ["anna@rey.example: manual"])
      try await change.lift("ANNA@REY.EXAMPLE", actor: "paul@firm.example")
      #expect(try await story.suppressed().isEmpty)
    }
  }

  @Test("line 134: a copy says how to unsubscribe in fields that stand in plain ASCII")
  func unsubscribeFields() async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: ["anna@rey.example"])[0]
      let digest = try #require(SHA256Digest(hex: copy.item.digest))
      let bytes = try story.firm.office.blobs.read(digest)
      let head = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
      let field = try #require(copy.message.header.first("List-Unsubscribe"))
      #expect(field.contains("<mailto:leads+u"))
      #expect(head.contains("List-Unsubscribe:"))
      #expect(!head.components(separatedBy: "List-Unsubscribe:")[1].prefix(120).contains("=?"))
    }
  }
}

extension LeadSource {
  fileprivate var isMailing: Bool { if case .mailing = self { true } else { false } }
}
