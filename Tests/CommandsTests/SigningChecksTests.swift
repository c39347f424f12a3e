import Foundation
import Testing

@Suite("Doctor and DKIM")
struct SigningChecksTests {
  /// The seed of RFC 8463 appendix A.
  private static let seed = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=\n"

  private func doctor(_ folder: String, dkim: String, mode: Int = 0o600) throws -> String {
    let settings = """
      company: {name: Menuiserie du Lac}
      accounts:
        - name: leads
          address: leads@example.org
          dkim: \(dkim)

      """
    try Data(settings.utf8).write(to: URL(fileURLWithPath: folder + "/piste.yaml"))
    try Data(Self.seed.utf8).write(to: URL(fileURLWithPath: folder + "/dkim.key"))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder + "/dkim.key")
    return try Piste(["doctor"], in: folder).output
  }

  @Test("doctor prints the record that DNS must hold, ready to paste")
  func record() throws {
    try withFolder { folder in
      let output = try doctor(folder, dkim: "{selector: piste, key_file: dkim.key}")
      #expect(
        output.contains(
          "dkim.key signs by ed25519-sha256; DNS must hold: piste._domainkey.example.org. IN TXT "
            + "\"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"\n"))
      #expect(!output.contains("DMARC"))
    }
  }

  @Test("doctor tells a key that others can read, and a domain that does not speak for the address")
  func faults() throws {
    try withFolder { folder in
      let open = try doctor(folder, dkim: "{selector: a, key_file: dkim.key}", mode: 0o644)
      #expect(open.contains("problem  account leads dkim: others can read \(folder)/dkim.key\n"))
      #expect(open.contains("→ run: chmod 600 \(folder)/dkim.key"))
      let other = try doctor(folder, dkim: "{domain: example.net, selector: a, key_file: dkim.key}")
      #expect(
        other.contains("warning  account leads dkim: example.net signs, but mails come from example.org"))
      let above = try doctor(folder, dkim: "{domain: mail.example.org, selector: a, key_file: dkim.key}")
      #expect(above.contains("mail.example.org signs for example.org, which DMARC accepts unless"))
    }
  }

  @Test("doctor warns of an RSA key that is too short, and tells a file that is no key")
  func size() throws {
    try withFolder { folder in
      let openssl = Process()
      openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      openssl.arguments = ["openssl", "genrsa", "-out", folder + "/short.pem", "1024"]
      openssl.standardError = FileHandle.nullDevice
      try openssl.run()
      openssl.waitUntilExit()
      let short = try doctor(folder, dkim: "{selector: a, key_file: short.pem}")
      #expect(
        short.contains("short.pem signs by rsa-sha256 of 1024 bits; DNS must hold: a._domainkey.example.org.")
      )
      #expect(short.contains("has 1024 bits, which is weak"))
      try Data("no key".utf8).write(to: URL(fileURLWithPath: folder + "/none.pem"))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder + "/none.pem")
      let none = try doctor(
        folder, dkim: "{selector: a, key_file: dkim.key, second: {selector: b, key_file: none.pem}}")
      #expect(none.contains("problem  account leads dkim: \(folder)/none.pem holds no RSA or Ed25519 key"))
    }
  }
}
