import Basics

/// A colleague whose authenticated mails have staff rights.
package struct StaffSettings: Sendable {
  package enum Role: String, Sendable, CaseIterable {
    /// Owns leads and opportunities.
    case sales
    /// Books time on projects.
    case employee
  }

  package let name: String
  package let address: String
  /// In the company's currency.
  package let hourlyCost: Money?
  package let isActive: Bool
  package let role: Role
  /// New leads without another owner are theirs.
  package let isDefaultOwner: Bool

  init(_ reader: SettingsReader, currency: Currency) {
    name = reader.required("name", .name(), example: "Anne Favre", help: "First and last name.")
    address = reader.required(
      "address", .mailAddress, example: "anne.favre@example.org", help: "The address they write from.")
    hourlyCost = reader.optional(
      "hourly_cost", .amount(currency), help: "What an hour costs the company; for project margins.")
    isActive = reader.value(
      "active", .boolean, default: true, help: "false when they have left: their mails lose staff rights.")
    role = reader.value("role", .choice, default: .sales, help: "sales owns leads, employee books time.")
    isDefaultOwner = reader.value(
      "default_owner", .boolean, default: false, help: "true for the one who gets new leads; else the first.")
  }

  /// A colleague whose address is also a lead address would get our mails back as leads, for ever.
  static func refuseOwnAddresses(_ accounts: [AccountSettings], for address: String, _ reader: SettingsReader)
  {
    let own = accounts.flatMap { [$0.address] + $0.aliases }.map { $0.lowercased() }
    guard own.contains(address.lowercased()) else { return }
    reader.report(
      SettingFault("\(quoted(address)) is a lead address of an account", "write the colleague's own address"),
      at: "address")
  }
}
