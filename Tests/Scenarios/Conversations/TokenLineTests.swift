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

@Suite("Whose conversation: the line in the text")
struct TokenLineTests {
  @Test("each letter names its token in one line, and a letter without a conversation names none")
  func line() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let token = try story.token(of: letter)
      #expect(letter.message.text.contains("Réf. \(token)\n"))
      let notice = try await story.letter(to: .paul)
      #expect(notice.message.text.contains("Réf. \(token)"))
      #expect(notice.message.html?.contains("Réf. \(token)") == true)
      let copies = try await story.mailing(to: [.beat])
      #expect(copies[0].message.text.contains("Réf. \(try story.token(of: copies[0]))\n"))
    }
  }

  @Test(
    "the cited line is found, however a program wrapped and decorated it",
    arguments: [
      "> Réf. %@%", "> > Ref. %@%", "> Réf. %@\n> %", "> Réf. %@\n> > %", "> RÉF. %@ %", "> Réf. %@\u{AD}%",
      "> Réf. %@\u{200B}%", "| Réf. %@\n| %",
    ])
  func wrapped(pattern: String) async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let token = try story.token(of: letter)
      let half = token.index(token.startIndex, offsetBy: token.count / 2)
      for spelling in [token, token.uppercased()] {
        let pieces = pattern.replacing("%@", with: spelling[..<half]).replacing("%", with: spelling[half...])
        let quote = "Le 24 nov. 2026, Menuiserie du Lac a écrit :\n> Bonjour Madame,\n\(pieces)\n> fin"
        let answer = try await story.writes(.anna, subject: "Autre", says: "Oui, mardi.\n\n\(quote)")
        #expect(answer.why("conversation") == "tokenInText", "\(pieces)")
        #expect(answer.conversation == letter.item.conversationID)
      }
    }
  }

  @Test("a cited line that nobody signed leads nowhere and does no harm")
  func cut() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let good = try story.token(of: letter)
      let token = good.dropLast() + (good.hasSuffix("2") ? "3" : "2")
      let answer = try await story.writes(
        .anna, subject: "Balcon", says: "Et un balcon ?\n\nLe 24 nov. 2026, X a écrit :\n> Réf. \(token)")
      #expect(answer.route == "newLead")
    }
  }

  @Test("what Paul cites leads his mail nowhere: he passes it on")
  func colleague() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let before = try await story.letters(to: .anna).count
      let mail = try await story.answers(letter, .paul, keeping: [.quote], says: "Pour information.")
      #expect(mail.why("match.text").isEmpty)
      #expect(try await story.letters(to: .anna).count == before)
    }
  }
}
