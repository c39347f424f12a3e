import ArgumentParser
import Basics
import Foundation
import Settings

/// The first command: a commented settings file, a key, an empty database, and what to do next.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Makes piste.yaml, the signing key and an empty database in a folder.",
    discussion: "Asks on a terminal for what it must know and was not given; overwrites nothing.")

  @Argument(help: "The folder; it is made when it is not there.") var directory = "."
  @Flag(help: "Print one JSON value with stable, sorted keys instead of text.") var json = false
  @Flag(name: [.long, .customShort("y")], help: "Ask nothing.") var yes = false
  @OptionGroup(title: "Company") var company: CompanyOptions
  @OptionGroup(title: "Mail account") var mail: MailOptions
  @Option(help: ArgumentHelp("A colleague; may be given several times.", valueName: "name <address>"))
  var staff: [String] = []
  @Option(help: "How customers reach the web pages, e.g. https://crm.example.org.") var baseURL: String?
  @Option(help: "Where the web pages are served (default: 127.0.0.1:8080).") var listen: String?

  func run() async throws {
    let folder = try InstallationFolder(directory)
    let asks = !yes && isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    let questions = InitQuestions(
      self, dialogue: asks ? .terminal : nil, environment: ProcessInfo.processInfo.environment)
    let installation = try Installation(folder, try questions.answers())
    try await installation.make()
    Console.print(installation.report.output(asJSON: json))
  }
}

struct CompanyOptions: ParsableArguments {
  @Option(name: .customLong("company"), help: "The company's name.") var name: String?
  @Option(help: "fr or en (default: by the country).") var language: String?
  @Option(help: "ISO 4217 code (default: by the country).") var currency: String?
  @Option(help: "ISO 3166-1 code (default: CH).") var country: String?
  @Option(help: "IANA name (default: by the country).") var timeZone: String?
  @Option(help: "Standard rate of VAT in percent (default: by the country).") var vatRate: String?
  @Option(help: "Street, without the number.") var street: String?
  @Option(help: "Number of the house.") var buildingNumber: String?
  @Option(help: "Postal code.") var postalCode: String?
  @Option(help: "Town.") var city: String?
  @Option(name: .customLong("iban"), help: "Account that invoices are paid to.") var iban: String?
  @Option(name: .customLong("vat-id"), help: "VAT number.") var vatID: String?

  /// Keys of the section `company`.
  var keys: [String: String] {
    [
      "street": street, "building_number": buildingNumber, "postal_code": postalCode, "city": city,
      "iban": iban,
      "vat_id": vatID,
    ].compactMapValues { $0 }
  }
}

struct MailOptions: ParsableArguments {
  @Option(help: "The lead address, which customers write to.") var address: String?
  @Option(help: "Short name of the account (default: leads).") var account: String?
  @Option(help: "Server of incoming mail; without one, mails come by piste mail receive.") var imapHost:
    String?
  @Option(help: "Its port.") var imapPort: Int?
  @Option(help: "tls, starttls or plaintext (default: by the port).") var imapSecurity: String?
  @Option(help: "Server of outgoing mail.") var smtpHost: String?
  @Option(help: "Its port.") var smtpPort: Int?
  @Option(help: "tls, starttls or plaintext (default: by the port).") var smtpSecurity: String?
  @Option(help: "Login name on both (default: the address).") var user: String?
  @Option(help: "File with the password, mode 600 (default: mail.password in the folder).") var passwordFile:
    String?
  @Option(help: "Certificate authority (PEM) of servers with a private certificate.") var caFile: String?
  @Option(help: "Server whose Authentication-Results are believed; may be given several times.")
  var authservID: [String] = []
}
