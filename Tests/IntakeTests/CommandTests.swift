import Basics
import CRM
import Intake
import Testing

/// Lines by which a colleague works. Today is Tuesday, 24 November 2026.
@Suite("Commands in a colleague's mail")
struct CommandTests {
  static let setting = CommandReading.Setting(
    today: Firm.today, currency: .chf,
    colleagues: [("Paul Favre", "paul@firm.example"), ("Anne Blanc", "anne@firm.example")],
    author: "Paul Favre")

  private func read(_ words: String) -> CommandReading { CommandReading.read(words, Self.setting) }

  private static func francs(_ amount: Int64) -> ColleagueCommand {
    .budget(Money(minorUnits: amount * 100, .chf))
  }

  private static func day(_ iso: String, _ kind: FollowUp.Kind, _ time: (Int, Int)? = nil) -> (
    String, FollowUp.Kind, String?
  ) {
    (iso, kind, time.flatMap { TimeOfDay(hour: $0.0, minute: $0.1)?.description })
  }

  @Test(
    "one line, one command",
    arguments: [
      // Stage
      ("étape: devis", ColleagueCommand.stage("devis")), ("Étape : analyse", .stage("analyse")),
      ("stage: proposal", .stage("proposal")), ("Phase: Offerte", .stage("Offerte")),
      ("fase: trattativa", .stage("trattativa")), ("- stage: negotiation", .stage("negotiation")),
      ("*Étape :* devis", .stage("devis")),
      // Budget
      ("budget 12k", francs(12_000)), ("Budget: 12'500.-", francs(12_500)),
      ("budget : CHF 8000", francs(8000)),
      ("Budget 15 000 CHF", francs(15_000)), ("montant: 9500", francs(9500)), ("Betrag: 20k", francs(20_000)),
      ("amount: 3'200", francs(3200)), ("budget: 4000.", francs(4000)),
      // Owner
      ("pour Anne", .owner("Anne")), ("owner: Anne", .owner("Anne")), ("an Anne", .owner("Anne")),
      ("für Anne Blanc", .owner("Anne Blanc")), ("for anne@firm.example", .owner("anne@firm.example")),
      ("responsable: Anne Blanc", .owner("Anne Blanc")), ("pour: tout le monde", .owner("tout le monde")),
      // Won and lost
      ("gagné", .won), ("Gagné !", .won), ("won", .won), ("gewonnen", .won), ("vinto", .won),
      ("gagné:", .won),
      ("perdu", .lost(.other, words: "")), ("perdu: prix", .lost(.price, words: "prix")),
      ("lost: price", .lost(.price, words: "price")), ("perdu prix", .lost(.price, words: "prix")),
      ("verloren: zu teuer", .lost(.price, words: "zu teuer")),
      (
        "Perdu : ils ont pris un concurrent de Morges",
        .lost(.competitor, words: "ils ont pris un concurrent de Morges")
      ),
      ("lost: no budget this year", .lost(.noBudget, words: "no budget this year")),
      ("lost no answer", .lost(.noAnswer, words: "no answer")),
      ("perdu: pas de réponse", .lost(.noAnswer, words: "pas de réponse")),
      ("perdu: le chat du patron", .lost(.other, words: "le chat du patron")),
      // Note
      ("note: client pressé, attention au délai", .note("client pressé, attention au délai")),
      ("Note : voir 12:30", .note("voir 12:30")), ("intern: kennt den Chef", .note("kennt den Chef")),
      ("internal: knows the boss", .note("knows the boss")), ("Note interne : x", .note("x")),
      ("nota: cliente nervoso", .note("cliente nervoso")),
      // Task
      ("tâche: plans du 1er étage", .task("plans du 1er étage")), ("task: order glass", .task("order glass")),
      ("Aufgabe: Pläne zeichnen", .task("Pläne zeichnen")),
      ("à faire: commander le verre", .task("commander le verre")),
      // Hours
      ("2h30 analyse", .hours(TimeNote(minutes: 150, note: "analyse"))),
      ("heures: 45 min appel", .hours(TimeNote(minutes: 45, note: "appel"))),
      ("Stunden: 3 Std. Montage", .hours(TimeNote(minutes: 180, note: "Montage"))),
      // Milestones
      ("jalon atteint", .milestone("")), ("Étape atteinte !", .milestone("")), ("jalon:", .milestone("")),
      ("jalon 2 atteint", .milestone("2")), ("milestone reached", .milestone("")),
      ("Milestone 3 reached.", .milestone("3")), ("Meilenstein 2 erreicht", .milestone("2")),
      ("Meilenstein: Abnahme", .milestone("Abnahme")), ("jalon atteint : maquette", .milestone("maquette")),
      ("étape atteinte: «mise en ligne»", .milestone("mise en ligne")),
      ("traguardo 1 raggiunto", .milestone("1")),
      // Quotation, order, invoice
      ("devis 12'500 fenêtres", .quotation(Money(minorUnits: 1_250_000, .chf), "fenêtres")),
      ("devis: 12500 fenêtres en chêne", .quotation(Money(minorUnits: 1_250_000, .chf), "fenêtres en chêne")),
      ("quote 8k windows", .quotation(Money(minorUnits: 800_000, .chf), "windows")),
      ("Offerte: CHF 9'900.- Küche", .quotation(Money(minorUnits: 990_000, .chf), "Küche")),
      ("commande", .order), ("order", .order), ("Auftrag", .order), ("Bestellung", .order),
      ("commande:", .order),
      ("facturer", .invoice), ("verrechnen", .invoice), ("invoice", .invoice), ("Rechnung stellen", .invoice),
    ])
  func line(_ text: String, _ command: ColleagueCommand) {
    let reading = read(text)
    #expect(reading.commands.map(\.command) == [command])
    #expect(reading.faults.isEmpty)
    #expect(reading.text.isEmpty)
  }

