import MailFormat

/// Which of our own addresses a mail really came to, and the tokens in them.
///
/// The delivering server's words come first (`Delivered-To`, `Envelope-To`, `X-Original-To`): a blind copy or
/// a bounce names us nowhere else; then what the author wrote in `To` and `Cc`.
package struct EnvelopeRecipients: Hashable, Sendable {
  /// What may be tokens in own addresses, strongest first, each once.
  package let details: [String]
  /// Everybody else who is named in `To` and `Cc`, lower case.
  package let others: [String]

  private static let fields = ["Delivered-To", "Envelope-To", "X-Original-To", "To", "Cc"]
  private static let limit = 500

  package static func read(_ header: HeaderFields, rules: IntakeRules) -> EnvelopeRecipients {
    var details: [String] = []
    var others: [String] = []
    for field in fields {
      for address in header.all(field).flatMap({ MailAddress.parseList($0) }).prefix(limit) {
        guard rules.isOwn(address) else {
          if field == "To" || field == "Cc" { others.append(address.addrSpec.lowercased()) }
          continue
        }
        for detail in rules.details(of: address) where !details.contains(detail) { details.append(detail) }
      }
    }
    return EnvelopeRecipients(details: details, others: others)
  }
}
