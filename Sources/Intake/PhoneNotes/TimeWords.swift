/// The words of ``TimeOfDayGrammar`` in French, German, Italian and English, folded.
enum TimeWords {
  static let before: PhraseSet = [
    "a", "um", "at", "alle", "alle ore", "ore", "vers", "vers les", "gegen", "des", "ab", "nach", "vor",
    "apres", "avant", "after", "before", "around", "dopo le", "prima delle", "verso le", "dalle", "from",
    "a partir de", "entre", "zwischen", "between", "tra le", "de", "von", "@",
  ]
  static let ranges: PhraseSet = ["a", "et", "bis", "und", "to", "and", "e", "-", "–", "alle", "e le"]
  static let units: Set<String> = ["uhr", "h", "heure", "heures", "hrs", "o'clock", "oclock"]
  static let noons: PhraseSet = [
    "midi", "a midi", "vers midi", "mittags", "am mittag", "uber mittag", "mittag", "at noon", "noon",
    "a mezzogiorno", "mezzogiorno", "at lunchtime", "lunchtime",
  ]
  static let partsOfDay: PhraseSet = [
    "matin", "le matin", "au matin", "dans la matinee", "en matinee", "en fin de matinee", "apres-midi",
    "apres midi", "l'apres-midi", "dans l'apres-midi", "en fin d'apres-midi", "soir", "en soiree",
    "en fin de journee", "en debut de journee", "du matin", "du soir", "de l'apres-midi",
    "en debut d'apres-midi", "aprem", "vormittag", "vormittags", "nachmittag", "nachmittags", "abend",
    "abends", "fruh", "morgens", "am vormittag", "am nachmittag", "am abend", "am morgen",
    "im laufe des vormittags", "im laufe des nachmittags", "im laufe des tages", "mattina", "mattino",
    "in mattinata", "di mattina", "pomeriggio", "nel pomeriggio", "di pomeriggio", "sera", "in serata",
    "di sera", "in giornata", "morning", "in the morning", "afternoon", "in the afternoon", "evening",
    "in the evening", "first thing", "eod", "end of day", "dans la journee",
  ]
  /// How German joins them to a weekday: `Dienstagnachmittag`.
  static let germanParts: Set<String> = [
    "morgen", "vormittag", "mittag", "nachmittag", "abend", "s", "morgens", "nachmittags",
  ]
  static let germanHours: [String: Int] = [
    "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "elf": 11, "zwolf": 12,
  ]
}
