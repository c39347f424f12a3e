import Testing

@testable import Settings

@Suite("What follows from the country")
struct CountryTests {
  private func problems(_ country: String, _ number: String) -> [ConfigurationProblem] {
    let company = "  country: \(country)\n  vat_id: \"\(number)\"\naccounts:"
    return Sample.problems(Sample.minimal.replacing("accounts:", with: company))
  }

  @Test(
    "a VAT number of the right shape is kept in its usual form",
    arguments: [
      ("CH", "CHE-123.456.788 TVA", "CHE-123.456.788 TVA"),
      ("CH", "che123456788mwst", "CHE-123.456.788 MWST"),
      ("FR", "FR 40 303 265 045", "FR40303265045"), ("FR", "FRK7399859412", "FRK7399859412"),
      ("DE", "de123456789", "DE123456789"), ("GR", "EL123456789", "EL123456789"),
      ("US", "anything at all", "anything at all"),
    ])
  func right(country: String, number: String, kept: String) throws {
    let company = "  country: \(country)\n  vat_id: \"\(number)\"\naccounts:"
    let configuration = try Sample.read(Sample.minimal.replacing("accounts:", with: company))
    #expect(configuration.company.vatID == kept)
  }

  @Test(
    "a VAT number of another shape is refused with what is expected",
    arguments: [
      ("CH", "CHE-123.456.788", "TVA, MWST or IVA"), ("CH", "CHE-123.456.789 TVA", "check digit"),
      ("CH", "FR40303265045", "Swiss VAT number"), ("FR", "FR4030326504", "nine digits"),
      ("FR", "FRO0303265045", "nine digits"), ("FR", "CHE-123.456.788 TVA", "French VAT number"),
      ("DE", "FR40303265045", "DE and 2 to 12"), ("DE", "DE1", "DE and 2 to 12"),
      ("IT", "IT1234567890123", "IT and 2 to 12"), ("AT", "ATÜ12345678", "AT and 2 to 12"),
      ("CH", "", "Swiss"),
    ])
  func wrong(country: String, number: String, message: String) throws {
    let found = problems(country, number)
    try #require(found.count == 1)
    #expect(found[0].key == "company.vat_id")
    #expect(found[0].message.contains(message), "\(found[0].message)")
  }

  @Test(
    "every known country has values that the settings accept",
    arguments: ["CH", "LI", "AT", "BE", "DE", "ES", "FR", "IE", "IT", "LU", "NL", "PT"])
  func defaults(country: String) throws {
    let usual = CountryDefaults(of: country)
    let zone = try #require(usual.timeZone)
    let rate = try #require(usual.vatRate)
    #expect(ConfigurationTemplate.complaint(about: zone, at: "company.time_zone") == nil)
    #expect(ConfigurationTemplate.complaint(about: rate, at: "billing.vat_rate") == nil)
    #expect(ConfigurationTemplate.complaint(about: usual.currency, at: "company.currency") == nil)
    #expect(ConfigurationTemplate.complaint(about: usual.language, at: "company.language") == nil)
  }

  @Test(
    "an answer is checked as the file will be",
    arguments: [
      ("accounts.imap.port", "70000", "out of range"), ("accounts.imap.host", "a b", "not a host name"),
      ("staff.address", "anne", "not a mail address"),
      ("intake.authserv_ids", "mx example", "not a host name"),
    ])
  func answers(path: String, text: String, complaint: String) {
    #expect(ConfigurationTemplate.complaint(about: text, at: path)?.contains(complaint) == true)
  }
}
