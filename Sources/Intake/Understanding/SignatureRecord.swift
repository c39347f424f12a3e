import Basics

/// A ``SignatureContact`` as a part of ``MailRecord``; null where nobody signs.
extension SignatureContact {
  var json: JSONValue {
    guard !isEmpty else { return .null }
    return [
      "name": JSONValue(name?.value), "title": JSONValue(title?.value),
      "company": JSONValue(company?.fact.value), "companyReason": JSONValue(company?.reason.rawValue),
      "phones": .array(phones.map { ["number": .string($0.number), "kind": .string($0.kind.rawValue)] }),
      "email": JSONValue(emails.first?.value), "website": JSONValue(website?.value),
      "postalAddress": JSONValue(
        postalAddress.isEmpty ? nil : postalAddress.map(\.value).joined(separator: ", ")),
      "evidence": evidence,
    ]
  }

  /// For each value the line that says it.
  private var evidence: JSONValue {
    let facts = [
      ("name", name), ("title", title), ("company", company?.fact), ("email", emails.first),
      ("website", website),
    ]
    var lines: [String: JSONValue] = [:]
    for (key, fact) in facts { lines[key] = fact.map { .string($0.line) } }
    for phone in phones { lines[phone.number] = .string(phone.line) }
    return .object(lines)
  }
}
