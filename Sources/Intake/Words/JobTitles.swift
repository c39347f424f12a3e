/// What people are in a firm, in the languages that write to us; folded.
enum JobTitles {
  static let words: Set<String> = french.union(german).union(italian).union(english).union(spanishAndDutch)

  private static let french: Set<String> = [
    "responsable", "assistante", "directeur", "directrice", "gerant", "gerante", "cogerant", "chef", "cheffe",
    "acheteur",
    "acheteuse", "secretaire", "ingenieur", "ingenieure", "architecte", "comptable", "president",
    "presidente",
    "associe", "associee", "charge", "chargee", "conseiller", "conseillere", "commercial", "commerciale",
    "technicien", "technicienne", "dessinateur", "dessinatrice", "conducteur", "conductrice", "coordinateur",
    "coordinatrice", "administrateur", "administratrice", "proprietaire", "fondateur", "fondatrice",
    "cofondateur", "cofondatrice", "econome", "intendant", "intendante", "concierge", "menuisier",
    "menuisiere",
    "ebeniste", "pdg", "dg", "daf", "drh", "juriste", "avocat", "avocate", "notaire", "apprenti", "apprentie",
    "stagiaire", "vendeur", "vendeuse", "adjoint", "adjointe", "regisseur", "regisseuse", "gestionnaire",
    "collaborateur", "collaboratrice", "attache", "attachee", "graphiste", "courtier", "courtiere", "delegue",
    "deleguee", "contremaitre", "metreur", "econometre", "exploitant", "exploitante", "hotelier", "hoteliere",
    "restaurateur", "restauratrice", "syndique", "municipal", "municipale", "maire", "economiste",
    "logisticien", "logisticienne", "approvisionneur", "approvisionneuse", "artisan", "artisane",
  ]
  private static let german: Set<String> = [
    "leiter", "leiterin", "leitung", "inhaber", "inhaberin", "einkaufer", "einkauferin", "verkaufer",
    "verkauferin", "sachbearbeiter", "sachbearbeiterin", "assistent", "assistentin", "sekretar", "sekretarin",
    "direktor", "direktorin", "vorstand", "prokurist", "prokuristin", "architekt", "architektin", "ingenieur",
    "ingenieurin", "techniker", "technikerin", "buchhalter", "buchhalterin", "berater", "beraterin",
    "meister",
    "meisterin", "hauswart", "hauswartin", "verwalter", "verwalterin", "mitglied", "partnerin",
    "rechtsanwalt",
    "rechtsanwaltin", "notar", "notarin", "lernende", "lernender", "eigentumer", "eigentumerin", "grunder",
    "grunderin", "prasident", "prasidentin", "geschaftsleitung", "geschaftsfuhrung", "stv", "stellvertreter",
    "stellvertreterin", "disponent", "disponentin", "referent", "referentin", "beauftragter", "beauftragte",
    "schreiner", "schreinerin", "tischler", "tischlerin", "kaufmann", "kauffrau", "polier", "planer",
    "planerin",
    "aussendienst", "innendienst", "gf", "mitarbeiter", "mitarbeiterin", "delegierter", "burgermeister",
  ]
  private static let italian: Set<String> = [
    "responsabile", "direttore", "direttrice", "titolare", "amministratore", "amministratrice", "addetto",
    "addetta", "impiegato", "impiegata", "segretario", "segretaria", "segreteria", "geometra", "ingegnere",
    "architetto",
    "capo", "capocantiere", "capoprogetto", "socio", "socia", "presidente", "commerciale", "consulente",
    "tecnico", "ragioniere", "ragioniera", "contabile", "coordinatore", "coordinatrice", "legale",
    "falegname",
    "proprietario", "proprietaria", "fondatore", "fondatrice", "collaboratore", "collaboratrice", "avvocato",
    "acquirente", "progettista", "gestore", "vicedirettore", "vicedirettrice", "perito", "disegnatore",
  ]
  private static let english: Set<String> = [
    "head", "manager", "director", "officer", "ceo", "cfo", "coo", "cto", "cio", "cmo", "owner", "founder",
    "cofounder", "partner", "buyer", "purchaser", "engineer", "assistant", "secretary", "vp", "chief",
    "lead", "consultant", "architect", "accountant", "administrator", "coordinator", "specialist",
    "executive",
    "supervisor", "representative", "estimator", "surveyor", "principal", "foreman", "analyst", "controller",
    "trainee", "bookkeeper", "designer", "planner", "advisor", "adviser", "superintendent", "headteacher",
    "bursar", "caretaker", "proprietor", "chairman", "chairwoman", "solicitor", "md", "intern", "clerk",
  ]
  private static let spanishAndDutch: Set<String> = [
    "directora", "gerente", "jefe", "jefa", "encargado", "encargada", "administrador", "administradora",
    "comprador", "compradora", "comercial", "propietario", "propietaria", "arquitecto", "arquitecta",
    "ingeniero", "ingeniera",
    "inkoper", "hoofd", "eigenaar", "eigenares", "projectleider", "zaakvoerder", "bedrijfsleider",
    "medewerker",
    "medewerkster", "adviseur", "directie", "bestuurder", "verkoopleider", "inkoopmanager", "hoofdinkoper",
  ]

  /// German builds them: `Abteilungsleiterin`, `Geschäftsführer`, `Schreinermeister`.
  static let germanEnds: Set<String> = [
    "leiter", "leiterin", "meister", "meisterin", "ingenieur", "ingenieurin", "berater", "beraterin",
    "fuhrer",
    "fuhrerin", "fuehrer", "fuehrerin", "verwalter", "verwalterin", "manager", "managerin", "assistent",
    "assistentin", "techniker",
    "technikerin", "planer", "planerin", "zeichner", "zeichnerin", "anwalt", "anwaltin", "schreiber",
    "schreiberin", "einkaufer", "einkauferin", "verkaufer", "verkauferin", "betreuer", "betreuerin",
    "inhaber", "inhaberin", "vorsteher", "vorsteherin",
    "bearbeiter", "bearbeiterin", "beauftragte", "beauftragter", "leitung", "leider", "medewerker",
    "kauffrau", "kaufmann",
  ]

  static let germanEndLengths = Set(germanEnds.map(\.utf8.count)).sorted()

  /// Where in the firm, at the beginning: "Service achats".
  static let departments: Set<String> = [
    "service", "direction", "departement", "secretariat", "achats", "abteilung", "einkauf", "verkauf",
    "vertrieb",
    "sekretariat", "buchhaltung", "ufficio", "reparto", "servizio", "acquisti", "direzione", "department",
    "purchasing",
    "procurement", "sales", "accounts", "compras", "departamento", "inkoop", "afdeling", "technik",
    "bauleitung", "avor",
  ]

  /// Whoever these stand with is not the signer's place in a firm.
  static let denials: Set<String> = [
    "je", "nous", "vous", "ich", "wir", "sie", "io", "noi", "i", "we", "you", "votre", "ihr", "ihre", "your",
    "merci", "danke", "grazie", "thanks",
  ]
}
