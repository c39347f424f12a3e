import Hummingbird
import Logging

/// What a request carries along; requests are small here, there is nothing to upload.
struct WebContext: RequestContext {
  /// Enough for a form of one button.
  static let bodyLimit = 8 * 1024

  var coreContext: CoreRequestContextStorage
  var maxUploadSize: Int { Self.bodyLimit }

  init(source: ApplicationRequestContextSource) { coreContext = CoreRequestContextStorage(source: source) }

  /// Without a connection: a request that is answered by the router alone.
  init(log: Logger) { coreContext = CoreRequestContextStorage(source: Unconnected(logger: log)) }

  private struct Unconnected: RequestContextSource {
    let logger: Logger
  }
}
