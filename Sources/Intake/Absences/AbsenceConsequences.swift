import Basics
import CRM
import MailFormat

/// What follows from an automatic answer for the conversation that it stands in.
///
/// A notice is a machine's word about a person, and anybody can write one: it moves a date, marks a contact and asks;
/// nobody joins and nothing leaves the house without a colleague's yes.
package struct AbsenceConsequences: Hashable, Sendable {
  /// Follow-ups that are due before move to this day.
  package let returnsOn: CalendarDate?
  /// The author does not work there any more.
  package let isGone: Bool
  /// Who could join the conversation instead; a colleague is asked.
  package let substitutes: [MailAddress]

  package var question: Question.Kind { isGone ? .successor : .deputy }
  package var isEmpty: Bool { returnsOn == nil && !isGone && substitutes.isEmpty }

  /// Nobody is away for longer without having left.
  private static let longest = 400
  private static let mostSubstitutes = 5

  /// - Parameter participants: lower-case addresses.
  package static func decide(
    _ reply: AutoReply, participants: [String], rules: IntakeRules, today: CalendarDate
  ) -> AbsenceConsequences {
    let isOurs = MailAddress(addrSpec: reply.sender).map { rules.isOwn($0) || rules.staffMember($0) != nil }
    guard reply.mayAct, reply.kind.isOfPerson, isOurs == false else {
      return AbsenceConsequences(returnsOn: nil, isGone: false, substitutes: [])
    }
    let isGone = reply.kind == .noLongerHere || reply.absence.hasLeft?.value == true
    let days = (today.adding(days: 1))...(today.adding(days: longest))
    let back = reply.returnsOn.flatMap { days.contains($0) && !isGone ? $0 : nil }
    let known = Set(participants + [reply.sender])
    let substitutes = reply.absence.deputies.prefix(mostSubstitutes).compactMap { deputy in
      address(of: deputy).flatMap { isNew($0, known, rules) ? $0 : nil }
    }
    return AbsenceConsequences(returnsOn: back, isGone: isGone, substitutes: substitutes)
  }

  private static func address(of deputy: Absence.Deputy) -> MailAddress? {
    MailAddress(addrSpec: deputy.email.lowercased(), displayName: deputy.name)
  }

  private static func isNew(_ address: MailAddress, _ known: Set<String>, _ rules: IntakeRules) -> Bool {
    !known.contains(address.addrSpec) && !rules.isOwn(address) && rules.staffMember(address) == nil
      && !Author.neverReads(address)
  }
}
