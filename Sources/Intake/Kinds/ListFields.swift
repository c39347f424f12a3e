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

  /// A group address of the firm's own, such as a Google group behind `info@`: its fields name our domain.
  static func isOwnGroup(_ header: HeaderFields, rules: IntakeRules) -> Bool {
    let domains = rules.ownAddresses.map { $0.domain.lowercased() }
    let id = (header.first("List-Id") ?? "").lowercased()
    let inBrackets = id.split(separator: "<").last?.split(separator: ">").first ?? ""
    return domains.contains { inBrackets == $0 || inBrackets.hasSuffix("." + $0) }
  }
}
