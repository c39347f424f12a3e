import Basics
import Intake
import MailFormat
import SQL
import Settings
import Store

/// Gives a letter to one colleague the personal token that proves the answer, where `intake.one_time_tokens` asks for it.
struct IssueStaffPass {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  /// - Returns: `nil` when the letter is for anybody but exactly one colleague.
  func callAsFunction(for letter: Letter) throws -> SignedToken? {
    guard office.configuration.intake.takesPasses, letter.to.count == 1 else { return nil }
    let address = letter.to[0].addrSpec.lowercased()
    guard let colleague = try Employees(connection).active().first(where: { $0.address == address }) else {
      return nil
    }
    let id = try StaffPasses(connection).issue(
      to: colleague.id, expiresOn: office.today.adding(days: StaffPass.lifetime), at: office.now)
    return SignedToken(.staff, id: id)
  }
}
