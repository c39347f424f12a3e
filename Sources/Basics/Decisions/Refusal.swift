/// A business rule said no: exit code 3 on the command line, 409 on the web.
///
/// ``description`` is for logs and the command line, ``text(in:)`` for letters. A rule that a mail or a customer can
/// meet has its French beside the English; `RefusalWordsTests` holds the modules to that.
package struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: String, Sendable, CaseIterable {
    case wrongState, frozen, missing, exceeds, duplicate, notAllowed, invalid
  }

  package let reason: Reason
  /// What was refused, with the value that caused it.
  package let message: String
  /// What the user can do instead, at the command line or in the settings; may be empty. It stands in no letter.
  package let remedy: String
  /// The message in French; `nil` where only the command line meets the rule.
  package let french: String?
  /// What somebody who reads a letter can do instead.
  package private(set) var advice: Wording?

  package init(
    _ reason: Reason, _ message: String, remedy: String = "", french: String? = nil, advice: Wording? = nil
  ) {
    self.reason = reason
    self.message = message
    self.remedy = remedy
    self.french = french
    self.advice = advice
  }

  package init(_ reason: Reason, _ wording: Wording, advice: Wording? = nil) {
    self.init(reason, wording.english, french: wording.french, advice: advice)
  }

  /// What was kept can't be read: no rule of the business, and nothing that its reader could mend.
  package static func damaged(_ message: String, remedy: String = "") -> Refusal {
    Refusal(
      .invalid, message, remedy: remedy, french: "une donnée enregistrée est endommagée",
      advice: .tellAdministrator)
  }

  package var description: String { remedy.isEmpty ? message : "\(message): \(remedy)" }

  /// As a letter says it: the sentence, and what its reader can do.
  package func text(in language: Language) -> String {
    let sentence = Wording(message, french: french ?? reason.french)
    let advice = advice ?? (french == nil && language == .french ? .tellAdministrator : nil)
    let parts = [sentence, advice].compactMap { $0?.text(in: language) }
    return parts.joined(separator: language == .french ? "\u{A0}; " : "; ")
  }

  /// The same with something better to do, which the errand knows and the rule does not.
  package func advising(_ advice: Wording) -> Refusal {
    var refusal = self
    refusal.advice = advice
    return refusal
  }
}

extension Wording {
  /// The reason in full stands in the program's log.
  package static let tellAdministrator = Wording(
    "ask the administrator",
    french: "demandez à l’administrateur, qui en trouve la raison dans le journal de Piste")
}

extension Wording {
  package static let correctSettings = Wording(
    "ask the administrator to correct the settings",
    french: "demandez à l’administrateur de corriger les réglages")
}

extension Refusal.Reason {
  /// What a letter says where the rule has no French of its own.
  fileprivate var french: String {
    switch self {
    case .wrongState: "ce n’est pas possible à ce stade"
    case .frozen: "cela ne peut plus changer"
    case .missing: "il manque quelque chose pour cela"
    case .exceeds: "une limite serait dépassée"
    case .duplicate: "cela existe déjà"
    case .notAllowed: "une règle s’y oppose"
    case .invalid: "une indication n’est pas valable"
    }
  }
}
