import Basics
import CRM
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// The 35 probes of `docs/conformance.md`, in its order: what arrives, and what Piste makes of it.
@Suite("Probes 1 to 18: who writes, and what machines send")
struct ProbeTests {
  @Test("probe 1: a first mail makes a lead with the name and telephone that the mail shows")
  func firstMail() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(
        .anna, says: "Je voudrais une offre.\n\n-- \nAnna Rey\nMenuiserie Rey SA\n021 555 01 23")
      #expect(mail.route == "newLead")
      let lead = try await story.onlyLead()
      #expect(lead.lead.title == "Cuisine")
      #expect(lead.contact.name == "Anna Rey")
      #expect(lead.contact.email == "anna@rey.example")
      #expect(lead.contact.phone == "+41215550123")
      #expect(lead.lead.note.contains("une offre"))
    }
  }

  @Test("probe 2: the same sender and subject again, without References, joins the first lead")
  func again() async throws {
    try await Story.tell { story in
      let first = try await story.writes(.anna, says: "Je voudrais une offre.")
      let second = try await story.writes(.anna, subject: "Re: Cuisine", says: "En chêne, s'il vous plaît.")
      #expect(second.conversation == first.conversation)
      #expect(second.why("conversation") == "sameSubjectAndParticipant")
      #expect(try await story.leads().count == 1)
    }
  }

  @Test("probe 3: of a colleague's phone note the caller is the contact, with telephone, budget and day")
  func phoneNote() async throws {
    try await Story.tell { story in
      try await story.writes(
        .paul, subject: "Appel",
        says: "Appel de Mme Rey, Menuiserie Rey, 021 555 01 23, budget 12k, rappeler mardi")
      let lead = try await story.onlyLead()
      #expect(lead.contact.name == "Mme Rey")
      #expect(lead.contact.phone == "+41215550123")
      #expect(lead.contact.email != Person.paul.address)
      #expect(lead.lead.budget == Money(minorUnits: 12_000_00, .chf))
    }
  }

  @Test("probe 4: a colleague's forward is a lead of whoever wrote the mail that was sent on")
  func forward() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(
        .paul, subject: "TR: Cuisine",
        says: """
          Pour toi.

          -----Message d'origine-----
          De : Luc Stranger <luc@elsewhere.example>
          Envoyé : lundi 23 novembre 2026 09:12
          À : paul@firm.example
          Objet : Cuisine

          Bonjour, je voudrais une cuisine.
          """)
      #expect(mail.state == .applied)
      #expect(try await story.onlyLead().contact.email == Person.luc.address)
    }
  }

  @Test("probe 5: 25 phone notes of one colleague within two hours are 25 leads")
  func manyNotes() async throws {
    try await Story.tell { story in
      for note in Callers.notes {
        try await story.writes(.paul, subject: "Appel", says: note)
        try await story.later(minutes: 4)
      }
      #expect(try await story.leads().count == 25)
    }
  }

  @Test("probe 6: a notice of absence makes no lead")
  func absence() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(
        .anna, subject: "Absence", ["Auto-Submitted: auto-replied"], says: "Absente jusqu'au 7 décembre.")
      #expect(mail.state == .ignored)
      #expect(try await story.leads().isEmpty)
    }
  }

  @Test("probe 7: a newsletter makes no lead")
  func newsletter() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(
        .luc, subject: "Nos nouveautés", ["List-Id: <news.elsewhere.example>", "Precedence: bulk"],
        says: "Chers clients, voici nos nouveautés.")
      #expect(mail.state == .ignored)
      #expect(mail.reason == "listMail")
      #expect(try await story.leads().isEmpty)
    }
  }

  @Test("probe 8: a notice of absence to a mailing is written down beside the copy, and makes no lead")
  func absenceToMailing() async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: ["anna@rey.example"])[0]
      try await story.mailbox(of: .anna, answers: copy, says: "Je suis absente jusqu'au 7 décembre 2026.")
      #expect(try await story.outcomes() == ["outOfOffice, back on 2026-12-08"])
      #expect(try await story.leads().isEmpty)
    }
  }

  @Test(
    "probe 9: an answer to a mailing makes a lead of that mailing, with what its list knows of the recipient")
  func answerToMailing() async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: ["anna@rey.example"])[0]
      try await story.answers(copy, .anna, says: "Cela m'intéresse.")
      let lead = try await story.onlyLead()
      guard case .mailing = lead.lead.source else {
        Issue.record("the source is \(lead.lead.source)")
        return
      }
      #expect(lead.contact.company == "Rey SA")
      #expect(try await story.outcomes() == ["lead"])
    }
  }

  @Test("probe 10: an address that is gone (5.1.1) is suppressed at once")
  func gone() async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: ["gone@x.example"])[0]
      try await story.serverReports(on: copy, [("gone@x.example", "5.1.1")])
      #expect(try await story.suppressed() == ["gone@x.example: hardBounce"])
    }
  }

  @Test("probe 11: a report that a mail is late (4.4.1) is no bounce")
  func late() async throws { try await isNoBounce("delayed", "4.4.1") }

  @Test("probe 12: a report of success (2.0.0) is no bounce")
  func success() async throws { try await isNoBounce("delivered", "2.0.0") }

  private func isNoBounce(_ action: String, _ status: String) async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: ["anna@rey.example"])[0]
      try await story.serverReports(on: copy, [("anna@rey.example", status)], action: action)
      #expect(try await story.suppressed().isEmpty)
      #expect(try await story.outcomes() == [""])
      #expect(try await story.firm.outbox()[0].item.state == .accepted)
    }
  }

  @Test("probe 13: a read receipt is no bounce")
  func receipt() async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: ["anna@rey.example"])[0]
      let mail = try await story.receive(
        [
          "Return-Path: <>", "From: Anna Rey <anna@rey.example>", "To: leads@firm.example",
          "Subject: Lu : Nos cuisines", "Message-ID: <mdn@rey.example>", "MIME-Version: 1.0",
          "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
        ],
        """
        --b
        Content-Type: text/plain

        Your message was displayed.
        --b
        Content-Type: message/disposition-notification

        Final-Recipient: rfc822; anna@rey.example
        Original-Message-ID: <\(copy.item.messageID)>
        Disposition: manual-action/MDN-sent-manually; displayed
        --b--
        """)
      #expect(mail.reason == "readReceipt")
      #expect(try await story.outcomes() == [""])
      #expect(try await story.suppressed().isEmpty)
    }
  }

  @Test("probe 14: a complaint stops all mailings to its reader")
  func complaint() async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: ["anna@rey.example"])[0]
      try await story.providerComplains(about: copy.item.messageID, to: "leads@firm.example")
      #expect(try await story.suppressed() == ["anna@rey.example: complaint"])
      #expect(try await story.mailing(to: ["anna@rey.example"], named: "Été").isEmpty)
    }
  }

  @Test("probe 15: a report that names two failed recipients books both")
  func two() async throws {
    try await Story.tell { story in
      let letter = try await story.letter(toBoth: ["anna@rey.example", "beat@rey.example"])
      try await story.serverReports(
        on: letter, [("anna@rey.example", "5.1.1"), ("beat@rey.example", "5.1.1")])
      let suppressed = try await story.suppressed()
      #expect(suppressed == ["anna@rey.example: hardBounce", "beat@rey.example: hardBounce"])
    }
  }

  @Test("probe 16: a bounce in plain words is a bounce: no lead, and the address is suppressed")
  func plainWords() async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: ["gone@x.example"])[0]
      let mail = try await story.receive(
        [
          "Return-Path: <>", "Delivered-To: \(copy.item.reversePath)", "From: postmaster@x.example",
          "To: \(copy.item.reversePath)", "Subject: Undeliverable: Nos cuisines",
          "Message-ID: <plain@x.example>", "Content-Type: text/plain",
        ],
        """
        Your message could not be delivered to the following recipient:

        <gone@x.example>: 550 5.1.1 User unknown
        """)
      #expect(mail.route == "suppress")
      #expect(try await story.suppressed() == ["gone@x.example: hardBounce"])
      #expect(try await story.leads().isEmpty)
    }
  }

  @Test("probe 17: our address in capital letters is our address")
  func capitals() async throws {
    try await Story.tell { story in
      #expect(try await story.writes(.anna, to: "LEADS@FIRM.EXAMPLE", says: "Une offre ?").route == "newLead")
      let reply = try await story.letter(to: .paul).replyTo.uppercased()
      let answer = try await story.writes(.anna, to: reply, subject: "Autre", says: "En chêne.")
      #expect(answer.why("conversation") == "tokenInReplyAddress")
    }
  }

  @Test("probe 18: what stands behind a plus and is no token does no harm")
  func plus() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(.anna, to: "leads+web@firm.example", says: "Une offre ?")
      #expect(mail.route == "newLead")
    }
  }
}
