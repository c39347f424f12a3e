/// The words that tell what a day of an absence notice is, in seven languages, folded.
enum AbsenceDayWords {
  /// Beginnings of words that say somebody is away.
  static let away = Beginnings([
    "absen", "vacance", "conge", "abwesen", "urlaub", "ferien", "betriebsferien", "assen", "ferie",
    "vacacion",
    "ausen", "feria", "vakantie", "afwezig", "holiday", "vacation", "leave", "away", "unavailable", "closed",
    "geschlossen", "ferme", "fermeture", "chius", "cerrad", "gesloten", "fechad", "mutterschutz",
    "mutterschaft",
    "elternzeit", "maternit", "paternit", "parental", "verlof", "zwangerschap", "deplacement", "dienstreise",
    "geschaftsreise", "travel", "trip", "viaje", "viagem", "trasferta", "militardienst", "sick", "krank",
    "malad",
    "unerreichbar", "indisponible", "injoignable", "unterwegs", "seminar", "kongress",
  ])
  /// The same in more words.
  static let awayPhrases: PhraseSet = [
    "out of office", "out of the office", "not in the office", "out of town", "not available",
    "not reachable",
    "nicht im buro", "nicht im haus", "nicht im hause", "nicht anwesend", "nicht zu erreichen", "ooo",
    "nicht erreichbar", "nicht verfugbar", "nicht am arbeitsplatz",
    "nicht da",
    "ausser haus", "pas au bureau", "pas joignable", "pas disponible", "hors du bureau", "en formation",
    "non sono in ufficio", "non saro in ufficio", "fuori ufficio", "fuori sede", "fuori dall'ufficio",
    "non sono disponibile",
    "fuera de la oficina", "estare fuera", "no estare", "fora do escritorio", "niet op kantoor",
    "niet aanwezig",
    "niet bereikbaar", "limited access", "no access", "wieder da", "wieder im buro", "wieder erreichbar",
    "back on",
    "back in the office", "de retour", "acces limite", "eingeschrankt erreichbar", "en baja",
    "an der messe", "auf der messe", "an einer messe", "auf montage", "auf schulung", "an einer schulung",
    "in einer schulung", "in der weiterbildung", "in einer weiterbildung", "an einer weiterbildung",
    "an einem kurs", "in einem kurs", "au salon", "a un salon", "sur un salon", "a la foire", "in fiera",
    "at a trade fair", "at a conference", "on a course", "on site all day",
  ]
  /// They are back.
  static let returns: PhraseSet = [
    "retour", "reviens", "reviendrai", "reviendra", "rentre", "rentrerai", "reprendrai", "reprends",
    "reprise",
    "de nouveau", "a nouveau", "rentree", "back", "return", "returns", "returning", "again", "resume",
    "zuruck",
    "wieder", "zuruckkehren", "zuruckkehre", "ruckkehr", "wiedersehen", "rientro", "rientrero", "ritorno",
    "tornero", "torno", "ritornero", "di nuovo", "nuovamente", "vuelvo", "volvere", "regreso", "regresare",
    "vuelta", "reincorporo", "reincorporare", "de nuevo", "nuevamente", "regresso", "regressarei", "retorno",
    "retornarei", "volto", "voltarei", "de volta", "novamente", "terug", "weer", "terugkeer", "terugkomst",
    "reouverture", "rouvrira", "rouvrirons", "rouvre", "rouvert", "reopen", "reopens", "reopening",
    "riapriremo", "riapre", "riapertura", "reabrimos", "reabriremos", "reapertura", "reabertura", "heropenen",
    "wiedereroffnung",
  ]
  /// These hold one of those words and mean something else.
  static let noReturns: PhraseSet = ["back to", "get back", "en retour", "in return", "back up", "call back"]
  /// The day after them is the last one away.
  static let lasts: PhraseSet = [
    "jusqu'au", "jusqu'a", "jusqu'en", "jusque", "until", "till", "through", "up to", "up until", "thru",
    "bis", "bis zum", "bis am", "bis und mit", "bis einschliesslich", "bis inklusive", "bis inkl", "bis mit",
    "bis voraussichtlich", "bis ende", "fino al", "fino a", "fino all'", "sino al", "sino a", "hasta",
    "hasta el",
    "ate", "ate ao", "ate o", "ate dia", "ate ao dia", "tot", "tot en met", "t/m", "tot aan",
  ]
  /// A return after that day.
  static let afters: Set<String> = ["after", "nach", "apres", "dopo", "despues", "na", "depois"]
  /// From that day on.
  static let firsts: PhraseSet = [
    "a partir du", "a partir de", "des le", "depuis le", "depuis", "ab", "ab dem", "seit", "seit dem", "from",
    "as of", "since", "starting", "starting on", "effective", "dal", "da", "a partire dal", "desde el",
    "desde",
    "a partir del", "a partir de", "vanaf", "sinds", "per",
  ]
  /// Before the day on which the absence begins, whatever follows of a return.
  static let beginnings: Set<String> = ["starting", "since", "seit", "depuis", "sinds", "desde"]
  /// Parts of the day at the end of a day of a range: "du 27 novembre au soir au …".
  static let partsOfDay: Set<String> = [
    "soir", "matin", "midi", "abend", "abends", "morgen", "mittag", "mittags", "evening", "morning", "noon",
    "afternoon",
    "apres-midi", "nachmittag", "sera", "mattina", "pomeriggio",
  ]
  /// What stands between two days of a range.
  static let links: PhraseSet = [
    "au", "a", "al", "to", "until", "till", "through", "thru", "bis", "bis zum", "bis am", "bis und mit",
    "bis einschliesslich", "bis inkl", "jusqu'au", "fino al", "hasta", "hasta el", "ate", "ao", "ate ao",
    "tot",
    "tot en met", "t/m", "-", "–", "—",
  ]
  /// Links that are so only behind "between", "zwischen", "entre", "tra".
  static let conjunctions: Set<String> = ["and", "et", "und", "e", "ed", "y", "en"]
  static let betweens: Set<String> = ["between", "entre", "zwischen", "tra", "fra", "tussen"]
  /// What may stand between such a phrase and its day.
  static let fillers: Set<String> = [
    "und", "mit", "einschliesslich", "inklusive", "inkl", "voraussichtlich", "et", "y", "compris", "inclus",
    "inclusivement", "and", "including", "inclusive", "approximately", "about", "le", "the", "il", "el",
    "den",
    "dem", "de", "dia", "o", "zum", "am", "op", "del", "du", "des", "on", "probablement", "environ",
  ]
  static let openEnds: PhraseSet = [
    "until further notice", "jusqu'a nouvel avis", "jusqu'a nouvel ordre", "bis auf weiteres",
    "fino a nuovo avviso", "sino a nuovo avviso", "a tempo indeterminato", "hasta nuevo aviso",
    "tot nader order",
    "tot nader bericht", "ate novo aviso", "ate nova ordem", "duree indeterminee", "auf unbestimmte zeit",
    "tiempo indefinido", "voor onbepaalde tijd",
  ]
}
