import ArgumentParser
import MailTransport

/// For commands that speak with mail servers: lets somebody see what was said.
struct TraceOption: ParsableArguments {
  @Option(
    name: .long,
    help: "Append the dialogue with the mail servers to this file; no passwords and no mails stand in it.")
  var trace: String?

  /// - Throws: `TraceFailed` when the file can't be written.
  func loop() throws -> TransportLoop {
    TransportLoop(trace: try trace.map { file throws(TraceFailed) in try ProtocolTrace(file: file) })
  }
}
