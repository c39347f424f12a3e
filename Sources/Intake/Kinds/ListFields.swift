import Basics
import MailFormat

/// The fields that mailing lists and newsletters add (RFC 2369, RFC 2919).
enum ListFields {
  private static let names = [
    "List-Id", "List-Post", "List-Unsubscribe", "List-Help", "List-Archive", "Mailing-List", "X-Mailing-List",
    "Feedback-ID",
  ]

  /// The first of them, as evidence. `Feedback-ID` and `Precedence: bulk` count only beside another one:
  /// hosts add them to their users' own mail.
  static func first(in header: HeaderFields) -> String? {
    let found = names.dropLast().first { header.field($0) != nil }
    if let found { return "\(found): \(header.first(found) ?? "")" }
    guard let precedence = header.first("Precedence")?.lowercased() else { return nil }
    guard ["bulk", "junk", "list"].contains(precedence),
      precedence != "bulk" || header.field("Feedback-ID") != nil
    else { return nil }
    return "Precedence: \(precedence)"
  }

  /// `List-Unsubscribe` and nothing else: what sending services and gateways put into every mail that passes,
  /// those of persons too (Mailjet, Brevo, HubSpot; seen in the wild).
  static func isGatewayOnly(_ header: HeaderFields) -> Bool {
    let others = names.filter { $0 != "List-Unsubscribe" } + ["Precedence"]
    return header.field("List-Unsubscribe") != nil && others.allSatisfy { header.field($0) == nil }
  }

  /// Whether somebody wrote it by hand: an answer, a question, a greeting or a signature, and no way out of a
  /// list in the text, which every newsletter has.
  static func isPersonal(_ message: MailMessage) -> Bool {
    let text = String(message.text.unicodeScalars.prefix(20_000))
    guard !offersWayOut(text) else { return false }
    if AbsenceNotice.isAnswer(message) { return true }
    let words = ReplyText.read(text).ownWords
    guard words.utf8.count <= 3000 else { return false }
    return words.utf8.contains(UInt8(ascii: "?"))
      || text.utf8.split(separator: 0x0A).contains { ClosingFormula.matches(Array($0)[...]) }
  }

  /// Whether it says how to leave the list, as every newsletter does.
  static func offersWayOut(_ text: String) -> Bool {
    let key = String(text.unicodeScalars.prefix(20_000)).foldedForSearch
    return waysOut.contains { key.containsBytes(of: $0) }
  }

  private static let waysOut = [
    "unsubscrib", "opt out", "opt-out", "manage preferences", "view in browser", "view this email",
    "desabonn",
    "desinscri", "ne plus recevoir", "version en ligne", "abmelden", "abbestellen", "austragen", "newsletter",
    "im browser", "disiscri", "cancellare l'iscrizione", "annulla l'iscrizione", "darse de baja",
    "cancelar la",
    "cancelar a", "uitschrijven", "afmelden", "descadastr", "infolettre",
  ]

  /// A group address of the firm's own, such as a Google group behind `info@`: its fields name our domain.
  static func isOwnGroup(_ header: HeaderFields, rules: IntakeRules) -> Bool {
    let domains = rules.ownAddresses.map { $0.domain.lowercased() }
    let id = (header.first("List-Id") ?? "").lowercased()
    let inBrackets = id.split(separator: "<").last?.split(separator: ">").first ?? ""
    return domains.contains { inBrackets == $0 || inBrackets.hasSuffix("." + $0) }
  }
}