  @Test(
    "when to follow up",
    arguments: [
      ("relancer mardi", day("2026-12-01", .other)),
      ("rappeler le 3.12. à 14h", day("2026-12-03", .call, (14, 0))),
      ("Relancer demain", day("2026-11-25", .other)),
      ("rappeler vendredi à 9h30", day("2026-11-27", .call, (9, 30))),
      ("relance: mardi, parler des fenêtres", day("2026-12-01", .other)),
      ("call Friday", day("2026-11-27", .call)), ("follow up tomorrow", day("2026-11-25", .other)),
      ("follow-up: next Tuesday", day("2026-12-01", .other)), ("anrufen morgen", day("2026-11-25", .call)),
      ("nachfassen am Freitag", day("2026-11-27", .other)),
      ("zurückrufen Di 14 Uhr", day("2026-12-01", .call, (14, 0))),
      ("richiamare venerdì", day("2026-11-27", .call)), ("rappel: le 15 janvier", day("2027-01-15", .other)),
      ("relancer dans 2 semaines", day("2026-12-08", .other)),
    ])
  func followUp(_ text: String, _ expected: (iso: String, kind: FollowUp.Kind, time: String?)) throws {
    let reading = read(text)
    try #require(reading.commands.count == 1)
    guard case .followUp(let wish) = reading.commands[0].command else {
      Issue.record("\(reading.commands[0].command)")
      return
    }
    #expect(wish.on.description == expected.iso)
    #expect(wish.kind == expected.kind)
    #expect(wish.at?.description == expected.time)
  }

