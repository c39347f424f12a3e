import Basics
import MailFormat

extension LeadDraft {
  /// What a person typed into the form of a website: the mail's own sender is only the website.
  mutating func takeForm(_ message: MailMessage, country: String) {
    guard let fields = FormMail.filledIn(message) else { return }
    email = fields.address
    if let name = fields.values[FormWords.name] { contactName = String(name.prefix(Self.longest)) }
    if company.isEmpty, let firm = fields.values[FormWords.firm] {
      company = String(firm.prefix(Self.longest))
    }
    // "021 555 01 23" and nothing else stands in the field.
    if let typed = fields.values[FormWords.phone] { takePhone(inWords: typed, country: country) }
  }

  private static let longest = 200

  /// The telephone number in the writer's own words, when there is exactly one: "vous pouvez m'appeler au 079 …".
  mutating func takePhone(inWords text: String, country: String) {
    guard phone.isEmpty else { return }
    let words = String(text.unicodeScalars.prefix(4000)).noteWords
    var found: Set<String> = []
    var index = 0
    while index < words.count, found.count < 2 {
      if let match = PhoneNumber.match(words, at: index, country: country) {
        found.insert(match.number)
        index += match.count
      } else {
        index += 1
      }
    }
    if found.count == 1, let number = found.first { phone = number }
  }
}
