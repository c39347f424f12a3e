import Basics
import Documents
import Foundation
import MailFormat
import MailTransport
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// A signed mail's way: queued, stored, sent through a real Exim, verified by dkimpy.
@Suite("Signed mails")
struct SignedDeliveryTests {
  private let loop = TransportLoop()

  private func office(_ keys: TestKeys) throws -> TestOffice.Wishes {
    let servers = try PrivateMailServers.running()
    var wishes = TestOffice.Wishes()
    wishes.address = try servers.freshAddress()
    wishes.servers = """
          smtp:
            host: localhost
            port: \(servers.smtpPort)
            security: starttls
            user: \(wishes.address)
            password_env: MAIL_PASSWORD
            ca_file: \(servers.caFile)
          dkim:
            selector: rsa
            key_file: \(try keys.rsa())
            second: {selector: ed, key_file: \(try keys.ed25519())}
      """
    wishes.environment = ["MAIL_PASSWORD": servers.password]
    wishes.more = "outbox: {proof_copy: false}"
    return wishes
  }

  private func verifier(_ desk: TestOffice, _ keys: TestKeys) throws -> IndependentVerifier {
    let records = try [("rsa", keys.folder + "/rsa2048.pem"), ("ed", keys.folder + "/ed25519.pem")].map {
      try DKIMKey(file: $0.1).record($0.0, "piste.test")
    }
    return IndependentVerifier(records: records, at: desk.clock.now.milliseconds / 1000)
  }

  /// Letters of every kind, as the workflows write them.
  private func letters(_ desk: TestOffice, to address: MailAddress) throws -> [Letter] {
    let office = desk.office
    var plain = Letter(
      kind: "relay", to: [address], text: try office.words("Bonjour,\n\n.\n..\nvoici  \n\n\n"))
    plain.isAutomatic = false
    var invoice = Letter(
      kind: "invoice", to: [address], text: try office.words("Décompte à l’étranger: 100 €"))
    invoice.attachments = [
      DraftAttachment(filename: "Décompte.pdf", mediaType: "application/pdf", bytes: Array(0...255))
    ]
    var mailing = Letter(kind: "mailing", to: [address], text: try office.words("Neues  \tim Herbst"))
    mailing.extraFields = [
      ("List-Unsubscribe", "<https://example.org/u/u1-abcdefghijklmnop>, <mailto:leads+u1@example.org>"),
      ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    ]
    return [plain, invoice, mailing, Letter(kind: "short", to: [address], text: try office.words("."))]
  }

  @Test("what Exim delivers is what was queued, and verifies by both keys", arguments: Engine.allCases)
  func delivered(engine: Engine) async throws {
    let servers = try PrivateMailServers.running()
    let customer = try servers.freshAddress()
    try await TestKeys.with { keys in
      try await TestOffice.open(engine, office(keys)) { desk in
        let address = try #require(MailAddress(addrSpec: customer, displayName: "Frédérique Müller"))
        let letters = try letters(desk, to: address)
        try await desk.office.database.write { connection in
          for letter in letters { try QueueLetter(desk.office, connection)(letter) }
        }
        let stored = try await stored(desk)
        #expect(try await DeliverOutbox(desk.office, loop: loop)() == letters.count)
        let arrived = try await servers.awaitDelivery(of: letters.count, to: customer)
        let verdicts = try verifier(desk, keys).verdicts(stored + arrived)
        #expect(verdicts == Array(repeating: ["pass", "pass"], count: 2 * letters.count))
        // Exim keeps mail with bare line feeds on disk, and writes its own fields on top.
        for message in stored {
          let lines = String(decoding: message, as: UTF8.self).replacing("\r\n", with: "\n")
          #expect(arrived.contains { String(decoding: $0, as: UTF8.self).hasSuffix("\n" + lines) })
        }
      }
    }
  }

  private func stored(_ desk: TestOffice) async throws -> [[UInt8]] {
    try await desk.outbox().map { mail in
      try desk.office.blobs.read(try #require(SHA256Digest(hex: mail.item.digest)))
    }
  }

  @Test("what is queued is 7 bit with CRLF at every end of a line, so that no server need change it")
  func sevenBit() async throws {
    try await TestKeys.with { keys in
      try await TestOffice.open(.sqlite, office(keys)) { desk in
        let address = try #require(MailAddress(addrSpec: "anna@b.ch", displayName: "Müller"))
        let letters = try letters(desk, to: address)
        try await desk.office.database.write { connection in
          for letter in letters { try QueueLetter(desk.office, connection)(letter) }
        }
        for message in try await stored(desk) {
          let lines = message.split(separator: 0x0A, omittingEmptySubsequences: false)
          #expect(lines.last?.isEmpty == true)
          #expect(lines.dropLast().allSatisfy { $0.last == 0x0D && $0.count <= 999 })
          #expect(message.allSatisfy { $0 < 0x80 && $0 != 0 })
        }
      }
    }
  }

  @Test("an office does not open while a key can't be read, and says which")
  func unreadableKey() async throws {
    var wishes = TestOffice.Wishes()
    wishes.servers = "    dkim: {selector: a, key_file: /nowhere/dkim.pem}"
    await #expect { try await TestOffice.open(.sqlite, wishes) { _ in } } throws: { error in
      "\(error)".hasPrefix("there is no /nowhere/dkim.pem; correct key_file, or make one: openssl")
    }
  }

  @Test("without keys nothing is signed, and a domain beyond ASCII signs in A-labels")
  func domains() async throws {
    try await TestOffice.open(.sqlite) { desk in #expect(desk.office.signatures.isEmpty) }
    try await TestKeys.with { keys in
      let key = try keys.write("seed", RFC8463.ed25519)
      var wishes = TestOffice.Wishes()
      wishes.servers = "    dkim: {domain: Exämple.example, selector: a, key_file: \(key), valid_days: 60}"
      try await TestOffice.open(.sqlite, wishes) { desk in
        let signatures = try #require(desk.office.signatures["leads"])
        #expect(signatures.domain == "xn--exmple-cua.example")
        #expect(signatures.keys.map(\.selector) == ["a"] && signatures.validDays == 60)
      }
    }
  }
}
