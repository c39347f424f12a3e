/// Colours that letters have when nobody shall see them on white.
enum PaperColour {
  /// - Parameter value: of a `color` attribute or declaration, lower case.
  static func isMeant(by value: String) -> Bool {
    let bare = String(value.prefix { $0 != "!" }.filter { $0 != " " && $0 != "\t" })
    return names.contains(bare)
  }

  /// One of these stands in every text that names such a colour.
  static let signs = ["white", "#fff", "#fef", "255", "snow", "ivory", "transparent", "100%", "rgba("]

  private static let names: Set<String> = [
    "white", "#fff", "#ffffff", "fff", "ffffff", "#fffffe", "#fefefe", "#fffffff", "#ffff", "#ffffffff",
    "snow",
    "ivory", "whitesmoke", "transparent", "rgb(255,255,255)", "rgba(255,255,255,1)", "rgb(254,254,254)",
    "rgb(100%,100%,100%)", "hsl(0,0%,100%)", "hsla(0,0%,100%,1)", "rgba(0,0,0,0)", "rgb(255255255)",
  ]
}
