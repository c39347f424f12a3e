import Workflows
import Basics
import MailFormat
import SQL
import Store
import TestFirm
import Testing

/// A way to pass for Paul, who may write to customers, open leads and book time by mail.
struct Forgery: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let person: Person
  /// Lines of the sender's own header: they stand below the first `Received`.
  var lines: [String] = []

  private static let mine = "Authentication-Results: mx.firm.example"

  /// On top, as if a server had written it.
  private static func onTop(_ description: String, _ field: String) -> Forgery {
    Forgery(testDescription: description, person: .falsePaul.carrying(field))
  }

  private static func below(_ description: String, _ lines: String...) -> Forgery {
    Forgery(testDescription: description, person: .falsePaul, lines: lines)
  }

  private static func author(_ description: String, _ name: String, _ lines: String...) -> Forgery {
    Forgery(
      testDescription: description, person: Person(name: name, address: Person.eve.address), lines: lines)
  }

  static let all: [Forgery] = [
    below("nothing but From"),
    below("findings that the sender wrote himself, with our server's name", Person.proof),
    below(
      "the same between servers of his own", "Received: from x by y; Tue, 24 Nov 2026 09:00:00 +0100",
      Person.proof, "Received: from z by x; Tue, 24 Nov 2026 08:00:00 +0100"),
    below(
      "the same in capitals, folded",
      "AUTHENTICATION-RESULTS:\r\n MX.FIRM.EXAMPLE;\r\n\tDMARC=PASS HEADER.FROM=FIRM.EXAMPLE"),
    onTop(
      "findings of another server",
      "Authentication-Results: mx.evil.example; dmarc=pass header.from=firm.example"),
    onTop(
      "a server that is called nearly like ours",
      "Authentication-Results: mx.firm.example.evil.example; dmarc=pass header.from=firm.example"),
    onTop(
      "a server's name that only begins like ours",
      "Authentication-Results: mx.firm.exampleevil; dmarc=pass header.from=firm.example"),
    onTop(
      "our server's name as a comment of another's",
      "Authentication-Results: mx.evil.example (mx.firm.example); dmarc=pass header.from=firm.example"),
    onTop(
      "findings as an encoded word",
      "Authentication-Results: =?utf-8?q?mx.firm.example;_dmarc=3Dpass_header.from=3Dfirm.example?="),
    onTop("a signature of another domain", "\(mine); dkim=pass header.d=evil.example"),
    onTop("a signature of a domain that looks like ours", "\(mine); dkim=pass header.d=firm-example.example"),
    onTop("a signature of a subdomain", "\(mine); dkim=pass header.d=news.firm.example"),
    onTop("a signature of the domain above", "\(mine); dkim=pass header.d=example"),
    onTop(
      "a good signature that our domain's policy refuses",
      "\(mine); dmarc=fail header.from=firm.example; dkim=pass header.d=firm.example"),
    onTop(
      "two results of one policy",
      "\(mine); dmarc=none header.from=firm.example; dmarc=pass header.from=firm.example"),
    onTop("the envelope alone", "\(mine); spf=pass smtp.mailfrom=paul@firm.example"),
    onTop("a pass inside a comment", "\(mine); dkim=none (dkim=pass header.d=firm.example)"),
    onTop(
      "a pass inside a quoted value",
      "\(mine); spf=pass smtp.mailfrom=\"x; dmarc=pass header.from=firm.example\""),
    onTop("another's login", "\(mine); auth=pass smtp.auth=eve@firm.example"),
    Forgery(
      testDescription: "two authors",
      person: Person(
        name: "Eve <eve@evil.example>, Paul Favre", address: "paul@firm.example", fields: [Person.proof])),
    Forgery(
      testDescription: "two From fields", person: .falsePaul.carrying(Person.proof),
      lines: ["From: Eve <eve@evil.example>"]),
    author("Paul's address as the name that people see", "\"paul@firm.example\""),
    author("the same with words around it", "\"Paul Favre (paul@firm.example)\""),
    author("answers go to Paul", "Eve", "Reply-To: Paul <paul@firm.example>"),
    author("sent by Paul for Eve", "Eve", "Sender: paul@firm.example"),
  ]
}

