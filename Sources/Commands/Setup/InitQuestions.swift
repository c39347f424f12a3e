import Basics
import Foundation
import Settings

/// What `piste init` makes: the settings, and the password where it was typed.
struct InitWishes {
  var answers: ConfigurationAnswers
  var password: String?
}

/// Brings options and answers of a person together; asks only for what has no option and no default.
struct InitQuestions {
  private let options: InitCommand
  private let asks: Bool

  init(_ options: InitCommand, asks: Bool) {
    self.options = options
    self.asks = asks
  }

  /// - Throws: ``UsageError`` when something is missing and nobody can be asked.
  func answers() throws -> InitWishes {
    let company = options.company
    let name = try required(company.name, "Company name", option: "--company")
    let address = try required(options.mail.address, "Lead address, which customers write to", option: "--address")
    var answers = ConfigurationAnswers(
      companyName: name, accountName: options.mail.account ?? "leads", address: address)
    answers.language = company.language ?? answers.language
    answers.currency = company.currency ?? answers.currency
    answers.country = company.country ?? answers.country
    answers.timeZone = company.timeZone ?? answers.timeZone
    answers.company = company.keys
    answers.imap = try server(.imap, address: address)
    answers.smtp = try server(.smtp, address: address)
    answers.staff = try options.staff.map(Self.colleague)
    answers.sections = sections
    return InitWishes(answers: answers, password: password(answers))
  }

  private enum Role {
    case imap, smtp
  }

  /// - Returns: `nil` when the account has no such server.
  private func server(_ role: Role, address: String) throws -> ConfigurationAnswers.ServerAnswers? {
    let mail = options.mail
    let (given, port, security) =
      role == .imap
      ? (mail.imapHost, mail.imapPort, mail.imapSecurity) : (mail.smtpHost, mail.smtpPort, mail.smtpSecurity)
    let question = role == .imap ? "IMAP server (empty: mails come by a pipe)" : "SMTP server (empty: none)"
    guard let host = given ?? (asks ? ask(question) : nil), !host.isEmpty else { return nil }
    let keys = [
      "host": host, "port": port.map { String($0) }, "security": security, "user": mail.user ?? address,
      "password_file": mail.passwordFile ?? "mail.password", "ca_file": mail.caFile,
    ]
    return keys.compactMapValues { $0 }
  }

  private var sections: [String: [String: String]] {
    var sections: [String: [String: String]] = [:]
    if !options.mail.authservID.isEmpty {
      sections["intake"] = ["authserv_ids": options.mail.authservID.joined(separator: ", ")]
    }
    let web = ["base_url": options.baseURL, "listen": options.listen].compactMapValues { $0 }
    if !web.isEmpty { sections["web"] = web }
    return sections
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

  private func password(_ answers: ConfigurationAnswers) -> String? {
    guard asks, options.mail.passwordFile == nil, answers.imap != nil || answers.smtp != nil else { return nil }
    FileHandle.standardError.write(Data("Password of the mail account (not shown; empty: later): ".utf8))
    let typed = Terminal.readHidden()
    FileHandle.standardError.write(Data("\n".utf8))
    return typed.isEmpty ? nil : typed
  }

  private func required(_ given: String?, _ question: String, option: String) throws -> String {
    if let given { return given }
    while asks {
      guard let answer = ask(question) else { break }
      if !answer.isEmpty { return answer }
    }
    throw UsageError("\(option) is missing: \(question.lowercased()) must be known")
  }

  /// - Returns: `nil` at the end of input.
  private func ask(_ question: String) -> String? {
    FileHandle.standardError.write(Data("\(question): ".utf8))
    return readLine()?.trimmingCharacters(in: .whitespaces)
  }
}

/// A line typed without being shown.
enum Terminal {
  static func readHidden() -> String {
    var shown = termios()
    guard tcgetattr(STDIN_FILENO, &shown) == 0 else { return readLine() ?? "" }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown) }
    return readLine() ?? ""
  }
}
