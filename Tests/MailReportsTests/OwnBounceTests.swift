import Foundation
import MailFormat
import MailReports
import Testing

@Suite("Our own bounces")
struct OwnBounceTests {
  @Test("the server's words make a vague status exact")
  func exchange() throws {
    let message = try read("exchange")
    let bounce = try #require(BounceReport.read(message).failures.first)
    #expect(bounce.recipient == "luc@exchange.example")
    #expect(bounce.status == "5.1.10")
    #expect(bounce.reason == .userUnknown)
    #expect(bounce.suppresses)
    #expect(DeliveryStatusReport.read(message)?.returnedHeader?.messageID?.text == "TOKEN.11@piste.example")
  }

  @Test("two recipients of one plain report keep their own reasons")
  func qmail() throws {
    let message = try read("qmail-two")
    let bounces = BounceReport.read(message).failures
    #expect(bounces.map(\.recipient) == ["anne@vallee.example", "boris@vallee.example"])
    #expect(bounces.map(\.status) == ["5.1.1", "5.7.1"])
    #expect(bounces.map(\.reason) == [.userUnknown, .spam])
    #expect(bounces.map(\.suppresses) == [true, false])
    #expect(ReturnedMessage.header(in: message)?.messageID?.text == "TOKEN.12@piste.example")
  }

  @Test("a delay is told apart: no bounce, but a status")
  func delayed() throws {
    let message = try read("delayed")
    #expect(BounceReport.read(message).failures.isEmpty)
    #expect(DeliveryStatusReport.read(message)?.recipients.map(\.action) == [.delayed])
  }

  private func read(_ name: String) throws -> MailMessage {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Corpus/bounces/\(name).eml")
    return MailMessage.parse([UInt8](try Data(contentsOf: file)))
  }
}
