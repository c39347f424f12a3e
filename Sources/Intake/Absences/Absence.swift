import Basics
import MailFormat

/// What an automatic answer says about its owner: away from when to when, who stands in, gone for good,
/// reached where.
///
/// Filled by ``AbsenceContent``; every finding keeps the words that it was read from, and what the notice
/// does not say or leaves in doubt stays empty.
package struct Absence: Hashable, Sendable {
  /// The first day away; for somebody who has left, the first day without them.
  package var firstDay: Finding<Day>?
  /// The last day away.
  package var lastDay: Finding<Day>?
  /// The day on which they are back, where the notice names it.
  package var returnsOn: Finding<Day>?
  /// "until further notice"
  package var isOpenEnded: Finding<Bool>?
  /// They do not work there any more.
  package var hasLeft: Finding<Bool>?
  /// Where the same person is reached from now on.
  package var newAddress: Finding<String>?
  /// Whether somebody else gets the mail, or nobody reads it.
  package var isForwarded: Finding<Bool>?
  /// Who stands in, in the order of the notice.
  package var deputies: [Deputy] = []

  /// A value and the words of the notice that say so.
  package struct Finding<Value: Hashable & Sendable>: Hashable, Sendable {
    package let value: Value
    package let words: String
  }

  /// A day, perhaps a rough one: "until March 2027" is that month's last day.
  package struct Day: Hashable, Sendable {
    package let date: CalendarDate
    package let isExact: Bool
  }

  /// Somebody to turn to instead.
  package struct Deputy: Hashable, Sendable {
    package var name = ""
    package var email = ""
    /// E.164.
    package var phone = ""
    /// What they are to be asked about, as the notice puts it.
    package var matter = ""
    package var words = ""
  }

  /// The day to expect them from: the one that is named, or the one after the last day away.
  package var backOn: CalendarDate? {
    returnsOn?.value.date ?? lastDay.map { $0.value.date.adding(days: 1) }
  }

  package var isEmpty: Bool { self == Absence() }

  /// One line for a person: "back on 2026-12-07, deputy Petra Frei <petra@holz.example>".
  package var summary: String {
    var parts: [String] = []
    if hasLeft != nil { parts.append("has left") }
    if let backOn { parts.append("back on \(backOn)") }
    if let newAddress { parts.append("new address \(newAddress.value)") }
    return (parts + deputies.map { "deputy \($0.summary)" }).joined(separator: ", ")
  }
}

extension Absence.Deputy {
  package var summary: String {
    let address = email.isEmpty ? "" : name.isEmpty ? email : "<\(email)>"
    return [name, address, phone].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
