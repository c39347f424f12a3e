import Foundation
import Testing

@testable import Settings

@Suite("Logins of the settings")
struct LoginSettingsTests {
  private static let oauth = """
        oauth: {provider: microsoft, client_id: piste}

    """

  private static func account(_ more: String, imap: String) -> String {
    Sample.minimal + more + "    imap: {host: imap.example.org, user: u, \(imap)}\n"
  }

  @Test(
    "the login method is read, password when it is left out",
    arguments: [
      ("password_env: PW", .password), ("password_env: PW, auth: cram-md5", .cramMD5),
      ("password_env: PW, auth: LOGIN", .login), ("auth: xoauth2", .xoauth2),
      ("auth: oauthbearer", .oauthbearer),
    ] as [(String, LoginMethod)])
  func methods(imap: String, method: LoginMethod) throws {
    let configuration = try Sample.read(Self.account(Self.oauth, imap: imap))
    let server = try #require(configuration.accounts.first?.imap?.server)
    #expect(server.method == method)
    #expect((server.oauth != nil) == method.takesToken)
  }

  @Test("SCRAM is refused with its reason", arguments: ["scram-sha-1", "SCRAM-SHA-256"])
  func scram(method: String) {
    let problems = Sample.problems(Self.account("", imap: "password_env: PW, auth: \(method)"))
    #expect(problems.map(\.key) == ["accounts[0].imap.auth"])
    #expect(problems.first?.message.contains("libcurl on Debian is built without SCRAM") == true)
  }

  @Test(
    "what cannot work is told with its place",
    arguments: [
      ("", "auth: xoauth2", "accounts[0].imap.auth"),
      ("", "auth: kerberos, password_env: P", "accounts[0].imap.auth"),
      ("    oauth: {provider: other, client_id: c}\n", "auth: xoauth2", "accounts[0].oauth.provider"),
      (
        "    oauth: {provider: google, client_id: c, grant: client_credentials}\n", "auth: xoauth2",
        "accounts[0].oauth.grant"
      ),
      (
        "    oauth: {provider: microsoft, client_id: c, client_secret_env: S, grant: client_credentials}\n",
        "auth: xoauth2", "accounts[0].oauth.grant"
      ),
      (
        "    oauth: {provider: other, client_id: c, token_url: http://login.example.org/}\n", "auth: xoauth2",
        "accounts[0].oauth.token_url"
      ),
      (
        "    oauth: {provider: microsoft, client_id: c, tenant: a/b}\n", "auth: xoauth2",
        "accounts[0].oauth.tenant"
      ),
    ])
  func problems(oauth: String, imap: String, key: String) {
    let problems = Sample.problems(Self.account(oauth, imap: imap))
    #expect(problems.first?.key == key, "\(problems)")
  }

  @Test("the token file lies beside the settings, named after the account")
  func tokenFile() throws {
    let configuration = try Sample.read(Self.account(Self.oauth, imap: "auth: xoauth2"))
    #expect(configuration.accounts.first?.oauth?.tokenFile == "/srv/piste/leads.token")
  }
}

@Suite("Token files")
struct TokenFileTests {
  private func withFile(_ body: (TokenFile) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/piste-token-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(TokenFile(path: folder + "/leads.token"))
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test("what is committed is read back, private, and nothing else is left")
  func commits() throws {
    try withFile { file in
      #expect(try file.read() == nil)
      for text in ["first", "a second one", "3"] {
        try #require(try file.claim()).reserve().commit(text)
        #expect(try file.read() == text)
        #expect(try mode(file.path) == 0o600)
      }
      let folder = (file.path as NSString).deletingLastPathComponent
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
          "leads.token", "leads.token.lock",
        ])
    }
  }

  @Test("one claim at a time; what was only reserved changes nothing")
  func claims() throws {
    try withFile { file in
      try #require(try file.claim()).reserve().commit("kept")
      do {
        let first = try #require(try file.claim())
        #expect(try file.claim() == nil)
        _ = try first.reserve()
      }
      #expect(try file.read() == "kept")
      #expect(try file.claim() != nil)
    }
  }

  @Test("a file that others can read is refused; a folder that is missing is named")
  func faults() throws {
    try withFile { file in
      try #require(try file.claim()).reserve().commit("x")
      chmod(file.path, 0o644)
      let open = #expect(throws: SecretFault.self) { try file.read() }
      #expect(open?.remedy == "run: chmod 600 \(file.path)")
    }
    let fault = #expect(throws: SecretFault.self) { try TokenFile(path: "/nowhere/a.token").claim() }
    #expect(fault?.message.contains("/nowhere/a.token can't be written") == true)
  }
}
