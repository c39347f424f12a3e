/// The words of ``DateGrammar`` in French, German, Italian and English, folded; months and weekdays also of Spanish,
/// Portuguese and Dutch, for absence notices.
enum DateWords {
  static let relativeDays: [([String], Int)] = [
    (["aujourd'hui"], 0), (["heute"], 0), (["oggi"], 0), (["today"], 0), (["ce"], 0),
    (["tonight"], 0), (["stasera"], 0), (["this"], 0), (["questa"], 0), (["cet"], 0), (["stamattina"], 0),
    (["demain"], 1), (["domani"], 1), (["tomorrow"], 1), (["morgen"], 1), (["tmrw"], 1), (["domattina"], 1),
    (["apres-demain"], 2), (["apres", "demain"], 2), (["ubermorgen"], 2), (["uebermorgen"], 2),
    (["dopodomani"], 2), (["the", "day", "after", "tomorrow"], 2), (["day", "after", "tomorrow"], 2),
  ]
  /// These mean today only before a part of the day: "ce soir", "this afternoon".
  static let demonstratives: Set<String> = ["ce", "cet", "this", "questa"]

  static let weekdays: [String: Int] = [
    "lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6, "dimanche": 7,
    "montag": 1, "dienstag": 2, "mittwoch": 3, "donnerstag": 4, "freitag": 5, "samstag": 6, "sonnabend": 6,
    "sonntag": 7,
    "lunedi": 1, "martedi": 2, "mercoledi": 3, "giovedi": 4, "venerdi": 5, "sabato": 6, "domenica": 7,
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    "lunes": 1, "martes": 2, "miercoles": 3, "jueves": 4, "viernes": 5, "sabado": 6, "domingo": 7,
    "segunda-feira": 1, "terca-feira": 2, "quarta-feira": 3, "quinta-feira": 4, "sexta-feira": 5,
    "maandag": 1, "dinsdag": 2, "woensdag": 3, "donderdag": 4, "vrijdag": 5, "zaterdag": 6, "zondag": 7,
  ]

  static let shortWeekdays: [String: Int] = [
    "lun": 1, "mar": 2, "mer": 3, "jeu": 4, "gio": 4, "ven": 5, "sam": 6, "sab": 6, "dim": 7, "dom": 7,
    "mo": 1, "di": 2, "mi": 3, "do": 4, "fr": 5, "sa": 6, "so": 7,
    "lund": 1, "mard": 2, "merc": 3, "jeud": 4, "giov": 4, "vend": 5, "vener": 5, "sabb": 6,
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
  ]
  /// Two letters in front of a date in figures: "ma 8.12.", "ve 4/12".
  static let weekdayLetters: Set<String> = [
    "lu", "ma", "me", "je", "ve", "sa", "di", "do", "mo", "mi", "fr", "so", "gi",
  ]

  /// The same alone behind "d'ici" or "avant", where French writes no other word: "d'ici ve".
  static let frenchLetters: [String: Int] = [
    "lu": 1, "ma": 2, "me": 3, "je": 4, "ve": 5, "sa": 6, "di": 7,
  ]
  static let frenchOpeners: Set<String> = ["d'ici", "avant", "pour", "jusqu'a", "des"]

  static let germanWeekdays = [
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
  ]

  static let nextWeek: PhraseSet = [
    "semaine prochaine", "la semaine prochaine", "sem prochaine", "sem. prochaine", "la sem prochaine",
    "semaine pro", "nachste woche", "nachster woche", "nachsten woche", "kommende woche", "kommender woche",
    "naechste woche", "naechster woche", "next week", "settimana prossima", "la settimana prossima",
    "prossima settimana", "la prossima settimana", "sett prossima", "settimana prox", "sett prox",
    "prossima sett", "next wk", "nxt week", "nachste wo", "kommende wo", "the following week",
  ]
  static let weekAfterNext: PhraseSet = [
    "ubernachste woche", "ubernachster woche", "uebernachste woche", "the week after next",
  ]
  static let thisWeek: PhraseSet = [
    "cette semaine", "diese woche", "dieser woche", "questa settimana", "this week", "in settimana",
    "d'ici la fin de la semaine", "fin de semaine", "la fin de la semaine", "fin de la semaine", "ende woche",
    "ende der woche", "ende dieser woche", "fine settimana", "fine della settimana", "end of week",
    "end of the week", "end of this week", "eow", "fin semaine", "fin sem", "fin de sem", "ende wo",
  ]
  static let endOfMonth: PhraseSet = ["eom", "end of mth"]
  static let nextMonth: PhraseSet = [
    "mois prochain", "le mois prochain", "nachsten monat", "nachster monat", "kommenden monat", "next month",
    "mese prossimo", "il mese prossimo", "prossimo mese", "il prossimo mese",
  ]

