import Basics
import Foundation
import MailFormat
import Testing

@Suite("Our own mails")
struct OwnMailTests {
  @Test("raw Latin-1 in the header is read in the charset of the text")
  func latin1() throws {
    let message = try read("latin1-raw")
    #expect(message.from.map(\.displayName) == ["Élodie Pärli"])
    #expect(message.subject == "Devis pour l'escalier à refaire")
    #expect(message.text == "Bonjour, le prix de 1'200.- était bien « tout compris » ?\n")
  }

  @Test("HTML with pictures between its pieces is one alternative, its pictures are attachments")
  func interleaved() throws {
    let message = try read("interleaved-html")
    #expect(message.subject == "Fotos der Türe")
    #expect(message.text == "Guten Tag, hier sind die Fotos.\n> Können Sie Fotos schicken?")
    #expect(message.attachments.map(\.filename) == ["Türe.png"])
    #expect(message.attachments.map(\.contentID) == ["pic@brunner.example"])
    #expect(message.diagnostics.isEmpty)
  }

  @Test("a forwarded mail is a message inside the message")
  func forwarded() throws {
    let message = try read("forwarded-unix")
    #expect(message.text == "À traiter, merci.")
    #expect(message.baseSubject == BaseSubject(of: "demande"))
    #expect(message.date?.description == "2026-11-23T09:00:00Z")
    #expect(
      message.references.map(\.text) == [
        "first@client.example", "second@client.example", "third@client.example",
      ])
    let original = try #require(message.attachments.first?.embedded)
    #expect(original.from.map(\.description) == ["Client, Jean <jean@client.example>"])
    #expect(original.text == "Bonjour,\nun devis ?\n\n> ancien")
  }

  private func read(_ name: String) throws -> MailMessage {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Corpus/mails/\(name).eml")
    return MailMessage.parse([UInt8](try Data(contentsOf: file)))
  }
}
