import Testing

@testable import Settings

@Suite("Settings of DKIM")
struct DKIMSettingsTests {
  private func account(_ dkim: String) -> String { Sample.minimal + "    dkim: \(dkim)\n" }

  @Test("one key or two, the domain and the length of life are read")
  func read() throws {
    let one = try Sample.read(account("{selector: piste, key_file: dkim.pem}")).accounts[0].dkim
    #expect(one?.keys.map(\.file) == ["/srv/piste/dkim.pem"])
    #expect(one?.domain == nil && one?.validDays == nil)
    let two = try Sample.read(
      account(
        "{domain: firm.example, selector: a.b, key_file: /etc/a, valid_days: 90, second: {selector: c, key_file: d}}"
      )
    ).accounts[0].dkim
    #expect(
      two?.keys.map(\.selector) == ["a.b", "c"] && two?.keys.map(\.file) == ["/etc/a", "/srv/piste/d"])
    #expect(two?.domain == "firm.example" && two?.validDays == 90)
    #expect(try Sample.read(Sample.minimal).accounts[0].dkim == nil)
  }

  @Test(
    "what can't be published or found is refused where it stands",
    arguments: [
      ("{key_file: a}", "accounts[0].dkim.selector"), ("{selector: a}", "accounts[0].dkim.key_file"),
      ("{selector: a_b, key_file: c}", "accounts[0].dkim.selector"),
      ("{selector: é, key_file: c}", "accounts[0].dkim.selector"),
      ("{selector: a., key_file: c}", "accounts[0].dkim.selector"),
      ("{domain: org, selector: a, key_file: c}", "accounts[0].dkim.domain"),
      ("{selector: a, key_file: c, valid_days: 7}", "accounts[0].dkim.valid_days"),
      (
        "{selector: a, key_file: c, second: {selector: A, key_file: d}}", "accounts[0].dkim.second.selector"
      ),
      ("{selector: a, key_file: c, second: {selector: b}}", "accounts[0].dkim.second.key_file"),
    ])
  func refused(dkim: String, key: String) {
    #expect(Sample.problems(account(dkim)).map(\.key) == [key])
  }
}
