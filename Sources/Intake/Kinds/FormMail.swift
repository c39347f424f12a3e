import Basics
import MailFormat

/// A mail that a form on a website made of what a person typed in: the person is the writer, whatever address
/// and fields the website's own machine gave it. Seen of WordPress, TYPO3, Wix, Jimdo, Typeform and many
/// shops.
enum FormMail {
  /// Lines with labels, one of them the address of somebody who is neither sender nor reader, one of them a
  /// message or a name.
  static func isFilledIn(_ message: MailMessage) -> Bool {
    guard !AbsenceNotice.isAnswer(message) else { return false }
    let head = String(message.text.unicodeScalars.prefix(6000))
    let others = Set((message.from + message.to).map { $0.addrSpec.lowercased() })
    var fields = FormFields()
    for line in head.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(200) {
      fields.add(String(decoding: line.prefix(400), as: UTF8.self), others: others)
    }
    return fields.hasAddress && fields.kinds.contains(FormWords.name) && fields.kinds.count >= 3
  }
}

/// The labels of a form's mail, line by line; a value may stand below its label.
private struct FormFields {
  private(set) var kinds: Set<String> = []
  private(set) var hasAddress = false
  private var openLabel = ""

  mutating func add(_ line: String, others: Set<String>) {
    let words = line.noteWords.flatMap(\.parted)
    let colon = words.prefix(5).firstIndex { $0.endsWithColon || $0.text == ":" }
    let label = colon.map { words[...$0].map(\.key).joined(separator: " ").trimmingScalars([" ", ":"]) }
    let kind = FormWords.kind(of: label ?? openLabel)
    openLabel = colon == words.indices.last ? label ?? "" : ""
    guard let kind else { return }
    kinds.insert(kind)
    let address = words.lazy.compactMap { EmailWord.address(in: $0.text) }.first { !others.contains($0) }
    if kind == FormWords.email, address != nil { hasAddress = true }
  }
}

/// What forms call their fields, in seven languages, folded.
enum FormWords {
  static let email = "email"
  static let name = "name"

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
        "your name", "ihr name", "votre nom", "apellidos", "full name", "kontaktperson", "ansprechpartner",
      ]
    ),
    (
      "message",
      [
        "message", "nachricht", "ihre nachricht", "votre message", "your message", "messaggio", "mensaje",
        "mensagem",
        "bericht", "bemerkung", "bemerkungen", "kommentar", "commentaire", "comments", "comment", "anfrage",
        "demande",
        "richiesta", "question", "frage", "remarques", "mitteilung", "text",
      ]
    ),
    (
      "phone",
      [
        "telefon", "tel", "telephone", "phone", "telefono", "telefoon", "telefone", "mobile", "natel",
        "handy",
        "portable", "phone number", "telefonnummer", "cellulare",
      ]
    ),
    (
      "subject",
      ["betreff", "sujet", "objet", "subject", "oggetto", "asunto", "assunto", "onderwerp", "thema"]
    ),
    ("firm", ["firma", "societe", "entreprise", "company", "azienda", "empresa", "bedrijf", "unternehmen"]),
    (
      "place",
      ["ort", "plz", "lieu", "adresse", "address", "strasse", "ville", "city", "localita", "indirizzo"]
    ),
  ]
}
