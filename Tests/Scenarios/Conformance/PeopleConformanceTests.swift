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

/// Authors, and the addresses that a mail came to; the numbers are lines of `docs/conformance.md`.
@Suite("Conformance: who wrote, and to which address")
struct PeopleConformanceTests {
  @Test("line 27: a customer who writes again gets no letter about it, nor does anybody but the owner")
  func noNotice() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let before = try await story.firm.outbox().count
      try await story.answers(letter, .anna, says: "C'est d'accord.")
      let told = try await story.firm.outbox().dropFirst(before)
      #expect(told.map(\.to) == [["paul@firm.example"]])
    }
  }

  @Test("line 32: our own address never takes part in a conversation")
  func ownAddress() async throws {
    try await Story.tell { story in
      try await story.writes(.anna, ["Cc: leads@firm.example"], says: "Une offre ?")
      let lead = try await story.onlyLead()
      let participants = try await story.participants(of: lead.conversationID).map(\.address)
      #expect(participants.sorted() == ["anna@rey.example", "paul@firm.example"])
    }
  }

  @Test("line 37: every proven colleague may report a lead, an employee who sells nothing too")
  func employee() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(.anne, subject: "Appel", says: "Appel de Mme Rey, 021 555 01 23")
      #expect(mail.route == "newLead")
      #expect(try await story.onlyLead().reportedBy != nil)
    }
  }

  @Test(
    "line 38: a colleague is known by the address, whatever name stands before it",
    arguments: ["", "P. F.", "Favre Paul (mobile)"])
  func displayName(name: String) async throws {
    try await Story.tell { story in
      var paul = Person(name: name, address: "paul@firm.example")
      paul.fields = [Person.proof]
      let mail = try await story.writes(paul, subject: "Appel", says: "Appel de Mme Rey, 021 555 01 23")
      #expect(mail.route == "newLead")
      #expect(try await story.onlyLead().reportedBy != nil)
    }
  }

  @Test(
    "line 40: underscore and percent in an address are letters like others",
    arguments: [("a_b@x.example", "axb@x.example"), ("a%@x.example", "abc@x.example")])
  func wildcards(first: String, second: String) async throws {
    try await Story.tell { story in
      try await story.writes(Person(name: "Un", address: second), says: "Une offre ?")
      try await story.writes(Person(name: "Deux", address: first), says: "Une offre ?")
      let leads = try await story.leads()
      #expect(leads.map(\.contact.email) == [second, first])
    }
  }

  @Test("line 45: a mail to our address makes one lead with one message, its words kept")
  func oneLead() async throws {
    try await Story.tell { story in
      try await story.writes(.anna, says: "Je voudrais une offre.\n\nAvec deux portes.")
      let lead = try await story.onlyLead()
      let messages = try await story.messages(of: lead.conversationID)
      #expect(messages.map(\.subject) == ["Cuisine"])
      #expect(messages.map(\.body) == ["Je voudrais une offre.\n\nAvec deux portes."])
    }
  }

  @Test(
    "lines 48 to 50, 52, 53 and 83 to 85: nobody is sent a bounce, whoever writes to whatever address of ours"
  )
  func nobodyIsBounced() async throws {
    try await Story.tell { story in
      try await story.writes(.luc, says: "Une offre ?")
      try await story.writes(.luc, to: "nobody@firm.example", subject: "Portes", says: "Des portes ?")
      try await story.writes(.falsePaul, subject: "Appel", says: "Appel de Mme Rey")
      try await story.writes(
        .luc, to: "leads+c9-aaaaaaaaaaaaaaaa@firm.example", subject: "Non", says: "Non ?")
      let addresses = Set(try await story.firm.outbox().flatMap(\.to))
      #expect(addresses.isSubset(of: ["paul@firm.example"]))
      #expect(try await story.counts().addsUp)
    }
  }

  @Test("lines 56 and 57: only the whole address is ours; the same name at another domain is a stranger's")
  func wholeAddress() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let elsewhere = letter.replyTo.replacing("@firm.example", with: "@other.example")
      let mail = try await story.writes(.luc, to: elsewhere, subject: "Autre", says: "Bonjour.")
      #expect(mail.conversation != letter.item.conversationID)
    }
  }

  @Test("line 58: a mail to two of our addresses is one mail and one lead")
  func twoAddresses() async throws {
    try await Story.tell { story in
      let mail = RawMail.fromAnna(to: "leads@firm.example, leads+web@firm.example")
      var other = mail
      other.lines.insert("Delivered-To: leads+web@firm.example", at: 0)
      try await story.firm.receive(mail)
      try await story.firm.receive(other)
      #expect(try await story.leads().count == 1)
      #expect(try await story.letters(to: .paul).count <= 2)
    }
  }
}
