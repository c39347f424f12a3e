/// Somebody who writes to the firm, and what their mail carries when it comes in.
struct Person: Sendable {
  let name: String
  let address: String
  /// Fields that the firm's own server, or the writer, put on top of the mail.
  var fields: [String] = []

  var from: String { "\(name) <\(address)>" }

  /// A customer.
  static let anna = Person(name: "Anna Rey", address: "anna@rey.example")
  /// Her colleague at the same firm.
  static let beat = Person(name: "Beat Rey", address: "beat@rey.example")
  /// Anna's private address, at a provider that everybody uses.
  static let annaPrivately = Person(name: "Anna Rey", address: "anna.rey@gmail.com")
  /// Nobody has heard of them before.
  static let luc = Person(name: "Luc Stranger", address: "luc@elsewhere.example")

  /// Sells; new leads are his. His mail is proven by the firm's server.
  static let paul = Person(name: "Paul Favre", address: "paul@firm.example", fields: [proof])
  /// Works on projects. Proven too.
  static let anne = Person(name: "Anne Blanc", address: "anne@firm.example", fields: [proof])
  /// Says to be Paul.
  static let falsePaul = Person(name: "Paul Favre", address: "paul@firm.example")

  /// What the firm's server writes when a colleague is proven (RFC 8601).
  static let proof = "Authentication-Results: mx.firm.example; dmarc=pass header.from=firm.example"

  /// The same person with these fields on top instead.
  func carrying(_ fields: String...) -> Person {
    var person = self
    person.fields = fields
    return person
  }
}
