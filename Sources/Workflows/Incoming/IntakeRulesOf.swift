import Basics
import Intake
import MailFormat
import SQL
import Settings
import Store

/// The rules of every intake decision, from the settings and the list of colleagues.
package struct IntakeRulesOf: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  package func callAsFunction() async throws -> IntakeRules {
    let colleagues = try await office.database.read { try Employees($0).active() }
    let staff = colleagues.compactMap { colleague in
      MailAddress(addrSpec: colleague.address, displayName: colleague.name).map {
        StaffMember(id: colleague.id, name: colleague.name, address: $0)
      }
    }
    return rules(staff: staff)
  }

  private func rules(staff: [StaffMember]) -> IntakeRules {
    let configuration = office.configuration
    let company = configuration.company
    let own = configuration.accounts.flatMap { [$0.address] + $0.aliases }
    var rules = IntakeRules(
      keyring: office.keyring, ownAddresses: own.compactMap { MailAddress(addrSpec: $0) },
      authservIDs: configuration.intake.authservIDs, staff: staff,
      locale: IntakeRules.Locale(
        country: company.country, currency: company.currency, language: company.language))
    let accounts = configuration.accounts
    rules.catchAllDomains = Set(
      accounts.filter { $0.reply.style == .catchAll }.compactMap { MailAddress(addrSpec: $0.address)?.domain }
    )
    rules.replyDomains = Set(accounts.compactMap(\.reply.domain))
    rules.trustedReceivedCount = configuration.intake.trustedReceived
    rules.takesPasses = configuration.intake.takesPasses
    rules.subjectWindowDays = configuration.intake.matchWindowDays
    rules.splitAfterDays = configuration.intake.splitAfterDays
    rules.loops = configuration.intake.loops.limits
    return rules
  }
}

extension LoopSettings {
  var limits: LoopLimits {
    var limits = LoopLimits()
    limits.sender = LoopLimits.Limit(perHour: senderPerHour, perDay: senderPerDay)
    limits.domain = LoopLimits.Limit(perHour: domainPerHour, perDay: domainPerDay)
    limits.account = LoopLimits.Limit(perHour: accountPerHour, perDay: accountPerDay)
    return limits
  }
}
