import Basics

/// A personal token in the reply address of a letter that only one colleague got: answering it proves him once, where
/// the mail provider says nothing about internal mail.
package struct StaffPass: Hashable, Sendable {
  package let id: Int64
  /// Whom the letter went to.
  package let employee: Int64
  /// The last day on which it is good.
  package let expiresOn: CalendarDate
  /// The journalled mail that it has proven.
  package let usedBy: Int64?

  /// In days, from the day of the letter.
  package static let lifetime = 30

  package init(id: Int64, employee: Int64, expiresOn: CalendarDate, usedBy: Int64? = nil) {
    self.id = id
    self.employee = employee
    self.expiresOn = expiresOn
    self.usedBy = usedBy
  }

  /// As the mail itself sees it that used it: one that is understood again is proven again.
  package func seen(by mail: Int64) -> StaffPass {
    guard usedBy == mail else { return self }
    return StaffPass(id: id, employee: employee, expiresOn: expiresOn)
  }

  /// A pass that a mail was sent to.
  package struct Shown: Hashable, Sendable {
    package let pass: StaffPass
    package let day: CalendarDate

    package init(_ pass: StaffPass, on day: CalendarDate) {
      self.pass = pass
      self.day = day
    }

    /// Why it does not prove that colleague; `nil` when it does.
    func fault(of colleague: StaffMember) -> SenderReason? {
      guard pass.employee == colleague.id else { return .oneTimeTokenOfAnother }
      guard pass.usedBy == nil else { return .oneTimeTokenUsed }
      return day <= pass.expiresOn ? nil : .oneTimeTokenExpired
    }
  }
}
