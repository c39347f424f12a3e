/// The keys that sign tokens.
package struct TokenSettings: Sendable {
  /// Read it with ``TokenKeyFile``.
  package let keyFile: String

  init(_ reader: SettingsReader) {
    let directory = reader.context.directory
    keyFile = reader.value(
      "key_file", .path(in: directory, example: "piste.keys"),
      default: SettingsPath.absolute("piste.keys", in: directory),
      help: "Keys that sign reply addresses, one a line, newest first, mode 600; `piste init` makes it.")
  }
}

/// The web interface.
package struct WebSettings: Sendable {
  package let isEnabled: Bool
  package let listen: ListenAddress
  /// How the outside reaches it, without a slash at the end; links in mails begin with it.
  package let baseURL: String?

  init(_ reader: SettingsReader) {
    isEnabled = reader.value(
      "enabled", .boolean, default: true, help: "Whether `piste run` serves web pages.")
    listen = reader.value(
      "listen", .listenAddress, default: .standard, help: "Address and port; put a TLS proxy before it.")
    baseURL = reader.optional(
      "base_url", .webURL, help: "How customers reach it; without it mails carry no links.")
  }
}

/// What is logged and how.
package struct LogSettings: Sendable {
  /// The levels of swift-log, under their names there.
  package enum Level: String, Sendable, CaseIterable {
    case trace, debug, info, notice, warning, error, critical
  }

  package enum Format: String, Sendable, CaseIterable {
    case text, json
  }

  package let level: Level
  package let format: Format

  init(_ reader: SettingsReader) {
    level = reader.value(
      "level", .choice, default: .info, environment: "PISTE_LOG_LEVEL",
      help: "The least level that is logged.")
    format = reader.value("format", .choice, default: .text, help: "text for people, json for machines.")
  }
}
