import Basics
import HTTPTypes
import SQL
import Testing
import Workflows

@testable import Web

@Suite("Safety of the pages")
struct SafetyTests {
  @Test("every answer bears the security headers", arguments: ["/health", "/style.css", "/nowhere", "/u/x"])
  func headers(path: String) async throws {
    try await withOffice { office in
      let headers = try await Browser(office).get(path).headers
      let policy = headers[.contentSecurityPolicy] ?? ""
      #expect(policy.contains("default-src 'none'"))
      #expect(policy.contains("frame-ancestors 'none'"))
      #expect(!policy.contains("unsafe"))
      #expect(headers[.xContentTypeOptions] == "nosniff")
      #expect(headers[HTTPField.Name("Referrer-Policy")!] == "no-referrer")
      #expect(headers[.cacheControl] == (path == "/style.css" ? "max-age=3600" : "no-store"))
    }
  }

  @Test("health answers as JSON, and says so when the database is gone")
  func health() async throws {
    try await withOffice { office in
      let answer = try await Browser(office).get("/health")
      #expect(answer.status == 200)
      #expect(answer.text == #"{"database":"ok","status":"ok"}"#)
      #expect(answer.headers[.contentType] == "application/json")
      await office.database.close()
      #expect(try await Browser(office).get("/health").status == 503)
    }
  }

  @Test("what goes wrong inside is told in both languages without the reason")
  func internalError() async throws {
    try await withOffice { office in
      let token = office.token(.unsubscribe, try await office.mailingCopy(to: "rey@example.net"))
      await office.database.close()
      let answer = try await Browser(office).get("/u/" + token)
      #expect(answer.status == 500)
      #expect(answer.text.contains("Un incident est survenu"))
      #expect(!answer.text.lowercased().contains("sqlite"))
    }
  }

  @Test(
    "text can't become markup, whatever is joined to it",
    arguments: [
      ("\"\u{301} onmouseover=alert(1) x=", "&quot;\u{301} onmouseover=alert(1) x="),
      ("<script>'&'</script>", "&lt;script&gt;&#39;&amp;&#39;&lt;/script&gt;"), ("a\0b", "ab"), ("é", "é"),
    ])
  func escaping(text: String, expected: String) {
    let html: HTML = "\(text)"
    #expect(Array(html.text.utf8) == Array(expected.utf8))
  }

  @Test(
    "pages find the style sheet from any depth",
    arguments: [("/", ""), ("/u/x", "../"), ("/q/x/pdf", "../../")])
  func root(path: String, expected: String) async throws {
    try await withOffice { office in
      #expect(PageLayout(company: office.company, path: path).root == expected)
    }
  }
}
