import Workflows
import Basics
import CRM
import MailFormat
import SQL
import Store
import TestFirm
import TestSupport
import Testing

@Suite("Who wrote it: strangers")
struct StrangerTests {
  @Test("name, firm and telephone come from header and signature")
  func signature() async throws {
    try await Story.tell { story in
      try await story.writes(
        .anna,
        says:
          "Bonjour,\n\nUne offre pour une cuisine ?\n\nMeilleures salutations\nAnna Rey\nMenuiserie Rey SA\nTél. 021 555 01 23"
      )
      let contact = try await story.onlyLead().contact
      #expect(contact.name == "Anna Rey")
      #expect(contact.company == "Menuiserie Rey SA")
      #expect(contact.phone == "+41215550123")
    }
  }

  @Test(
    "a telephone number in the words counts when it is the only one",
    arguments: [
      ("Appelez-moi au 079 555 01 23 le soir.", "+41795550123"),
      ("Au 079 555 01 23 ou au 021 555 01 24.", ""), ("Sans numéro, le 12.12.2026.", ""),
    ])
  func words(_ text: String, _ phone: String) async throws {
    try await Story.tell { story in
      try await story.writes(.anna, says: "Bonjour,\n\nUne offre pour une cuisine ? \(text)")
      #expect(try await story.onlyLead().contact.phone == phone)
    }
  }

  @Test(
    "of a form's mail, whoever filled it in is the contact, and gets the answer", arguments: Engine.allCases)
  func form(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let site = Person(name: "Site web", address: "wordpress@site.example")
      try await story.writes(
        site, subject: "Nouveau message",
        says:
          "Prénom: Anna\nNom: Rey\nE-mail: Anna@rey.example\nTéléphone: 021 555 01 23\nEntreprise: Rey SA\nMessage: Une cuisine, svp."
      )
      let contact = try await story.onlyLead().contact
      #expect(contact.name == "Anna Rey")
      #expect(contact.email == "anna@rey.example")
      #expect(contact.phone == "+41215550123")
      #expect(contact.company == "Rey SA")
      try await story.answers(try await story.letter(to: .paul), .paul, says: "Volontiers.")
      #expect(try await story.letters(to: .anna).count == 1)
      #expect(try await story.letters(to: site).isEmpty)
    }
  }

  @Test(
    "a second lead of the same firm, or with the same telephone, is shown and not merged",
    arguments: Engine.allCases)
  func duplicates(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      try await story.writes(.anna, says: "Une cuisine ?\n\nAnna Rey\nTél. 021 555 01 23")
      let first = try await story.onlyLead().lead.id
      try await story.writes(.beat, subject: "Portes", says: "Trois portes ?")
      #expect(
        try await story.letter(to: .paul, "lead-notification").plainText.contains(
          "Peut-être la même affaire : piste \(first) (Cuisine, Anna Rey) : même entreprise"))
      try await story.writes(
        .annaPrivately, subject: "Tables", says: "Et une table ?\n\nAnna Rey\nTél. 021 555 01 23")
      let text = try await story.letter(to: .paul, "lead-notification").plainText
      #expect(text.contains("piste \(first) (Cuisine, Anna Rey) : même téléphone"))
      #expect(!text.contains("même entreprise"))
      #expect(try await story.leads().count == 3)
    }
  }

  @Test("a provider that everybody uses is no firm, and many leads of one client say nothing")
  func noDuplicates() async throws {
    try await Story.tell { story in
      try await story.writes(.annaPrivately, says: "Une cuisine ?")
      try await story.writes(
        Person(name: "Max", address: "max@gmail.com"), subject: "Portes", says: "Des portes ?")
      #expect(try await !story.letter(to: .paul, "lead-notification").plainText.contains("Peut-être"))
      for number in 1...5 {
        let person = Person(name: "Nr \(number)", address: "n\(number)@large.example")
        try await story.writes(person, subject: "Bureau \(number)", says: "Un bureau ?")
      }
      #expect(try await !story.letter(to: .paul, "lead-notification").plainText.contains("Peut-être"))
    }
  }

  @Test("what is closed is no duplicate")
  func closed() async throws {
    try await Story.tell { story in
      try await story.writes(.anna, says: "Une cuisine ?")
      let lead = try await story.onlyLead()
      try await story.disqualify(lead)
      try await story.writes(.beat, subject: "Portes", says: "Trois portes ?")
      #expect(try await !story.letter(to: .paul, "lead-notification").plainText.contains("Peut-être"))
    }
  }
}
