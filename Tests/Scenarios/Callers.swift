/// People who telephone, one for each of many phone notes.
enum Callers {
  static let names = [
    "Aubert", "Bernard", "Chappuis", "Dubois", "Evard", "Fournier", "Gremaud", "Huguenin", "Imhof", "Jaquet",
    "Kohler", "Lambert", "Monnier", "Nicolet", "Oberson", "Perret", "Quartier", "Robert", "Savary", "Tissot",
    "Udry", "Vuilleumier", "Weber", "Yerly", "Zufferey",
  ]

  /// A colleague's note of each call.
  static let notes = names.enumerated().map { "Appel de Mme \($1), 021 555 01 \($0 + 10), rappeler mardi" }
}
