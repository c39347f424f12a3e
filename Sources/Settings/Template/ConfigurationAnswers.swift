/// What `piste init` found out: the settings that the written file gives, all others keep their default.
package struct ConfigurationAnswers: Sendable {
  package var companyName: String
  package var language: String
  package var currency: String
  package var country: String
  package var timeZone: String
  /// Further keys of the `company` section, e.g. `street`; a key with an empty text is left out.
  package var company: [String: String] = [:]
  package var accountName: String
  /// The lead address.
  package var address: String
  package var imap: ServerAnswers?
  package var smtp: ServerAnswers?
  package var staff: [StaffAnswers] = []
  /// Further keys by section, e.g. `["web": ["listen": "127.0.0.1:8081"]]`.
  package var sections: [String: [String: String]] = [:]

  /// Swiss, as the defaults are; accounts and addresses of the company itself must be given.
  package init(companyName: String, accountName: String = "leads", address: String) {
    self.companyName = companyName
    self.accountName = accountName
    self.address = address
    language = "fr"
    currency = "CHF"
    country = "CH"
    timeZone = "Europe/Zurich"
  }

  /// One server: keys of the `imap` or `smtp` section, such as `host`, `security`, `user`, `password_file`.
  package typealias ServerAnswers = [String: String]

  package struct StaffAnswers: Sendable {
    package let name: String
    package let address: String
    package let role: String

    package init(name: String, address: String, role: String = "sales") {
      self.name = name
      self.address = address
      self.role = role
    }
  }

  /// What the example file in the repository shows.
  package static var example: ConfigurationAnswers {
    var answers = ConfigurationAnswers(companyName: "Menuiserie du Lac Sàrl", address: "leads@example.org")
    answers.company = [
      "street": "Rue du Simplon", "building_number": "12", "postal_code": "1006", "city": "Lausanne",
      "iban": "CH93 0076 2011 6238 5295 7",
    ]
    answers.imap = [
      "host": "imap.example.org", "user": "leads@example.org", "password_file": "mail.password",
    ]
    answers.smtp = [
      "host": "smtp.example.org", "user": "leads@example.org", "password_file": "mail.password",
    ]
    answers.staff = [StaffAnswers(name: "Anne Favre", address: "anne.favre@example.org")]
    answers.sections = ["intake": ["authserv_ids": "mx.example.org"]]
    return answers
  }

  var tree: [String: Answer] {
    var tree = sections.mapValues { Answer.values($0) }
    let fixed = [
      "name": companyName, "language": language, "currency": currency, "country": country,
      "time_zone": timeZone,
    ]
    tree["company"] = .values(company.merging(fixed) { _, fixed in fixed })
    var account = [("name", accountName), ("address", address)].reduce(into: [:]) {
      $0[$1.0] = Answer.text($1.1)
    }
    account["imap"] = imap.map { .values($0) }
    account["smtp"] = smtp.map { .values($0) }
    tree["accounts"] = .list([account])
    tree["staff"] = staff.isEmpty ? nil : .list(staff.map(\.tree))
    return tree
  }
}

extension ConfigurationAnswers.StaffAnswers {
  fileprivate var tree: [String: Answer] {
    ["name": .text(name), "address": .text(address), "role": .text(role)]
  }
}

/// The answers in the shape of the file.
enum Answer: Sendable {
  case text(String)
  case section([String: Answer])
  case list([[String: Answer]])

  static func values(_ texts: [String: String]) -> Answer {
    .section(texts.filter { !$0.value.isEmpty }.mapValues { .text($0) })
  }
}
