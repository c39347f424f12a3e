import Basics
import Foundation
import Testing

@testable import Settings

@Suite("Configuration template")
struct ConfigurationTemplateTests {
  /// After a change of a setting: `PISTE_UPDATE_EXAMPLE=1 swift test --filter ConfigurationTemplateTests`.
  @Test("config/piste.example.yaml is what the declarations say")
  func exampleFile() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("config/piste.example.yaml")
    let expected = try ConfigurationTemplate.text(answers: .example)
    if ProcessInfo.processInfo.environment["PISTE_UPDATE_EXAMPLE"] == "1" {
      try expected.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == expected)
  }

  @Test("the example is right")
  func exampleIsRight() throws {
    let configuration = try Sample.read(try ConfigurationTemplate.text(answers: .example))
    #expect(configuration.company.iban == "CH9300762011623852957")
    #expect(configuration.intake.authservIDs == ["mx.example.org"])
    #expect(configuration.accounts.first?.imap?.server.password == .file(path: "/srv/piste/mail.password"))
    #expect(configuration.defaultOwner?.name == "Anne Favre")
  }

  @Test("every line that stands behind # is right when the # is taken away")
  func everyLine() throws {
    let lines = try ConfigurationTemplate.text(answers: .example).split(separator: "\n").map { line in
      var indent = ""
      var rest = line
      while let sign = rest.first, sign == " " || sign == "#", !rest.hasPrefix("# ") || rest.hasPrefix("#  ")
      {
        if sign == " " { indent += " " }
        rest = rest.dropFirst()
      }
      return indent + rest
    }
    let problems = Sample.problems(lines.joined(separator: "\n"))
    #expect(Set(problems.map(\.message)) == ["the secret is given twice"])
    #expect(problems.count == 4, "\(problems)")
  }

  @Test(
    "answers come back whatever is in them",
    arguments: [
      "A: B # C", "\"quoted\" \\ back", "yes", "- dash", "'s Hertogenbosch", "Zürich é 日本", "1.50", "a: ",
      "~",
    ])
  func answersSurvive(name: String) throws {
    var answers = ConfigurationAnswers(companyName: name, address: "leads@example.org")
    answers.language = "en"
    answers.currency = "EUR"
    answers.staff = [.init(name: name, address: "a@example.org", role: "employee")]
    let configuration = try Sample.read(try ConfigurationTemplate.text(answers: answers))
    #expect(configuration.company.name == name)
    #expect(configuration.company.currency == .eur)
    #expect(configuration.company.language == .english)
    #expect(configuration.staff.map(\.name) == [name])
    #expect(configuration.staff.map(\.role) == [.employee])
  }

  @Test("an answer to no setting is refused")
  func unknownAnswer() throws {
    var answers = ConfigurationAnswers.example
    answers.sections["web"] = ["lissten": "127.0.0.1:80"]
    let refusal = #expect(throws: Refusal.self) { try ConfigurationTemplate.text(answers: answers) }
    #expect(refusal?.message == "there is no setting web.lissten")
  }
}
