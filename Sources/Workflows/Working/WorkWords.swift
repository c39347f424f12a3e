import Basics
import CRM
import Documents
import Intake
import Sales
import Settings
import Store

/// What receipts and questions about work say, in the language of the firm.
struct WorkWords {
  let language: Language
  let amounts: AmountFormat

  init(_ language: Language, country: String) {
    self.language = language
    amounts = AmountFormat(language: language, country: country)
  }

  func pick(_ french: String, _ english: String) -> String { language == .french ? french : english }

  // MARK: Changes

  func change(_ caption: String, _ before: String, _ after: String) -> String {
    "\(caption)\(pick(" ", "")): \(before.isEmpty ? "–" : before) → \(after.isEmpty ? "–" : after)"
  }

  func day(_ date: CalendarDate) -> String { DateFormat.long(date, language) }

  var stage: String { pick("Étape", "Stage") }
  var owner: String { pick("Responsable", "Owner") }
  var state: String { pick("État", "State") }
  var followUp: String { pick("À suivre le", "Follow up on") }
  var note: String { pick("Note interne", "Internal note") }
  var task: String { pick("Tâche", "Task") }
  var hours: String { pick("Temps saisi", "Time booked") }
  var qualified: String {
    pick("La piste est devenue une affaire.", "The lead has become an opportunity.")
  }

  func word(_ state: OpportunityState) -> String {
    switch state {
    case .open: pick("ouverte", "open")
    case .won: pick("gagnée", "won")
    case .lost: pick("perdue", "lost")
    }
  }

  func word(_ reason: LossReason) -> String {
    switch reason {
    case .price: pick("prix", "price")
    case .competitor: pick("concurrence", "competitor")
    case .timing: pick("délai", "timing")
    case .noBudget: pick("pas de budget", "no budget")
    case .noAnswer: pick("pas de réponse", "no answer")
    case .notNeeded: pick("plus besoin", "not needed")
    case .other: pick("autre raison", "another reason")
    }
  }

  func hoursOfWeek(_ day: CalendarDate) -> String {
    let monday = self.day(day.adding(days: 1 - day.weekday))
    return pick("heures de la semaine du \(monday)", "hours of the week of \(monday)")
  }

  var digest: String { pick("ce qui attend", "what waits") }

  func more(_ count: Int) -> String { pick("… et \(count) autres.", "… and \(count) more.") }

  /// One line of the digest.
  func line(_ thing: WaitingThings.Thing) -> String {
    let detail = thing.detail.split(whereSeparator: \.isNewline).joined(separator: " ")
    let about = detail.isEmpty ? thing.title : "\(thing.title) (\(detail))"
    let day = day(thing.since)
    switch thing.kind {
    case .opportunity:
      return pick("Sans nouvelles depuis le \(day) : \(about)", "Quiet since \(day): \(about)")
    case .followUp: return pick("À faire depuis le \(day) : \(about)", "Due since \(day): \(about)")
    case .project:
      let time = AmountFormat.duration(minutes: Int(thing.amount))
      return pick(
        "Heures à facturer depuis le \(day) : \(about), \(time)", "Unbilled since \(day): \(about), \(time)")
    case .invoice:
      let open =
        Currency(code: thing.currency).map { amounts.amount(Money(minorUnits: thing.amount, $0)) } ?? ""
      return pick(
        "Facture impayée, échue le \(day) : \(about), \(open)", "Unpaid, due on \(day): \(about), \(open)")
    }
  }

  var work: String { pick("votre mail", "your mail") }

  // MARK: Money

  func offer(
    _ title: String, _ product: String, _ price: (net: String, total: String), _ recipient: String,
    _ until: String
  ) -> String {
    pick(
      "devis « \(title) » (\(product)) : \(price.net) hors TVA, \(price.total) à payer, valable jusqu’au "
        + "\(until), envoyé à \(recipient)",
      "quotation “\(title)” (\(product)): \(price.net) before VAT, \(price.total) payable, valid until \(until), "
        + "sent to \(recipient)")
  }

  func order(_ quotation: String, _ total: String, opensProject: Bool) -> String {
    let project = opensProject ? pick(", le projet est ouvert", ", the project is opened") : ""
    return pick(
      "commande selon le devis \(quotation), \(total), l’affaire est gagnée\(project)",
      "order of quotation \(quotation), \(total), the opportunity is won\(project)")
  }

  var milestone: String { pick("Jalon", "Milestone") }

  func reached(_ milestone: Milestone, _ amount: String) -> String {
    let share = amounts.percent(milestone.term.share)
    return pick(
      "\(self.milestone) \(milestone.number) « \(milestone.name) » atteint : \(share), \(amount) hors TVA à facturer",
      "\(self.milestone) \(milestone.number) “\(milestone.name)” reached: \(share), \(amount) before VAT to bill"
    )
  }

  func invoice(_ total: String, _ lines: [String], _ recipient: String) -> String {
    let list = lines.joined(separator: ", ")
    return pick(
      "facture de \(total) (\(list)), envoyée à \(recipient)",
      "invoice of \(total) (\(list)), sent to \(recipient)")
  }
}

/// Why something was not done, and what is possible instead.
extension WorkWords {
  func word(_ answer: ShortAnswer) -> String {
    switch answer {
    case .yes: pick("oui", "yes")
    case .no: pick("non", "no")
    case .number(let number): String(number)
    case .new: pick("nouveau", "new")
    case .undo: pick("annuler", "undo")
    }
  }

  func word(_ fault: CommandFault.Reason) -> String {
    switch fault {
    case .nothingGiven: pick("il manque ce qui doit suivre", "what should follow is missing")
    case .noAmount: pick("pas de montant clair, par exemple 12'500", "no clear amount, for example 12'500")
    case .noDay:
      pick("pas de jour clair, par exemple mardi ou 3.12.", "no clear day, for example Tuesday or 3.12.")
    case .dayPassed: pick("ce jour est passé", "that day has passed")
    case .noDuration: pick("pas de durée claire, par exemple 2h30", "no clear duration, for example 2h30")
    case .moreThanTaken: pick("ce mot doit être seul sur sa ligne", "that word must stand alone on its line")
    case .tooMany: pick("plus de 40 instructions dans un mail", "more than 40 commands in one mail")
    case .besideWords:
      pick(
        "instruction ou mots pour le client ? Séparez-les par une ligne vide, ou écrivez un deux-points",
        "a command, or words for the customer? Part them by an empty line, or write a colon")
    case .noSuchLine: pick("il n’y a pas de ligne de ce numéro", "there is no line of that number")
    case .notUnderstood: pick("pas compris", "not understood")
    case .nothingToUndo:
      pick(
        "pour annuler, répondez au mail de confirmation de ce qui a été fait",
        "to undo, answer the receipt of what was done")
    }
  }
}
