import Basics
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Settings
import Workflows

/// The web server of `piste run`: the pages of ``WebRoutes`` on the address of the settings, plain HTTP.
///
/// A proxy in front of it does TLS. A stop lets a running request finish.
package struct WebService: Service {
  private static let idleSeconds: Int64 = 30
  private static let connectionLimit = 256

  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` when the address can't be listened on.
  package func run() async throws {
    let address = office.configuration.web.listen
    let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
      maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)
    var log = office.log
    log.logLevel = max(log.logLevel, .warning)
    let application = Application(
      router: WebRoutes(office).router(),
      server: .http1(
        configuration: HTTP1Channel.Configuration(
          idleTimeout: .seconds(Self.idleSeconds), httpDecoderConfiguration: decoder)),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionLimit)),
      onServerRunning: { _ in office.log.info("serving web pages", metadata: ["listen": "\(address)"]) },
      logger: log)
    do {
      try await application.run()
    } catch let error as IOError {
      throw Refusal(
        .notAllowed, "the web server can't listen on \(address): \(error)",
        remedy: "another program has the port, or it is not ours to use; change web.listen in the settings")
    }
  }
}
