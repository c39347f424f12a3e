/// Where the database is: a file, or a PostgreSQL server by its URL (libpq's connection strings, section
/// 34.1.1).
package enum DatabaseLocation: Hashable, Sendable, CustomStringConvertible {
  case sqlite(String)
  case postgresql(String)

  /// Reads `postgresql://…`, `postgres://…`, `sqlite:/path`, `sqlite:///path` and plain paths.
  package init(url: String) throws(SQLError) {
    if url.hasPrefix("postgresql://") || url.hasPrefix("postgres://") {
      self = .postgresql(url)
      return
    }
    self = .sqlite(try Self.path(url))
  }

  package var engine: Engine {
    switch self {
    case .sqlite: .sqlite
    case .postgresql: .postgresql
    }
  }

  /// Without the password.
  package var description: String {
    switch self {
    case .sqlite(let path): "sqlite:\(path)"
    case .postgresql(let url): Self.withoutSecrets(url)
    }
  }

  private static func path(_ url: String) throws(SQLError) -> String {
    var path = url[...]
    if path.hasPrefix("sqlite:") { path = path.dropFirst(7) }
    if path.hasPrefix("//") { path = path.dropFirst(2) }
    guard !path.isEmpty, !path.hasPrefix(":"), !path.contains("://") else {
      throw SQLError(
        .unsupported,
        "'\(withoutSecrets(url))' is no database; write sqlite:/path/to/file or postgresql://user@host/name")
    }
    return String(path)
  }

  /// The password stands between the first colon of the authority and its last @, or in the query.
  private static func withoutSecrets(_ url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let rest = url[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let user = authority.lastIndex(of: "@").map { authority[..<$0].prefix { $0 != ":" } + "@" } ?? ""
    let host = authority.lastIndex(of: "@").map { authority[$0...].dropFirst() } ?? authority
    let path = rest[authority.endIndex...].prefix { $0 != "?" }
    return url[..<scheme.upperBound] + user + host + path
  }
}
