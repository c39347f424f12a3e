import Basics
import Logging
import Settings

extension Office {
  /// A refusal as a letter of this firm says it. Letters leave out what only the administrator can use: that stands in
  /// the log.
  func told(_ refusal: Refusal) -> String {
    log.notice(
      "what a mail asked for was refused",
      metadata: ["mail": "\(cause.map(String.init) ?? "")", "reason": "\(refusal)"])
    return refusal.text(in: company.language)
  }
}

/// What somebody who reads a letter can do about a refusal: they have no command line.
extension Wording {
  static let completeContact = Wording(
    "ask for the customer's particulars to be completed",
    french: "demandez que la fiche du client soit complétée")

  static let askToReopen = Wording("ask for it to be reopened", french: "demandez sa réouverture")
}

extension Refusal {
  /// Nothing can be mailed to them.
  static func unreachable(_ name: String, at email: String, remedy: String) -> Refusal {
    Refusal(
      .missing, "\(name) has no usable e-mail address: \"\(email)\"", remedy: remedy,
      french: email.isEmpty
        ? "\(name) n’a pas d’adresse e-mail"
        : "l’adresse e-mail de \(name), « \(email) », n’est pas utilisable",
      advice: .completeContact)
  }
}