  @Test(
    "a line that could be a sentence to the customer is text",
    arguments: [
      "Je vous relance mardi.", "Rappelez-moi mardi", "relancer mardi avec Anne",
      "Budget à discuter ensemble",
      "Le budget 12k me semble juste", "pour Anne et son équipe", "pour votre cuisine", "an die Arbeit",
      "for your kitchen", "Nous avons gagné du temps", "gagné du temps", "perdu de vue", "Perdu le plan",
      "lost in translation", "Won't do", "commande bien reçue", "Commandé hier", "order received, thank you",
      "facturer plus tard serait possible", "Devis à suivre", "devis 12'500", "devis en annexe",
      "Offre valable 30 jours", "2 fenêtres", "Etape suivante: visite chez vous", "Ma note: 10 sur 10",
      "Voici ma tâche: finir", "https://firm.example/note: x", "rappeler ?", "budget 12k ?",
      "Auftrag erteilt",
      "Verrechnen wir separat", "https://note:x", "Stagewise: ok", "won lost", "pour", "budget", "relancer",
      "2h30 de route pour venir, c'est long ?",
    ])
  func text(_ words: String) {
    let reading = read(words)
    #expect(reading.isEmpty)
    #expect(reading.text == words)
  }

  @Test(
    "a command that can't be carried out as it stands is told, not sent to the customer",
    arguments: [
      ("budget: à discuter", CommandFault.Reason.noAmount), ("budget: entre 5 et 10k", .noAmount),
      ("étape:", .nothingGiven), ("note:", .nothingGiven), ("relance: un de ces jours", .noDay),
      ("heures: beaucoup", .noDuration), ("devis: 12'500", .nothingGiven), ("devis: fenêtres", .noAmount),
      ("gagné: oui", .moreThanTaken), ("commande: merci", .moreThanTaken), ("facturer: tout", .moreThanTaken),
      ("relance: 2026-11-01", .dayPassed),
    ])
  func fault(_ words: String, _ reason: CommandFault.Reason) {
    let reading = read(words)
    #expect(reading.faults.map(\.reason) == [reason])
    #expect(reading.commands.isEmpty)
    #expect(reading.text.isEmpty)
  }

  @Test("several commands, a greeting, a sign-off: nothing is left for the customer")
  func several() {
    let reading = read(
      "Salut,\n\nétape: devis\nbudget 12k\npour Anne\n\n2h30 analyse\ncommande\n\nMerci\nPaul")
    #expect(reading.commands.count == 5)
    #expect(reading.text.isEmpty)
  }

  @Test("text and commands: the text goes without the commands")
  func mixed() {
    let reading = read(
      "Bonjour Madame,\n\nnous venons mardi.\n\nétape: devis\nbudget 12k\n\nCordialement\nPaul")
    #expect(reading.commands.map(\.command) == [.stage("devis"), Self.francs(12_000)])
    #expect(reading.text == "Bonjour Madame,\n\nnous venons mardi.\n\n\nCordialement\nPaul")
  }

  @Test(
    "short words to the customer are not taken for a greeting among ourselves",
    arguments: [
      "Voici les plans.", "Merci pour votre confiance", "Bonjour Madame, à mardi", "Voilà", "D'accord",
    ])
  func shortText(_ words: String) {
    #expect(read("\(words)\n\nétape: devis").text == words)
  }

  @Test(
    "a greeting among ourselves is for nobody",
    arguments: [
      "Merci", "Salut Anne", "Merci d'avance", "Hallo zusammen", "Paul Favre", "Cordialement", "Merci Anne !",
    ])
  func courtesy(_ words: String) {
    #expect(read("étape: devis\n\n\(words)").text.isEmpty)
  }

  @Test("a wrapped sentence is no command, whatever its last line says")
  func wrapped() {
    for end in ["commande", "pour Anne", "budget 12k", "gagné", "relancer mardi", "2h30 analyse", "perdu"] {
      let words =
        "Nous avons bien reçu ce qui suit de votre part, à savoir la\n\(end)\net vous en remercions."
      #expect(read(words).isEmpty)
      #expect(read("Nous avons bien reçu la\n\(end)").isEmpty)
    }
  }

