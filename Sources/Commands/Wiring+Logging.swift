import Basics
import Foundation
import Logging
import Settings

extension Wiring {
  /// Messages go to standard error: as lines for a person, or as one JSON object a line.
  static func logger(_ settings: LogSettings) -> Logger {
    let level = Logger.Level(rawValue: settings.level.rawValue) ?? .info
    var logger = Logger(label: "piste") { _ in
      let handler: any LogHandler =
        settings.format == .json ? JSONLogHandler(level: level) : TextLogHandler(level: level)
      return handler
    }
    logger.logLevel = level
    return logger
  }
}

/// `09:30:12 error the mailbox can't be read account=leads …`
struct TextLogHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level

  init(level: Logger.Level) { logLevel = level }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let facts = metadata.merging(event.metadata ?? [:]) { _, new in new }
      .sorted { $0.key < $1.key }
      .map { " \($0.key)=\(Self.quoted("\($0.value)"))" }.joined()
    Console.complain("\(Self.timestamp()) \(event.level) \(event.message)\(facts)")
  }

  private static func quoted(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy { !$0.isControl && $0 != " " && $0 != "\"" }
    return plain && !text.isEmpty ? text : JSONValue.string(text).text
  }

  static func timestamp() -> String {
    Date().formatted(
      .iso8601.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .omitted))
  }
}

/// One JSON object a line, for a collector.
struct JSONLogHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level

  init(level: Logger.Level) { logLevel = level }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var members: [String: JSONValue] = [:]
    for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { _, new in new }) {
      members[key] = .string("\(value)")
    }
    members["at"] = .string(TextLogHandler.timestamp())
    members["level"] = .string(event.level.rawValue)
    members["message"] = .string("\(event.message)")
    Console.complain(JSONValue.object(members).text)
  }
}