@Suite("Attack: a mail that passes for a colleague's")
struct SenderAttackTests {
  @Test(
    "a forged note, and a forged answer to a customer, change nothing, and Paul is told",
    arguments: Forgery.all)
  func refused(_ forgery: Forgery) async throws {
    try await Story.tell { story in
      _ = try await story.annaIsACustomer()
      let letter = try await story.letter(to: .paul, "lead-notification")
      let before = try await story.books()

      let note = try await story.writes(
        forgery.person, subject: "Appel", forgery.lines, says: "Appel de M. Dupont, 021 555 01 99, budget 90k"
      )
      let answer = try await story.answers(
        letter, forgery.person, forgery.lines, says: "Le prix tombe de moitié, payez à ce compte.")
      for mail in [note, answer] {
        #expect(mail.state == .tray)
        #expect(mail.reason == "unprovenColleague")
      }
      #expect(try await story.books() == before)
      #expect(try await story.warned() == ["paul@firm.example"])
    }
  }

  @Test("more hops are trusted than the mail has: what the sender wrote is not believed")
  func tooManyHops() async throws {
    try await Story.tell(TestOffice.Wishes(intake: "  trusted_received: 1")) { story in
      let before = try await story.books()
      let mail = try await story.writes(
        .falsePaul, subject: "Appel", [Person.proof], says: "Appel de M. Dupont, 021 555 01 99")
      #expect(mail.why("sender") == "noFindings")
      #expect(try await story.books() == before)
    }
  }

  @Test("with one hop trusted, findings below it count, and those below the next do not")
  func oneHop() async throws {
    let hop = "Received: from mx by store; Tue, 24 Nov 2026 10:00:01 +0100"
    try await Story.tell(TestOffice.Wishes(intake: "  trusted_received: 1")) { story in
      let note = "Appel de M. Dupont, 021 555 01 99"
      let genuine = try await story.writes(
        .falsePaul.carrying(hop, Person.proof), subject: "Appel", says: note)
      #expect(genuine.state == .applied)
      let forged = try await story.writes(
        .falsePaul.carrying(hop), subject: "Appel", [Person.proof], says: note)
      #expect(forged.state == .tray)
      #expect(try await story.leads().count == 1)
    }
  }

  @Test("the colleague and the default owner are told once a day, the forger never")
  func onceADay() async throws {
    try await Story.tell { story in
      for number in 1...5 {
        try await story.writes(.falseAnne, subject: "Appel \(number)", says: "2h30 analyse")
      }
      #expect(try await story.warned() == ["anne@firm.example", "paul@firm.example"])
      let notice = try await story.letter(to: .anne, "sender-alert")
      #expect(notice.message.header.first("Auto-Submitted") == "auto-generated")
      #expect(notice.replyTo == "")
      #expect(notice.plainText.contains("Objet : Appel 1"))
      #expect(notice.plainText.contains("piste staff check anne@firm.example"))

      try await story.later(days: 1)
      let next = try await story.writes(.falseAnne, subject: "Encore", says: "2h30 analyse")
      #expect(try await story.warned().count == 4)
      try await story.later(days: 1)
      _ = try await story.again(next)
      #expect(try await story.warned().count == 4)
    }
  }

  @Test("whoever looks after Piste is told instead of the default owner, where one is named")
  func operatorIsTold() async throws {
    try await Story.tell(TestOffice.Wishes(more: "outbox: {alerts_to: it@firm.example}")) { story in
      try await story.writes(.falseAnne, subject: "Appel", says: "2h30 analyse")
      #expect(try await story.warned() == ["anne@firm.example", "it@firm.example"])
    }
  }
}
