import Foundation

/// Which database holds everything: a SQLite file or a PostgreSQL server.
package enum DatabaseAddress: Hashable, Sendable {
  /// The absolute path of the file.
  case sqlite(path: String)
  /// A libpq connection URI.
  case postgresql(uri: String)
}

extension SettingType<DatabaseAddress> {
  static func database(in directory: String) -> SettingType {
    SettingType(
      expectation: "sqlite:FILE or postgresql://USER@HOST/NAME", example: "sqlite:piste.db",
      write: { address in
        switch address {
        case .sqlite(let path): "sqlite:" + SettingsPath.relative(path, to: directory)
        case .postgresql(let uri): uri
        }
      },
      parse: { text in
        if text.hasPrefix("sqlite:") {
          let path = text.dropFirst(text.hasPrefix("sqlite://") ? "sqlite://".count : "sqlite:".count)
          return path.isEmpty ? nil : .sqlite(path: SettingsPath.absolute(String(path), in: directory))
        }
        let isPostgres = text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
        return isPostgres ? .postgresql(uri: text) : nil
      })
  }
}

extension SettingsReader {
  /// Which database; a password in the URI is fine in the environment, but not in the file, which people
  /// copy and mail.
  func database(_ key: String) -> DatabaseAddress {
    let directory = context.directory
    if let text = text(key), Self.holdsPassword(text) {
      let fault = SettingFault(
        "a password stands in the file in clear",
        "take it out; put it into ~/.pgpass (mode 600), PGPASSWORD, or the variable PISTE_DATABASE")
      report(fault, at: key)
    }
    return value(
      key, .database(in: directory), default: .sqlite(path: SettingsPath.absolute("piste.db", in: directory)),
      environment: "PISTE_DATABASE",
      help: "Where everything is kept; the password of PostgreSQL belongs in ~/.pgpass.")
  }

  private static func holdsPassword(_ uri: String) -> Bool {
    guard let parts = URLComponents(string: uri) else { return uri.contains("password=") }
    return parts.password != nil || parts.queryItems?.contains { $0.name == "password" } ?? false
  }
}
