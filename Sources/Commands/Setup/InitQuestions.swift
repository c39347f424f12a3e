import Basics
import Foundation
import Settings

/// What `piste init` makes: the settings, and the password where it was typed.
struct InitWishes {
  var answers: ConfigurationAnswers
  var password: String?
}

/// Brings options and answers of a person together. An option is never asked for again; each value is checked
/// when it is given.
struct InitQuestions {
  private let options: InitCommand
  /// `nil` when nobody can be asked.
  private let dialogue: Dialogue?
  private let environment: [String: String]

  init(_ options: InitCommand, dialogue: Dialogue?, environment: [String: String]) {
    self.options = options
    self.dialogue = dialogue
    self.environment = environment
  }

  /// - Throws: ``UsageError`` when something is wrong, or is missing and nobody can be asked.
  func answers() throws -> InitWishes {
    let name = try answer(
      options.company.name,
      Question(words: "Company name", key: "company.name", option: "--company"))
    var answers = ConfigurationAnswers(companyName: name, address: "")
    try addPlace(to: &answers)
    let address = Question(
      words: "Lead address, which customers write to", key: "accounts.address", option: "--address")
    answers.address = try answer(options.mail.address, address)
    answers.accountName = try given(options.mail.account, "--account", "accounts.name") ?? "leads"
    answers.imap = try ServerQuestion.imap.answers(self, options.mail, address: answers.address)
    answers.smtp = try ServerQuestion.smtp.answers(self, options.mail, address: answers.address)
    let password = password(answers)
    answers.staff = try staff(leadAddress: answers.address)
    answers.sections.merge(try sections()) { $1 }
    return InitWishes(answers: answers, password: password)
  }

  /// Country, and what follows from it unless it is said otherwise.
  private func addPlace(to answers: inout ConfigurationAnswers) throws {
    let company = options.company
    let country = Question(
      words: "Country, in two letters", key: "company.country", option: "--country",
      standard: dialogue == nil ? "CH" : countryOfLocale)
    answers.country = try answer(company.country, country).uppercased()
    let usual = CountryDefaults(of: answers.country)
    answers.language = try answer(
      company.language,
      Question(
        words: "Language of mails and documents, fr or en", key: "company.language", option: "--language",
        standard: usual.language))
    answers.currency = try answer(
      company.currency,
      Question(
        words: "Currency", key: "company.currency", option: "--currency",
        standard: usual.currency.isEmpty ? nil : usual.currency)
    ).uppercased()
    answers.company = company.keys
    try addZoneAndRate(to: &answers, usual)
  }

  /// Asked only in a country whose zone and rate are not known.
  private func addZoneAndRate(to answers: inout ConfigurationAnswers, _ usual: CountryDefaults) throws {
    let company = options.company
    let zone = Question(
      words: "Time zone, e.g. Europe/Zurich", key: "company.time_zone", option: "--time-zone")
    answers.timeZone = try answer(company.timeZone ?? usual.timeZone, zone)
    let rate = Question(
      words: "Standard rate of VAT in percent (0: none)", key: "billing.vat_rate", option: "--vat-rate")
    answers.sections["billing"] = [
      "vat_rate": try answer(company.vatRate ?? usual.vatRate, rate),
      "cash_rounding": CountryDefaults.cashRounding(answers.currency),
    ]
  }

  /// `fr_FR.UTF-8` is France.
  private var countryOfLocale: String {
    let locale = [environment["LC_ALL"], environment["LANG"]].compactMap { $0 }.first { !$0.isEmpty } ?? ""
    let parts = locale.split { $0 == "_" || $0 == "." || $0 == "@" }
    guard parts.count > 1, CountryDefaults.isKnown(String(parts[1])) else { return "CH" }
    return String(parts[1])
  }

  /// Colleagues by option, else the first one by question.
  private func staff(leadAddress: String) throws -> [ConfigurationAnswers.StaffAnswers] {
    guard options.staff.isEmpty, let dialogue else { return try options.staff.map(Self.colleague) }
    let name = try dialogue.ask(
      Question(
        words: "Name of the first colleague (empty: later)", key: "staff.name", option: "--staff",
        standard: "",
        explanation: "Colleagues are told of new leads and may act by mail."))
    guard !name.isEmpty else { return [] }
    let address = try dialogue.ask(
      Question(
        words: "Their own mail address", key: "staff.address", option: "--staff",
        taken: (leadAddress, "that is the lead address; a colleague needs another one")))
    return [ConfigurationAnswers.StaffAnswers(name: name, address: address)]
  }

  /// `Anne Favre <anne@example.org>`.
  private static func colleague(_ text: String) throws -> ConfigurationAnswers.StaffAnswers {
    let parts = text.split(separator: "<", maxSplits: 1)
    guard parts.count == 2, parts[1].hasSuffix(">") else {
      throw UsageError("\"\(text)\" is no colleague: write it like \"Anne Favre <anne@example.org>\"")
    }
    return ConfigurationAnswers.StaffAnswers(
      name: parts[0].trimmingCharacters(in: .whitespaces),
      address: parts[1].dropLast().trimmingCharacters(in: .whitespaces))
  }

  private func sections() throws -> [String: [String: String]] {
    var sections: [String: [String: String]] = [:]
    let servers = try authservIDs()
    if !servers.isEmpty { sections["intake"] = ["authserv_ids": servers.joined(separator: ", ")] }
    let web = [
      "base_url": try given(options.baseURL, "--base-url", "web.base_url"),
      "listen": try given(options.listen, "--listen", "web.listen"),
    ].compactMapValues { $0 }
    if !web.isEmpty { sections["web"] = web }
    return sections
  }

  private func authservIDs() throws -> [String] {
    guard options.mail.authservID.isEmpty, let dialogue else {
      return try options.mail.authservID.compactMap { try given($0, "--authserv-id", "intake.authserv_ids") }
    }
    let server = try dialogue.ask(
      Question(
        words: "Its name, e.g. mx.example.org (empty: later)", key: "intake.authserv_ids",
        option: "--authserv-id", standard: "", explanation: Self.aboutAuthservID))
    return server.isEmpty ? [] : [server]
  }

  private static let aboutAuthservID = """
    Which server writes Authentication-Results into your incoming mail? Only that one is believed when
    it says that a mail is from a colleague. Empty: colleagues can't act by mail yet; the server can be
    added later as intake.authserv_ids.
    """

  private func password(_ answers: ConfigurationAnswers) -> String? {
    guard let dialogue, options.mail.passwordFile == nil, answers.imap != nil || answers.smtp != nil else {
      return nil
    }
    let typed = dialogue.askHidden("Password of the mail account (not shown; empty: later)")
    return typed.isEmpty ? nil : typed
  }

  /// The option, else the answer to the question, else what is usual.
  func answer(_ option: String?, _ question: Question) throws -> String {
    if let option, option.isEmpty, question.standard == "" { return option }
    if let option { return try given(option, question.option, question.key) ?? option }
    if let dialogue { return try dialogue.ask(question) }
    guard let standard = question.standard else {
      throw UsageError("\(question.option) is missing: \(question.words) must be known")
    }
    return standard
  }

  /// A value that is only an option, checked.
  func given(_ value: String?, _ option: String, _ key: String) throws -> String? {
    guard let value else { return nil }
    if let complaint = ConfigurationTemplate.complaint(about: value, at: key) {
      throw UsageError("\(option): \(complaint)")
    }
    return value
  }
}
