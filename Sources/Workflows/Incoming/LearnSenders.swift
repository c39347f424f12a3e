import Basics
import Intake
import MailFormat
import SQL
import Settings
import Store

/// Reads each colleague's last mails again, for what they carried about their sender; changes nothing.
package struct LearnSenders: Sendable {
  /// Mails of each colleague.
  package static let depth = 20

  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Parameter address: only this colleague.
  /// - Throws: ``Refusal`` when there is no such colleague.
  package func callAsFunction(_ address: String? = nil) async throws -> [SenderLesson] {
    let rules = try await IntakeRulesOf(office)()
    let wanted = rules.staff.filter {
      address == nil || $0.address.addrSpec.lowercased() == address?.lowercased()
    }
    if let address, wanted.isEmpty {
      throw Refusal(
        .missing, "there is no colleague \"\(address)\"",
        remedy: "colleagues stand under staff in the settings")
    }
    var lessons: [SenderLesson] = []
    for colleague in wanted { lessons.append(try await lesson(of: colleague, rules)) }
    return lessons
  }

  private func lesson(of colleague: StaffMember, _ rules: IntakeRules) async throws -> SenderLesson {
    let entries = try await office.database.read {
      try Journal($0).mails(from: colleague.address.addrSpec, limit: Self.depth)
    }
    let mails = try entries.compactMap { entry -> SenderLesson.Mail? in
      guard let digest = SHA256Digest(hex: entry.digest) else { return nil }
      return SenderLesson.Mail(
        office.mail(try office.blobs.read(digest)), id: entry.id, receivedAt: entry.receivedAt, of: colleague,
        rules: rules)
    }
    return SenderLesson(colleague, mails)
  }
}
