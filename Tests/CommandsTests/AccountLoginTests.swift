import Foundation
import TestSupport
import Testing

@Suite("piste account login, and what doctor says of tokens")
struct AccountLoginTests {
  private static let device =
    #"{"device_code":"d","user_code":"ABCD-12","verification_uri":"https://issuer.test/d","expires_in":60,"interval":1}"#

  /// A folder with settings whose account takes its tokens from the issuer.
  private func withAccount(_ issuer: ScriptedIssuer?, _ body: (String) throws -> Void) throws {
    try withFolder { folder in
      let address = issuer.map { "token_url: \"\($0.tokenURL)\", device_url: \"\($0.deviceURL)\"" }
      let oauth =
        address.map { "    oauth: {provider: other, client_id: c, scope: mail smtp, \($0)}\n" } ?? ""
      let settings =
        "company: {name: Menuiserie du Lac}\naccounts:\n  - name: leads\n    address: leads@example.org\n"
        + oauth
      try Data(settings.utf8).write(to: URL(fileURLWithPath: folder + "/piste.yaml"))
      try body(folder)
    }
  }

  private func issuer(_ token: String, status: Int = 200) throws -> ScriptedIssuer {
    try ScriptedIssuer { request, _ in
      request.path == "/device" ? .json(200, Self.device) : .json(status, token)
    }
  }

  @Test("the code and its address are shown, then where the token is; the token itself is not")
  func login() throws {
    let issuer = try issuer(#"{"access_token":"hush","expires_in":3600,"refresh_token":"hush-hush"}"#)
    try withAccount(issuer) { folder in
      let run = try Piste(["account", "login", "leads"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.hasPrefix("Open https://issuer.test/d and enter the code ABCD-12\n"))
      #expect(run.output.contains("\(folder)/leads.token, it renews itself"))
      #expect(!run.output.contains("hush") && run.errors.isEmpty)
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/leads.token")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("for scripts there are two lines of JSON")
  func json() throws {
    let issuer = try issuer(#"{"access_token":"a","expires_in":3600,"scope":"mail"}"#)
    try withAccount(issuer) { folder in
      let lines = try Piste(["account", "login", "leads", "--json"], in: folder).output.split(separator: "\n")
      let objects = lines.map {
        (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any] ?? [:]
      }
      #expect(objects.count == 2)
      #expect(objects.first?["code"] as? String == "ABCD-12")
      #expect(objects.last?["renewable"] as? Bool == false && objects.last?["scope"] as? String == "mail")
    }
  }

  @Test(
    "a login that does not come about says why and what to do",
    arguments: [
      (#"{"error":"access_denied"}"#, 400, "The person said no"),
      (#"{"error":"expired_token"}"#, 400, "Run: piste account login leads"),
      (#"{"error":"invalid_client","error_description":"no such app"}"#, 401, "Check client_id"),
      ("<html>", 200, "a web page instead of JSON"),
    ])
  func refused(answer: String, status: Int, words: String) throws {
    try withAccount(try issuer(answer, status: status)) { folder in
      let run = try Piste(["account", "login", "leads"], in: folder)
      #expect(run.status == 1)
      #expect(run.errors.contains(words), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder + "/leads.token"))
    }
  }

  @Test("an account that is not there, or takes a password, is refused by name")
  func noToken() throws {
    try withAccount(nil) { folder in
      let password = try Piste(["account", "login", "leads"], in: folder)
      #expect(password.status == 3 && password.errors.contains("add an oauth section"))
      let unknown = try Piste(["account", "login", "lead"], in: folder)
      #expect(unknown.status == 3 && unknown.errors.contains("the settings name leads"))
    }
  }

  @Test(
    "doctor says what is wrong with a token",
    arguments: [
      (nil, 0o600, "problem", "nobody has logged in yet"),
      (#"{"refresh_token":"r"}"#, 0o644, "problem", "others can read"),
      (#"{"refresh_token":"r"}"#, 0o600, "ok", "renews itself"),
      (#"{"refresh_token":"r","refresh_expires":1700000000}"#, 0o600, "problem", "ran out on 2023-11-14"),
      (#"{"refresh_token":"r","refresh_expires":4000000000}"#, 0o600, "ok", "holds until 2096"),
      (#"{"refresh_token":"r","scope":"mail"}"#, 0o600, "warning", "the token lacks smtp"),
      (#"{"access_token":"a","access_expires":4000000000}"#, 0o600, "warning", "can't be renewed"),
      ("{", 0o600, "problem", "is damaged"),
    ] as [(String?, Int, String, String)])
  func doctor(file: String?, mode: Int, state: String, words: String) throws {
    try withAccount(try issuer("")) { folder in
      if let file {
        _ = FileManager.default.createFile(
          atPath: folder + "/leads.token", contents: Data(file.utf8), attributes: [.posixPermissions: mode])
      }
      let findings = try Piste(["doctor", "--json"], in: folder).json["findings"] as? [[String: Any]] ?? []
      let ours = findings.filter { $0["check"] as? String == "account leads oauth" }
      let found = ours.contains {
        $0["state"] as? String == state && ($0["message"] as? String)?.contains(words) == true
      }
      #expect(found, "\(ours)")
    }
  }
}
