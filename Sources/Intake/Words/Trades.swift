/// Words that begin the names of firms, shops, offices and authorities; folded.
enum Trades {
  static let words: Set<String> = [
    "agence", "agencement", "architectes", "association", "atelier", "ateliers", "auberge", "banque",
    "boucherie",
    "boulangerie", "brasserie", "bureau", "cabinet", "cafe", "camping", "carrelage", "carrosserie", "cave",
    "caves",
    "charpente", "chateau", "clinique", "college", "commune", "concept", "constructions", "cooperative",
    "couverture",
    "domaine", "ebenisterie", "ecole", "editions", "electricite", "entreprise", "epicerie", "etablissements",
    "ets",
    "etude", "ferme", "fiduciaire", "fondation", "fromagerie", "garage", "gymnase", "hopital", "hotel",
    "immobiliere",
    "imprimerie", "institut", "jardinerie", "laiterie", "librairie", "mairie", "maison", "menuiserie",
    "paroisse",
    "patisserie", "peinture", "pharmacie", "plomberie", "ppe", "quincaillerie", "regie", "residence",
    "restaurant",
    "scierie", "serrurerie", "societe", "syndic", "toitures", "transports", "vignoble", "ville",
    "apotheke", "architekturburo", "arztpraxis", "backerei", "bauunternehmen", "firma", "galerie", "garten",
    "gasthaus",
    "gasthof", "gebr", "gebruder", "gemeinde", "genossenschaft", "hausverwaltung", "holzbau", "immobilien",
    "ingenieurburo",
    "kanzlei", "kantonsspital", "kindergarten", "klinik", "malerei", "metzgerei", "papeterie", "pflegeheim",
    "pfarramt",
    "praxis", "raiffeisenbank", "schlosserei", "schreinerei", "schule", "spital", "stadt", "stiftung",
    "tischlerei",
    "treuhand", "verein", "verwaltung", "weingut", "werkstatt", "zahnarztpraxis", "zimmerei",
    "agriturismo", "albergo", "amministrazione", "azienda", "bar", "cantina", "carrozzeria", "clinica",
    "comune",
    "condominio", "cooperativa", "ditta", "falegnameria", "farmacia", "fiduciaria", "fondazione", "forno",
    "garni",
    "idraulica", "immobiliare", "impresa", "macelleria", "officina", "panetteria", "pasticceria", "pizzeria",
    "ristorante", "scuola", "studio", "tipografia", "trattoria", "villa",
    "bakery", "brewery", "builders", "carpentry", "church", "clinic", "council", "dental", "estate", "farm",
    "foundation",
    "gallery", "joinery", "museum", "pharmacy", "plumbing", "pub", "school", "society", "solicitors",
    "university",
    "universite", "universitat", "universita", "musee", "theatre", "theater", "teatro",
  ]
  /// English puts them last: "Cole Joinery".
  static let englishEnds: Set<String> = [
    "bakery", "joinery", "builders", "carpentry", "plumbing", "school", "council", "pharmacy", "hotel",
    "clinic", "homes",
    "interiors", "construction", "engineering", "consulting", "solutions", "services", "farm", "church",
    "college",
    "dental", "garage", "group", "partners", "associates", "restaurant", "brewery", "furniture", "properties",
  ]
  /// German builds them: `Grossbäckerei`, `Malergeschäft`.
  static let germanEnds = [
    "backerei", "schreinerei", "tischlerei", "metzgerei", "gartnerei", "geschaft", "unternehmung",
    "architekten",
    "verwaltung", "praxis", "apotheke", "brauerei", "druckerei", "schlosserei", "spenglerei", "zimmerei",
  ]

  /// How German words for what joiners, carpenters and builders are asked for end, folded.
  static let germanGoods = [
    "turen", "ture", "tur", "tuere", "tueren", "fenster", "mobel", "moebel", "kuche", "kuchen", "kueche",
    "treppe", "treppen", "schrank", "schranke", "regal", "regale", "tisch", "tische", "boden", "parkett",
    "fassade", "gelander", "gelaender", "betten", "decke", "decken", "verkleidung", "anbau", "umbau",
    "renovation", "sanierung", "reparatur", "terrasse", "carport", "gartenhaus", "pergola", "balkon",
    "wintergarten", "front", "fronten", "stuhle", "banke", "pulte", "arbeitsplatte", "garderobe", "laden",
    "reklamation", "lieferung", "montage", "dachstuhl", "vordach",
  ]
}
