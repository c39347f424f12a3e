import Basics
import MailFormat

/// A mail that a form on a website made of what a person typed in: the person is the writer, whatever address
/// and fields the website's own machine gave it. Seen of WordPress, TYPO3, Wix, Jimdo, Typeform and many
/// shops.
enum FormMail {
  /// Lines with labels, one of them the address of somebody who is neither sender nor reader, one of them a
  /// message or a name.
  static func isFilledIn(_ message: MailMessage) -> Bool { filledIn(message) != nil }

  /// The fields of such a mail.
  static func filledIn(_ message: MailMessage) -> FormFields? {
    guard !AbsenceNotice.isAnswer(message) else { return nil }
    let found = fields(of: message.text, others: (message.from + message.to).map(\.addrSpec))
    return found.isFilledIn ? found : nil
  }

  /// - Parameter others: who is sender or reader.
  static func isFilledIn(_ text: String, others: [String]) -> Bool {
    fields(of: text, others: others).isFilledIn
  }

  private static func fields(of text: String, others: [String]) -> FormFields {
    let head = String(text.unicodeScalars.prefix(6000))
    let others = Set(others.map { $0.lowercased() })
    var fields = FormFields()
    for line in head.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(200) {
      fields.add(String(decoding: line.prefix(400), as: UTF8.self), others: others)
    }
    return fields
  }
}

/// The labels of a form's mail, line by line; a value may stand below its label, which then may lack the colon
/// (Jotform, Typeform).
struct FormFields {
  private var kinds: Set<String> = []
  /// What was typed in, by kind, the first of each; a name may stand in two fields.
  private(set) var values: [String: String] = [:]
  /// Of somebody who is neither sender nor reader, lower case; empty when there is none.
  private(set) var address = ""
  private var openLabel = ""
  private var names = 1

  var isFilledIn: Bool {
    let hasPerson = kinds.contains(FormWords.name) || kinds.contains(FormWords.message)
    return !address.isEmpty && hasPerson && kinds.count >= 3
  }

  mutating func add(_ line: String, others: Set<String>) {
    let words = line.noteWords.flatMap(\.parted)
    guard !words.isEmpty else { return }
    if let label = Self.bareLabel(words) {
      openLabel = label
      return
    }
    let colon = words.prefix(5).firstIndex { $0.endsWithColon || $0.text == ":" }
    let label = colon.map { words[...$0].map(\.key).joined(separator: " ").trimmingScalars([" ", ":"]) }
    let named = label ?? openLabel
    let kind = FormWords.kind(of: named)
    openLabel = colon == words.indices.last ? label ?? "" : ""
    guard let kind else { return }
    kinds.insert(kind)
    let address = words.lazy.compactMap { EmailWord.address(in: $0.text) }.first { !others.contains($0) }
    if kind == FormWords.email, let address, self.address.isEmpty { self.address = address }
    keep(words[(colon.map { $0 + 1 } ?? 0)...].map(\.text).joined(separator: " "), as: kind, named)
  }

  private mutating func keep(_ value: String, as kind: String, _ label: String) {
    guard !value.isEmpty else { return }
    guard kind == FormWords.name, let known = values[kind] else {
      values[kind] = values[kind] ?? value
      return
    }
    guard names < 2 else { return }
    names += 1
    values[kind] = FormWords.givenNames.contains(label) ? value + " " + known : known + " " + value
  }

  /// A line of nothing but a label.
  private static func bareLabel(_ words: [NoteWord]) -> String? {
    guard words.count <= 4, !words.contains(where: \.endsWithColon) else { return nil }
    let label = words.map(\.key).joined(separator: " ")
    return FormWords.isLabel(label) ? label : nil
  }
}

/// What forms call their fields, in seven languages, folded.
enum FormWords {
  static let email = "email"
  static let name = "name"
  static let message = "message"
  static let phone = "phone"
  static let firm = "firm"
  /// Which of the labels of a name stand for what goes before the family's.
  static let givenNames: Set<String> = ["vorname", "prenom", "first name"]

  /// Whether the words are a label and no more.
  static func isLabel(_ label: String) -> Bool { kinds.contains { $0.labels.contains(label) } }

  /// Which field a label names.
  static func kind(of label: String) -> String? {
    let first =
      label.unicodeScalars.split { $0 == " " || $0 == "*" || $0 == "(" }.first.map(String.init) ?? ""
    return kinds.first { $0.labels.contains(label) || $0.labels.contains(first) }?.kind
  }

  private static let kinds: [(kind: String, labels: Set<String>)] = [
    (
      email,
      [
        "e-mail", "email", "mail", "e-mail-adresse", "email-adresse", "emailadresse", "courriel",
        "adresse e-mail",
        "adresse email", "adresse mail", "email address", "e-mail address", "your email", "ihre e-mail",
        "votre email",
        "votre e-mail", "indirizzo e-mail", "indirizzo email", "correo", "correo electronico", "e-mailadres",
        "endereco de e-mail", "from", "de", "von", "absender",
      ]
    ),
    (
      name,
      [
        "name", "nom", "nome", "nombre", "naam", "vorname", "nachname", "prenom", "cognome", "first name",
        "last name",
        "your name", "ihr name", "votre nom", "apellidos", "full name", "nom complet", "nome completo",
        "vollstandiger name", "nom et prenom", "kontaktperson",
        "ansprechpartner",
      ]
    ),
    (
      message,
      [
        "nachrichtentext", "corps du message", "message body", "corpo del messaggio", "votre demande",
        "ihre anfrage", "la sua richiesta", "your enquiry", "your inquiry", "message", "nachricht",
        "ihre nachricht", "votre message", "your message", "messaggio", "mensaje",
        "mensagem",
        "bericht", "bemerkung", "bemerkungen", "kommentar", "commentaire", "comments", "comment", "anfrage",
        "demande",
        "richiesta", "question", "frage", "remarques", "mitteilung", "text",
      ]
    ),
    (
      phone,
      [
        "telefon", "tel", "telephone", "phone", "telefono", "telefoon", "telefone", "mobile", "natel",
        "handy",
        "portable", "numero de telephone", "numero di telefono", "phone number", "telefonnummer", "cellulare",
      ]
    ),
    (
      "subject",
      ["betreff", "sujet", "objet", "subject", "oggetto", "asunto", "assunto", "onderwerp", "thema"]
    ),
    (firm, ["firma", "societe", "entreprise", "company", "azienda", "empresa", "bedrijf", "unternehmen"]),
    (
      "place",
      ["ort", "plz", "lieu", "adresse", "address", "strasse", "ville", "city", "localita", "indirizzo"]
    ),
  ]
}
