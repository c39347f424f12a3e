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

@Suite("Probes 19 to 35: addresses, forms of mails, ends of conversations")
struct MoreProbeTests {
  @Test("probe 19: a mail to an address that nobody set up is read all the same when it is in our mailbox")
  func unknownAddress() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(.anna, to: "info@firm.example", says: "Une offre ?")
      #expect(mail.route == "newLead")
    }
  }

  @Test("probe 20: a blind copy without any trace of our address is read")
  func blindCopy() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(.anna, to: "beat@rey.example", says: "Une offre ?")
      #expect(mail.route == "newLead")
    }
  }

  @Test(
    "probe 21: our address only in X-Original-To or Envelope-To counts",
    arguments: ["X-Original-To", "Envelope-To"])
  func envelope(field: String) async throws {
    try await Story.tell { story in
      let first = try await story.writes(.anna, says: "Une offre ?")
      let reply = try await story.letter(to: .paul).replyTo
      let mail = try await story.writes(
        .anna, to: "liste@rey.example", subject: "Autre", ["\(field): \(reply)"], says: "En chêne.")
      #expect(mail.conversation == first.conversation)
    }
  }

  @Test("probe 22: a mail without Message-ID that comes twice is one mail")
  func twice() async throws {
    try await Story.tell { story in
      let mail = RawMail(["From: Anna Rey <anna@rey.example>", "To: leads@firm.example"], "Une offre ?")
      let first = try await story.firm.receive(mail)
      let second = try await story.firm.receive(mail)
      #expect(first.id == second.id)
      #expect(try await story.counts().seen == 1)
      #expect(try await story.leads().count == 1)
    }
  }

  @Test("probe 23: another mail under a Message-ID that is known is taken in too")
  func sameID() async throws {
    try await Story.tell { story in
      try await story.firm.receive(.fromAnna(1, [], "Bonjour, une cuisine ?"))
      let second = try await story.firm.receive(
        RawMail(
          ["From: Luc <luc@elsewhere.example>", "Subject: Portes", "Message-ID: <1@rey.example>"],
          "Trois portes ?"))
      #expect(second.state == .applied)
      #expect(try await story.leads().count == 2)
    }
  }

  @Test("probe 24: behind a web form's no-reply address stands the person in Reply-To")
  func form() async throws {
    try await Story.tell { story in
      let mail = try await story.receive(
        [
          "From: Site web <noreply@site.example>", "Reply-To: Anna Rey <anna@rey.example>",
          "To: leads@firm.example", "Subject: Formulaire de contact", "Message-ID: <form@site.example>",
          "Content-Type: text/plain; charset=utf-8",
        ], "Nom : Anna Rey\nE-mail : anna@rey.example\nMessage : Je voudrais une cuisine.")
      #expect(mail.route == "newLead")
      #expect(try await story.onlyLead().contact.email == "anna@rey.example")
    }
  }

  @Test("probe 25: an answer with Outlook's Thread-Index and no References joins by person and subject")
  func threadIndex() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await story.answers(
        letter, .anna, keeping: [.subject], ["Thread-Index: Ad0AAAAAAAAAAAAAAAAAAAAAAAAA"],
        says: "C'est d'accord.")
      #expect(mail.route == "customerReply")
      #expect(mail.conversation == letter.item.conversationID)
    }
  }

  @Test(
    "probe 26: without an author a mail waits in the tray; without a subject it is a lead named by its sender"
  )
  func missing() async throws {
    try await Story.tell { story in
      let nobody = try await story.receive(
        ["To: leads@firm.example", "Subject: Cuisine", "Message-ID: <1@x.example>"], "Une offre ?")
      #expect(nobody.state == .tray)
      #expect(nobody.reason == "noAuthor")
      let untitled = try await story.receive(
        ["From: Anna Rey <anna@rey.example>", "To: leads@firm.example", "Message-ID: <2@x.example>"],
        "Une offre ?")
      #expect(untitled.route == "newLead")
      #expect(try await story.onlyLead().lead.title == "anna@rey.example")
    }
  }

  @Test("probe 27: a charset that nobody knows is guessed, and no mail is lost for it")
  func charset() async throws {
    try await Story.tell { story in
      let mail = try await story.receive(
        [
          "From: Anna Rey <anna@rey.example>", "To: leads@firm.example", "Subject: Cuisine",
          "Message-ID: <1@rey.example>", "MIME-Version: 1.0",
          "Content-Type: text/plain; charset=x-nobody-knows",
          "Content-Transfer-Encoding: 8bit",
        ], "Une cuisine en chêne ?")
      #expect(mail.route == "newLead")
      #expect(try await story.onlyLead().lead.note.contains("chêne"))
    }
  }

  @Test("probe 28: winmail.dat is opened: its words are read, its files are files")
  func winmail() async throws {
    try await Story.tell { story in
      let names = ["winmail-file", "text-only-in-tnef", "embedded-message", "japanese"].map {
        "tnef/\($0).eml"
      }
      for name in names {
        let files = MailMessage.parse(try ownMail(name)).opened.attachments.map { $0.filename ?? "" }
        #expect(files.count == 1 && !files.contains("winmail.dat"), "\(name): \(files)")
      }
      let mail = try await story.firm.take(try ownMail(names[0]))
      #expect(mail.state != .quarantined)
    }
  }

  @Test("probe 29: an attached mail is kept, and its sender is not taken for the customer")
  func attachedMail() async throws {
    try await Story.tell { story in
      let mail = try await story.receive(
        [
          "From: Anna Rey <anna@rey.example>", "To: leads@firm.example", "Subject: Cuisine",
          "Message-ID: <1@rey.example>", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b",
        ],
        """
        --b
        Content-Type: text/plain; charset=utf-8

        Voyez ce que mon ancien fournisseur écrivait. Une offre ?
        --b
        Content-Type: message/rfc822
        Content-Disposition: attachment; filename=ancien.eml

        From: Luc <luc@elsewhere.example>
        Subject: Offre
        Message-ID: <old@elsewhere.example>

        Bonjour Madame
        --b--
        """)
      #expect(mail.route == "newLead")
      #expect(try await story.onlyLead().contact.email == "anna@rey.example")
      let digest = try #require(SHA256Digest(hex: mail.entry.digest))
      let kept = MailMessage.parse(try story.firm.office.blobs.read(digest))
      #expect(kept.attachments.map(\.filename) == ["ancien.eml"])
    }
  }

  @Test("probe 30: a colleague's address that fails authentication gives no rights")
  func spoofed() async throws {
    try await Story.tell { story in
      let spoofed = Person.paul.carrying(
        "Authentication-Results: mx.firm.example; spf=fail; dkim=fail; dmarc=fail header.from=firm.example")
      let mail = try await story.writes(spoofed, subject: "Appel", says: "Appel de Mme Rey, 021 555 01 23")
      #expect(mail.state == .tray)
      #expect(mail.reason == "unprovenColleague")
      #expect(try await story.leads().isEmpty)
    }
  }

  @Test("probe 31: what the firm's filter calls spam waits in the tray")
  func spam() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(.luc, ["X-Spam-Flag: YES"], says: "Gagnez un voyage.")
      #expect(mail.state == .tray)
      #expect(mail.reason == "flaggedAsSpam")
    }
  }

  @Test("probe 32: of an answer only the new words are kept")
  func quote() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      try await story.answers(letter, .anna, says: "C'est d'accord pour mardi.")
      let words = try await story.messages(of: letter.item.conversationID).last
      #expect(words?.body == "C'est d'accord pour mardi.")
    }
  }

  @Test(
    "probe 33: an answer in a conversation that is closed is seen by a person, with the conversation proposed"
  )
  func closed() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let lead = try await story.onlyLead()
      _ = try await DisqualifyLead(story.firm.office)(lead.lead.id.value, actor: "paul@firm.example")
      let mail = try await story.answers(letter, .anna, says: "Nous voudrions quand même une offre.")
      #expect(mail.state == .tray || mail.state == .applied)
      #expect(mail.why("conversation") == "conversationClosed")
      #expect(mail.conversation == letter.item.conversationID)
    }
  }

  @Test("probe 34: a token whose conversation is not there makes no lead by itself: a person sees the mail")
  func noConversation() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(
        .anna, to: try story.firm.plus(.conversation, 4711), subject: "Re: Cuisine", says: "C'est d'accord.")
      #expect(mail.state == .tray)
      #expect(mail.why("conversation") == "tokenWithoutConversation")
    }
  }

  @Test("probe 35: answers to either of two merged leads reach the one that goes on")
  func twoLeads() async throws {
    try await Story.tell { story in
      let kitchen = try await story.annaIsACustomer()
      try await story.writes(.anna, subject: "Portes", says: "Et trois portes ?")
      try await story.answers(
        try await story.letter(to: .paul), .paul, keeping: [.address], says: "Avec plaisir.")
      let doors = try await story.letter(to: .anna)
      let leads = try await story.leads().map(\.lead.id.value)
      _ = try await MergeLeads(story.firm.office)(leads[0], leads[1], actor: "cli:paul")
      let first = try await story.answers(kitchen, .anna, says: "Oui pour la cuisine.")
      let second = try await story.answers(doors, .anna, says: "Oui pour les portes.")
      #expect(first.route == "customerReply")
      #expect(second.route == "customerReply")
      #expect(first.conversation == kitchen.item.conversationID)
      #expect(second.conversation == kitchen.item.conversationID)
    }
  }
}

extension TestOffice {
  /// Takes bytes in as they are.
  func take(_ bytes: [UInt8]) async throws -> JournalEntry {
    let taken = try await TakeMail(office)(bytes)
    try await ReceiveMail(office)()
    return try await read { try Journal($0).entry(taken.id) }
  }
}

/// Of our own mails in `Tests/Corpus`.
private let corpus = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../Corpus").standardized

func ownMail(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: corpus.appending(path: path))) }
