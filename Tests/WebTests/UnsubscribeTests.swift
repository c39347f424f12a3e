import Basics
import Mailings
import SQL
import Store
import Testing
import Workflows

@Suite("Unsubscribing")
struct UnsubscribeTests {
  private func suppressed(_ office: Office) async throws -> [String] {
    try await office.database.read { try Suppressions($0).all().map(\.address) }
  }

  @Test("opening the page changes nothing")
  func page() async throws {
    try await withOffice { office in
      let copy = try await office.mailingCopy(to: "rey@example.net")
      let answer = try await Browser(office).get("/u/" + office.token(.unsubscribe, copy))
      #expect(answer.status == 200)
      #expect(answer.text.contains("rey@example.net"))
      #expect(answer.text.contains("Me désabonner"))
      #expect(answer.text.contains("<html lang=\"fr\">"))
      #expect(try await suppressed(office).isEmpty)
    }
  }

  @Test(
    "one click suppresses the address, in both forms that mail programs send",
    arguments: [
      ("List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"),
      (
        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n",
        "multipart/form-data; boundary=b"
      ),
    ])
  func oneClick(body: String, type: String) async throws {
    try await withOffice { office in
      let copy = try await office.mailingCopy(to: "rey@example.net")
      let browser = Browser(office)
      for _ in 1...2 {
        let answer = try await browser.post("/u/" + office.token(.unsubscribe, copy), body, type: type)
        #expect(answer.status == 200)
        #expect(answer.text.contains("ne recevra plus"))
      }
      #expect(try await suppressed(office) == ["rey@example.net"])
    }
  }

  @Test("a POST that asks for nothing, or for too much, changes nothing")
  func otherBodies() async throws {
    try await withOffice { office in
      let path = "/u/" + office.token(.unsubscribe, try await office.mailingCopy(to: "rey@example.net"))
      #expect(try await Browser(office).post(path, "a=b").status == 400)
      let long = "List-Unsubscribe=One-Click&x=" + String(repeating: "x", count: 20_000)
      #expect(try await Browser(office).post(path, long).status == 413)
      #expect(try await suppressed(office).isEmpty)
    }
  }

  @Test("a forged token, one of another purpose, and one of nobody give the same friendly 404")
  func badTokens() async throws {
    try await withOffice { office in
      let copy = try await office.mailingCopy(to: "rey@example.net")
      let good = office.token(.unsubscribe, copy)
      let forged = String(good.dropLast()) + (good.hasSuffix("a") ? "b" : "a")
      let tokens = [
        forged, office.token(.mailing, copy), office.token(.unsubscribe, 999), "x", "%00", "..%2f",
      ]
      for token in tokens {
        for answer in [
          try await Browser(office).get("/u/" + token),
          try await Browser(office).post("/u/" + token, "List-Unsubscribe=One-Click"),
        ] {
          #expect(answer.status == 404, "\(token)")
          #expect(answer.text.contains("Cette page n’existe pas"))
          #expect(answer.text.contains("This page does not exist"))
        }
      }
      #expect(try await suppressed(office).isEmpty)
    }
  }
}
