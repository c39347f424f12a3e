import Workflows
import Basics
import CRM
import Documents
import MailFormat
import SQL
import Store
import TestFirm
import TestSupport
import Testing

@Suite("Who wrote it: a colleague notes a call")
struct PhoneNoteStoryTests {
  private static let note =
    "Appel de Mme Rey, Menuiserie Rey, 021 555 01 23, budget 12k, rappeler mardi, le chien s'appelle Médor"

  @Test("the caller becomes the contact; the receipt lists what was understood and what was not")
  func receipt() async throws {
    try await Story.tell { story in
      try await story.writes(.paul, subject: "Appel", says: Self.note)
      let lead = try await story.onlyLead()
      #expect(lead.contact.name == "Mme Rey")
      #expect(lead.contact.phone == "+41215550123")
      let text = try await story.letter(to: .paul, "phone-note-receipt").plainText
      for line in [
        "- Contact : Mme Rey", "- Entreprise : Menuiserie Rey", "- Téléphone : +41215550123", "- Budget : ",
        "- À suivre le : 1er décembre 2026", "- À faire : rappeler mardi",
        "Pas compris, gardé tel quel dans la note : « le chien s'appelle Médor »",
      ] { #expect(text.contains(line), "\(line) in \(text)") }
      #expect(try await story.letters(to: .anna).isEmpty)
    }
  }

  @Test("both languages say the same in the receipt", arguments: [Language.french, .english])
  func languages(language: Language) async throws {
    try await Story.tell { story in
      let office = story.firm.office
      let text = try office.templates.render(
        .phoneNoteReceipt, language: language,
        fields: office.firmFields.merging([
          "title": "Mme Rey", "salesperson": "Paul", "email": "a@rey.example",
        ]) { $1 },
        lists: [
          "understood": [["caption": "Budget", "value": "12k"]], "misread": [["passage": "Médor"]],
          "twins": [["twin": "12"]],
        ])
      for word in ["Mme Rey", "Paul", "a@rey.example", "Budget", "12k", "Médor", "12"] {
        #expect(text.text.contains(word))
      }
      #expect(!text.text.contains("{{"))
      #expect(!text.text.contains("\n\n\n"))
    }
  }

  @Test("25 notes of one colleague in an hour are 25 leads, each with its receipt")
  func manyNotes() async throws {
    try await Story.tell { story in
      for number in 10..<35 {
        try await story.writes(
          .paul, subject: "Appel", says: "Appel de M. Favre\(number), 021 555 02 \(number)")
        try await story.later(minutes: 2)
      }
      #expect(try await story.leads().count == 25)
      #expect(try await story.letters(to: .paul).count == 25)
    }
  }

  @Test(
    "a caller who has an open lead gets a lead of the note, and the receipt names the other",
    arguments: Engine.allCases)
  func knownCaller(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      try await story.writes(.paul, subject: "Appel", says: Self.note)
      try await story.writes(
        .anne, subject: "Appel", says: "Mme Rey a rappelé, 021 555 01 23, veut aussi des portes")
      let leads = try await story.leads()
      #expect(leads.count == 2)
      let text = try await story.letter(to: .anne, "phone-note-receipt").plainText
      #expect(text.contains("Peut-être la même affaire : piste \(leads[0].lead.id)"))
      #expect(text.contains("même téléphone"))
    }
  }

  @Test("a note that names nobody waits for a person")
  func nobody() async throws {
    try await Story.tell { story in
      let arrival = try await story.writes(.paul, subject: "Divers", says: "ok pour moi")
      #expect(arrival.state == .tray)
      #expect(try await story.leads().isEmpty)
    }
  }
}
