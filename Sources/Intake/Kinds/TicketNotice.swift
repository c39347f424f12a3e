import Basics
import MailFormat

/// The acknowledgement of a ticket system that no field and no title gives away: it says that something was
/// received and that it has a number, and the subject bears the number (OTRS, Znuny, osTicket, Freshdesk,
/// Jira, Salesforce).
enum TicketNotice {
  static func evidence(in message: MailMessage) -> String? {
    guard let number = number(in: message.subject) else { return nil }
    let words = ReplyText.read(String(message.text.unicodeScalars.prefix(4000))).ownWords
    guard !words.isEmpty, !words.utf8.contains(UInt8(ascii: "?")) else { return nil }
    let key = words.foldedForSearch
    guard !decisions.contains(where: { key.containsBytes(of: $0) }) else { return nil }
    let isNumbered = numbers.contains { key.containsBytes(of: $0) }
    return isReceipt(key) && isNumbered ? number : nil
  }

  /// Whether the text, folded, says that a mail arrived.
  static func isReceipt(_ key: String) -> Bool {
    [objects, receipts].allSatisfy { words in words.contains { key.containsBytes(of: $0) } }
  }

  /// `[#1234]`, `[Ticket-1]`, `#4711`: a word in brackets or behind a hash sign that ends in a figure.
  static func number(in subject: String) -> String? {
    let hasMark = subject.utf8.contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "[") }
    guard hasMark, subject.utf8.contains(where: { (48...57).contains($0) }) else { return nil }
    let words = subject.unicodeScalars.split { $0.properties.isWhitespace || $0 == "[" || $0 == "]" }
    for word in words.prefix(40) {
      let text = String(word).trimmingScalars(["(", ")", ":", ",", "."])
      guard let last = text.utf8.last, (48...57).contains(last), text.utf8.count >= 2 else { continue }
      let isMarked = text.utf8.contains(UInt8(ascii: "#")) || subject.containsBytes(of: "[" + text)
      if isMarked { return text }
    }
    return nil
  }

  /// What they received, and that they did: German and Italian put words between.
  private static let objects = [
    "your message", "your request", "your e-mail", "your email", "your enquiry", "your inquiry",
    "votre message",
    "votre demande", "votre mail", "votre e-mail", "votre courriel", "ihre nachricht", "ihre anfrage",
    "ihre e-mail",
    "ihre mail", "ihre meldung", "ihr anliegen", "ihre helpdesk", "ihre support", "sua richiesta",
    "vostra richiesta",
    "suo messaggio", "vostro messaggio", "su mensaje", "su solicitud", "su consulta", "sua mensagem",
    "sua solicitacao", "seu pedido de", "uw bericht", "uw aanvraag", "uw melding", "uw vraag",
  ]
  private static let receipts = [
    "received", "recu", "enregistre", "erhalten", "eingegangen", "ricevut", "registrat", "recibid", "recebid",
    "recebemos", "ontvangen",
  ]
  /// Somebody decides, objects or says "I"; systems invite to write, they never do that.
  private static let decisions = [
    "will pay", "wir bestellen", "bestellen wir", "nous commandons", "on signe", "nous signons",
    "einverstanden",
    "we accept", "i accept", "wir nehmen", "we would like", "i would like", "we want", "wir mochten",
    "ich mochte",
    "nous souhaitons", "je souhaite", "voudrai", "vorremmo", "vorrei", "ordiniamo", "queremos", "quisiera",
    "gostaria", "graag", "j'ai", "j’ai", "ich habe", "habe ich", "i have", "i've", "i got", "ho ricevuto",
    "he recibido", "ik heb", " but ", " aber ", " mais ", " pero ", " maar ", " ma il", " ma la",
  ]
  private static let numbers = [
    "ticket", "case number", "case id", "request number", "reference number", "numero de dossier",
    "numero de demande",
    "numero de suivi", "vorgangsnummer", "anfragenummer", "fallnummer", "bearbeitungsnummer",
    "numero di pratica",
    "numero della richiesta", "numero de caso", "numero de incidencia", "protocolo", "zaaknummer",
    "meldingsnummer",
  ]
}
