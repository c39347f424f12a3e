import Foundation
import Testing

@Suite("The questions of init")
struct InitTests {
  private func settings(_ folder: String) throws -> [String] {
    try String(contentsOfFile: folder + "/firm/piste.yaml", encoding: .utf8)
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test("each wrong answer is told its reason and asked again")
  func again() throws {
    try withFolder { folder in
      let answers = [
        "", "Atelier", "XX", "CH", "de", "fr", "CFH", "CHF", "leads", "leads@example.org", "im ap",
        "imap.example.org", "99999", "143", "", "", "",
      ]
      let run = try Typing(answers, to: ["init", "firm", "--password-file", "later"], in: folder)
      for reason in [
        "this is required", "\"XX\" is not a country", "\"de\" is not one of", "did you mean \"CHF\"?",
        "\"leads\" is not a mail address", "\"im ap\" is not a host name", "at most 65535",
      ] { #expect(run.screen.contains(reason), "\(reason) in \(run.screen)") }
      #expect(run.status == 0)
      let lines = try settings(folder)
      for line in ["port: 143", "security: starttls", "#smtp:", "#authserv_ids: []"] {
        #expect(lines.contains(line), "\(line)")
      }
    }
  }

  @Test("an empty answer takes what is usual in the country of the terminal's language")
  func usual() throws {
    try withFolder { folder in
      let answers = [
        "Atelier", "", "", "", "leads@example.org", "", "", "Anne Favre", "leads@example.org",
        "anne@example.org",
        "mx.example.org",
      ]
      let run = try Typing(answers, to: ["init", "firm"], in: folder, language: "fr_FR.UTF-8")
      #expect(run.status == 0, "\(run.screen)")
      #expect(run.screen.contains("[FR]") && run.screen.contains("[EUR]"))
      #expect(run.screen.contains("that is the lead address"))
      #expect(run.screen.contains("intake.authserv_ids"))
      let lines = try settings(folder)
      for line in [
        "country: FR", "currency: EUR", "vat_rate: 20", "- name: Anne Favre", "address: anne@example.org",
        "authserv_ids: [mx.example.org]",
      ] { #expect(lines.contains(line), "\(line)") }
    }
  }

  @Test("answers that end too soon make nothing; a folder with a Piste is refused before any question")
  func before() throws {
    try withFolder { folder in
      let ended = try Typing(["Atelier"], to: ["init", "firm"], in: folder)
      #expect(ended.status == 2)
      #expect(ended.screen.contains("the answers ended before \"Country"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/firm"))
      try Data().write(to: URL(fileURLWithPath: folder + "/piste.yaml"))
      let taken = try Typing([], to: ["init"], in: folder)
      #expect(taken.status == 3)
      #expect(taken.screen.contains("is there already"))
      #expect(!taken.screen.contains("Company name"))
    }
  }

  @Test(
    "the country decides on rate, rounding and zone",
    arguments: [
      (["--country", "FR", "--currency", "EUR"], ["20", "1", "Europe/Paris", "EUR", "fr"]),
      ([], ["8.1", "5", "Europe/Zurich", "CHF", "fr"]),
      (["--country", "de"], ["19", "1", "Europe/Berlin", "EUR", "en"]),
      (
        ["--country", "IE", "--time-zone", "Europe/Paris", "--vat-rate", "13.5"],
        ["13.5", "1", "Europe/Paris", "EUR", "en"]
      ),
      (
        ["--country", "PL", "--time-zone", "Europe/Warsaw", "--vat-rate", "23"],
        ["23", "1", "Europe/Warsaw", "PLN", "en"]
      ),
    ])
  func country(options: [String], expected: [String]) throws {
    try withFolder { folder in
      let company = ["init", "firm", "--yes", "--company", "A", "--address", "leads@example.org"]
      let run = try Piste(company + options, in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let lines = try settings(folder)
      for (key, value) in zip(["vat_rate", "cash_rounding", "time_zone", "currency", "language"], expected) {
        #expect(lines.contains("\(key): \(value)"), "\(key): \(value)")
      }
    }
  }

  @Test(
    "a country without known rates needs them, and a wrong option is named",
    arguments: [
      (["--country", "PL"], "piste: --time-zone is missing"),
      (["--imap-host", "mx.example.org", "--imap-port", "0"], "piste: --imap-port: 0 is out of range"),
      (["--base-url", "crm"], "piste: --base-url: \"crm\" is not a web address"),
    ])
  func missing(options: [String], complaint: String) throws {
    try withFolder { folder in
      let company = ["init", "firm", "--yes", "--company", "A", "--address", "leads@example.org"]
      let run = try Piste(company + options, in: folder)
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix(complaint), "\(run.errors)")
    }
  }
}