  static let beginnings: PhraseSet = [
    "debut", "au debut de", "au debut", "debut de", "debut de la", "en debut de", "anfang", "anfangs",
    "inizio",
    "a inizio", "all'inizio di", "inizio di", "early", "beginning of", "at the beginning of", "early in",
    "start of",
  ]
  static let middles: PhraseSet = [
    "mi", "a la mi", "milieu", "au milieu de", "mitte", "meta", "a meta", "mid", "middle of",
  ]
  static let ends: PhraseSet = [
    "fin", "a la fin du", "a la fin de", "fin de", "fin de la", "en fin de", "la fin du", "la fin de",
    "fin du",
    "a fin", "ende", "fine", "a fine", "alla fine di", "fine di", "end of", "the end of", "at the end of",
    "late",
    "late in",
  ]
  static let ofMonth: PhraseSet = [
    "mois", "du mois", "de mois", "ce mois", "du", "monat", "monats", "des monats", "diesen monat",
    "diesen monats", "mese", "del mese", "month", "the month", "this month",
  ]
  static let ofNextMonth: PhraseSet = [
    "mois prochain", "du mois prochain", "nachsten monat", "nachsten monats", "des nachsten monats",
    "mese prossimo", "prossimo mese", "del mese prossimo", "del prossimo mese", "next month",
  ]
  static let ofYear: PhraseSet = [
    "annee", "de l'annee", "l'annee", "d'annee", "jahr", "jahres", "des jahres", "anno", "dell'anno", "year",
    "the year", "this year", "de l'an",
  ]
  static let calendarWeeks: Set<String> = [
    "kw", "semaine", "sem", "settimana", "sett", "week", "wk", "woche", "cw",
  ]

  /// What says up to or from when: the day itself counts.
  static let openers: PhraseSet = [
    "d'ici", "d'ici au", "d'ici le", "d'ici a", "avant", "avant le", "pour", "pour le", "jusqu'a", "jusqu'au",
    "des", "des le", "a partir de", "a partir du", "apres", "apres le", "au plus tard", "au plus tard le",
    "bis", "bis zum", "bis am", "bis spatestens", "bis spatestens am", "spatestens", "spatestens am", "vor",
    "vor dem", "ab", "ab dem", "nach", "nach dem", "fur", "entro", "entro il", "entro la", "prima di",
    "prima del", "a partire da", "a partire dal", "da", "dal", "dopo", "dopo il", "per", "per il", "by",
    "before",
    "from", "after", "as of", "starting", "until", "no later than", "due", "fino a", "fino al", "all'",
    "vers",
    "vers le", "vers la", "circa", "ca", "gegen", "around", "verso", "verso il", "courant", "im laufe der",
    "im laufe von", "during", "en", "im", "in", "a", "au", "in der", "nel", "a la", "zum", "par",
  ]

  static let beforeWeekdays: PhraseSet = [
    "nachsten", "nachste", "nachster", "naechsten", "kommenden", "kommender", "diesen", "am", "ce", "next",
    "this", "on", "prossimo", "il prossimo", "am nachsten", "am kommenden", "am naechsten", "le", "il",
    "questo",
    "coming", "den", "prochain", "le prochain", "auf", "on the", "this coming",
  ]
  static let afterWeekdays: PhraseSet = ["prochain", "prossimo", "next", "qui vient", "prochaine"]
  /// "mardi en huit": a week later.
  static let inAWeek: PhraseSet = [
    "en huit", "in einer woche", "in 8 tagen", "in acht tagen", "a otto", "in a week", "week",
    "dans une semaine",
  ]
  static let beforeDays: PhraseSet = [
    "le", "am", "den", "dem", "il", "on", "the", "on the", "bis", "zum", "vom", "du", "au", "al", "dal",
    "del",
    "l'", "der",
  ]

  static let distances: PhraseSet = [
    "dans", "in", "fra", "tra", "sous", "entro", "within", "innert", "innerhalb von", "d'ici", "dans les",
    "in the next", "binnen",
  ]
  static let numbers: [String: Int] = [
    "un": 1, "une": 1, "ein": 1, "einem": 1, "einer": 1, "a": 1, "one": 1, "uno": 1, "una": 1, "an": 1,
    "deux": 2, "zwei": 2, "due": 2, "two": 2, "trois": 3, "drei": 3, "tre": 3, "three": 3,
    "quatre": 4, "vier": 4, "quattro": 4, "four": 4, "cinq": 5, "funf": 5, "cinque": 5, "five": 5,
    "six": 6, "sechs": 6, "sei": 6, "huit": 8, "acht": 8, "otto": 8, "eight": 8, "dix": 10, "zehn": 10,
    "dieci": 10, "ten": 10, "quinze": 15, "vierzehn": 14, "quindici": 15,
  ]
  /// French counts roughly: "une dizaine de jours".
  static let roughNumbers: [String: Int] = ["huitaine": 8, "dizaine": 10, "quinzaine": 15, "decina": 10]
  static let days: Set<String> = [
    "jour", "jours", "j", "tag", "tage", "tagen", "giorno", "giorni", "gg", "day", "days",
  ]
  static let weeks: Set<String> = [
    "semaine", "semaines", "sem", "woche", "wochen", "wo", "settimana", "settimane", "sett", "week", "weeks",
    "wks",
  ]
  static let months: Set<String> = ["mois", "monat", "monate", "monaten", "mese", "mesi", "month", "months"]

  static let monthNames: [String: Int] = {
    let names = [
      "janvier janv jan januar janner jaenner gennaio gen january enero janeiro januari",
      "fevrier fevr fev februar feb febbraio febr february febrero fevereiro februari",
      "mars marz maerz mar marzo march marco maart", "avril avr april apr aprile abril",
      "mai maggio mag may mayo maio mei", "juin juni jun giugno giu june junio junho",
      "juillet juil juli jul luglio lug july julio julho", "aout august aug agosto ago augustus",
      "septembre sept september sep settembre set septiembre setiembre setembro",
      "octobre oct oktober okt ottobre ott october octubre outubro",
      "novembre nov november noviembre novembro",
      "decembre dec dezember dez dicembre dic december diciembre dezembro",
    ]
    var numbers: [String: Int] = [:]
    for (index, words) in names.enumerated() {
      for word in words.split(separator: " ") { numbers[String(word)] = index + 1 }
    }
    return numbers
  }()
}
