/// The words of ``DateGrammar`` in French, German, Italian and English, folded.
enum DateWords {
  static let relativeDays: [([String], Int)] = [
    (["aujourd'hui"], 0), (["heute"], 0), (["oggi"], 0), (["today"], 0),
    (["demain"], 1), (["domani"], 1), (["tomorrow"], 1), (["morgen"], 1),
    (["apres-demain"], 2), (["apres", "demain"], 2), (["ubermorgen"], 2), (["dopodomani"], 2),
    (["the", "day", "after", "tomorrow"], 2), (["day", "after", "tomorrow"], 2),
  ]

  static let weekdays: [String: Int] = [
    "lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6, "dimanche": 7,
    "montag": 1, "dienstag": 2, "mittwoch": 3, "donnerstag": 4, "freitag": 5, "samstag": 6, "sonntag": 7,
    "lunedi": 1, "martedi": 2, "mercoledi": 3, "giovedi": 4, "venerdi": 5, "sabato": 6, "domenica": 7,
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
  ]

  static let shortWeekdays: [String: Int] = [
    "lun": 1, "mar": 2, "mer": 3, "jeu": 4, "gio": 4, "ven": 5, "sam": 6, "sab": 6, "dim": 7, "dom": 7,
    "mo": 1, "di": 2, "mi": 3, "do": 4, "fr": 5, "sa": 6, "so": 7,
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
  ]

  static let nextWeek = [
    ["semaine", "prochaine"], ["la", "semaine", "prochaine"], ["nachste", "woche"], ["kommende", "woche"],
    ["nachster", "woche"], ["next", "week"], ["settimana", "prossima"], ["la", "settimana", "prossima"],
    ["prossima", "settimana"], ["la", "prossima", "settimana"],
  ]

  static let beforeWeekdays = [
    ["nachsten"], ["nachste"], ["kommenden"], ["diesen"], ["am"], ["ce"], ["next"], ["this"], ["on"],
    ["prossimo"], ["am", "nachsten"], ["am", "kommenden"],
  ]
  static let afterWeekdays = [["prochain"], ["prossimo"], ["next"]]
  static let beforeDays = [
    ["le"], ["am"], ["den"], ["il"], ["on"], ["the"], ["on", "the"], ["bis"], ["zum"],
  ]
  static let beforeTimes = [
    ["a"], ["um"], ["at"], ["alle"], ["vers"], ["gegen"], ["des"], ["ab"], ["alle", "ore"],
  ]

  static let distances: Set<String> = ["dans", "in", "fra", "tra"]
  static let numbers: [String: Int] = [
    "un": 1, "une": 1, "ein": 1, "einem": 1, "einer": 1, "a": 1, "one": 1, "uno": 1, "una": 1,
    "deux": 2, "zwei": 2, "due": 2, "two": 2, "trois": 3, "drei": 3, "tre": 3, "three": 3,
    "quatre": 4, "vier": 4, "quattro": 4, "four": 4,
  ]
  static let days: Set<String> = ["jour", "jours", "tag", "tage", "tagen", "giorno", "giorni", "day", "days"]
  static let weeks: Set<String> = [
    "semaine", "semaines", "woche", "wochen", "settimana", "settimane", "week", "weeks",
  ]
  static let months: Set<String> = ["mois", "monat", "monate", "monaten", "mese", "mesi", "month", "months"]

  static let monthNames: [String: Int] = {
    let names = [
      "janvier janv jan januar janner gennaio gen january", "fevrier fevr fev februar feb febbraio february",
      "mars marz mar marzo march", "avril avr april apr aprile", "mai maggio mag may",
      "juin juni jun giugno giu june", "juillet juil juli jul luglio lug july", "aout august aug agosto ago",
      "septembre sept september sep settembre set", "octobre oct oktober okt ottobre ott october",
      "novembre nov november", "decembre dec dezember dez dicembre dic december",
    ]
    var numbers: [String: Int] = [:]
    for (index, words) in names.enumerated() {
      for word in words.split(separator: " ") { numbers[String(word)] = index + 1 }
    }
    return numbers
  }()
}
