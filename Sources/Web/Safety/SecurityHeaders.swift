import Hummingbird
import HTTPTypes

/// The headers that every answer bears: no script, no frame, no referrer, no guessing of types, no storing.
///
/// The address of a page is its key (a signed token), so it must not travel in `Referer` nor lie in a cache.
struct SecurityHeaders: RouterMiddleware {
  private static let policy = [
    "default-src 'none'", "style-src 'self'", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'",
  ].joined(separator: "; ")

  private static let fields: [(HTTPField.Name?, String)] = [
    (.contentSecurityPolicy, policy),
    (.xContentTypeOptions, "nosniff"),
    (HTTPField.Name("Referrer-Policy"), "no-referrer"),
    (HTTPField.Name("X-Frame-Options"), "DENY"),
    (HTTPField.Name("X-Robots-Tag"), "noindex, nofollow"),
    (HTTPField.Name("Cross-Origin-Opener-Policy"), "same-origin"),
    (HTTPField.Name("Cross-Origin-Resource-Policy"), "same-origin"),
  ]

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in Self.fields {
      if let name { response.headers[name] = value }
    }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }
}