  @Test("a note goes on to the end of its paragraph, so that no line of it reaches the customer")
  func noteParagraph() {
    let note = "il ne veut pas payer plus de dix mille francs pour les trois portes, et\npour Anne"
    let reading = read("Bonjour Madame,\nnote: il hésite\n\(note)\n\nÀ mardi.")
    #expect(reading.commands.map(\.command) == [.note("il hésite\n" + note)])
    #expect(reading.text == "Bonjour Madame,\n\nÀ mardi.")
  }

  @Test("what could head a paragraph of the letter is text beside text")
  func headings() {
    for heading in ["commande", "Commande:", "facture", "devis 12'500 fenêtres", "2h30 analyse", "Budget:"] {
      let words = "Bonjour,\n\n\(heading)\n\n3 portes en chêne"
      #expect(read(words).isEmpty, "\(heading)")
    }
  }

  @Test("cited lines are nobody's command")
  func cited() {
    #expect(read("> étape: devis\n> gagné\n\nOui, volontiers.").isEmpty)
  }

  @Test("forty commands are enough, and a long text is text")
  func limits() {
    #expect(
      read(Array(repeating: "note: x", count: 41).joined(separator: "\n")).faults.map(\.reason) == [.tooMany])
    #expect(read(Array(repeating: "note: x", count: 1001).joined(separator: "\n")).isEmpty)
    let hostile = String(repeating: "note ", count: 200_000) + ":"
    #expect(read(hostile).isEmpty)
  }

  @Test(
    "a stage by its name or its word in another language",
    arguments: [
      ("devis", "quotation"), ("Offerte", "quotation"), ("proposal", "quotation"), ("Analyse", "analysis"),
      ("NEGOTIATION", "negotiation"), ("Verhandlung", "negotiation"), ("nego", "negotiation"),
      ("lunch", ""), ("", ""), ("n", ""),
    ])
  func stage(_ words: String, _ name: String) {
    #expect(StageChoice.find(words, in: .standard)?.name ?? "" == name)
  }

  @Test(
    "what is shown before it is done: money, what leaves the house, what can't be taken back",
    arguments: [
      (ColleagueCommand.won, true), (.order, true), (.invoice, true),
      (.quotation(Money(minorUnits: 100, .chf), "x"), true), (.lost(.price, words: ""), false),
      (.note("x"), false), (.stage("x"), false), (.owner("x"), false), (.task("x"), false),
    ])
  func shownFirst(_ command: ColleagueCommand, _ isShown: Bool) {
    #expect(command.isShownFirst == isShown)
  }

  @Test(
    "beside another command, a heading is a command too, and a note ends where commands begin",
    arguments: [
      ("budget 15k\nrelancer mardi\ndevis 12'500 cuisine", 3),
      ("note: aime le granit\ndevis 12'500 cuisine", 2),
      ("note: parle de plaques\nen granit noir\nrelancer mardi", 2), ("étape: offre\ncommande", 2),
    ])
  func together(words: String, count: Int) {
    let reading = read(words + "\n\nBonjour Madame, voici notre offre.")
    #expect(reading.commands.count == count)
    #expect(reading.faults.isEmpty)
    #expect(reading.text == "Bonjour Madame, voici notre offre.")
  }

  @Test(
    "what could be a command or words for the customer is a fault, so that nothing internal leaves by mistake",
    arguments: [
      "budget 15k\nBonjour Madame, voici notre offre.",
      "Salut Paul\nrelancer mardi\nJe vous rappelle pour les mesures.",
      "note: client pressé\n\nVoici le plan\npour Anne\net les mesures.",
      "note: il a un\nbudget 15k\net veut du granit\n\nBonjour Madame, voici le plan de la cuisine.\nrelancer mardi",
    ])
  func undecided(words: String) {
    let reading = read(words)
    #expect(reading.faults.map(\.reason) == [.besideWords])
  }
}
