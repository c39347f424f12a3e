import Basics

/// Every setting of one installation, checked: who reads it needs no further doubt.
///
/// The initialisers of the sections declare the settings (``SettingsReader``). They are read once, at the
/// start; a change takes effect when Piste is started again.
package struct Configuration: Sendable {
  /// The file it was read from.
  package let file: String
  package let company: CompanySettings
  package let database: DatabaseAddress
  /// Directory of the blob store.
  package let blobs: String
  /// At least one.
  package let accounts: [AccountSettings]
  package let intake: IntakeSettings
  package let staff: [StaffSettings]
  package let tokens: TokenSettings
  package let pipeline: PipelineSettings
  package let billing: BillingSettings
  package let projects: ProjectSettings
  package let digest: DigestSettings
  package let outbox: OutboxSettings
  package let report: ReportSettings
  package let web: WebSettings
  package let log: LogSettings

  /// The account that new mails leave from.
  package var defaultAccount: AccountSettings? { accounts.first(where: \.isDefault) ?? accounts.first }

  /// - Throws: `Refusal` when there is no such account; it says which there are.
  package func account(named name: String) throws -> AccountSettings {
    if let account = accounts.first(where: { $0.name == name }) { return account }
    let names = accounts.map(\.name).joined(separator: ", ")
    throw Refusal(.missing, "there is no account \"\(name)\"", remedy: "the settings name \(names)")
  }

  /// The colleague who owns new leads.
  package var defaultOwner: StaffSettings? {
    let active = staff.filter(\.isActive)
    return active.first(where: \.isDefaultOwner) ?? active.first { $0.role == .sales } ?? active.first
  }

  init(_ reader: SettingsReader) {
    file = reader.context.file
    let company = reader.section("company", help: "Who you are.", CompanySettings.init(_:))
    self.company = company
    database = reader.database("database")
    blobs = Self.blobs(reader)
    let accounts = reader.list(
      "accounts", rules: Self.accountRules, help: "Lead addresses and their servers."
    ) {
      AccountSettings($0, companyName: company.name)
    }
    self.accounts = accounts
    intake = reader.section("intake", help: "How incoming mail is read.", IntakeSettings.init(_:))
    staff = reader.list("staff", rules: Self.staffRules, help: "Colleagues, known by their address.") {
      reader in
      let member = StaffSettings(reader, currency: company.currency)
      StaffSettings.refuseOwnAddresses(accounts, for: member.address, reader)
      return member
    }
    tokens = reader.section("tokens", help: "Signed reply addresses.", TokenSettings.init(_:))
    pipeline = reader.section("pipeline", help: "How opportunities advance.") {
      PipelineSettings($0, language: company.language)
    }
    billing = reader.section("billing", help: "Quotations, orders and invoices.", BillingSettings.init(_:))
    projects = reader.section("projects", help: "Hours on projects.", ProjectSettings.init(_:))
    digest = reader.section("digest", help: "The mail with what waits.", DigestSettings.init(_:))
    outbox = reader.section("outbox", help: "How mails are sent.", OutboxSettings.init(_:))
    report = reader.section("report", help: "The daily report by mail.", ReportSettings.init(_:))
    web = reader.section("web", help: "The web interface.", WebSettings.init(_:))
    log = reader.section("log", help: "What is logged.", LogSettings.init(_:))
    reader.finish()
  }

  private static let accountRules = ListRules(
    isRequired: true, distinct: ["name", "address"], atMostOne: ["default"])
  private static let staffRules = ListRules(distinct: ["address"], atMostOne: ["default_owner"])

  private static func blobs(_ reader: SettingsReader) -> String {
    let directory = reader.context.directory
    return reader.value(
      "blobs", .path(in: directory, example: "blobs"), default: SettingsPath.absolute("blobs", in: directory),
      help: "Directory of raw mails and issued documents; belongs to the backup.")
  }
}
