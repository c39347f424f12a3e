/// The file of a login: one JSON object.
extension TokenState {
  /// Nil when the bytes are no such object.
  package init?(json bytes: [UInt8]) {
    guard let members = FlatJSON(bytes) else { return nil }
    access = members.text("access_token").map { Secret($0) }
    accessExpires = members.number("access_expires").map { Int64($0) }
    refresh = members.text("refresh_token").map { Secret($0) }
    refreshExpires = members.number("refresh_expires").map { Int64($0) }
    scope = members.text("scope")
  }

  /// Holds the tokens in clear: for a private file only.
  package var json: String {
    let texts = [
      ("access_token", access?.reveal()), ("refresh_token", refresh?.reveal()), ("scope", scope),
    ]
    let numbers = [("access_expires", accessExpires), ("refresh_expires", refreshExpires)]
    let members =
      texts.compactMap { name, text in text.map { "\"\(name)\": \"\(Self.escaped($0))\"" } }
      + numbers.compactMap { name, number in number.map { "\"\(name)\": \($0)" } }
    return "{\n  " + members.sorted().joined(separator: ",\n  ") + "\n}\n"
  }

  private static func escaped(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { scalars.append("\\") }
      scalars.append(scalar.value < 32 ? " " : scalar)
    }
    return String(scalars)
  }
}
