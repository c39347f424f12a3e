import HTTPTypes
import Hummingbird
import Logging
import SQL
import Settings
import Workflows

/// Every address that Piste serves.
///
/// | address | who opens it |
/// |---|---|
/// | `GET, POST /u/:token` | the recipient of a mailing, to get no more of them |
/// | `GET, POST /q/:token`, `GET /q/:token/pdf` | the customer, to read and accept a quotation |
/// | `GET /health` | the operator's monitoring |
/// | `GET /style.css` | the pages |
package struct WebRoutes: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  func router() -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: ErrorPages(company: office.company))
    UnsubscribeRoutes(office: office).add(to: router)
    QuotationRoutes(office: office).add(to: router)
    router.get("/health") { _, _ in try await health() }
    let style = StyleSheet.text(accent: office.company.accentColour)
    router.get("/style.css") { _, _ in
      var response = Response(style, type: "text/css; charset=utf-8")
      response.headers[.cacheControl] = "max-age=3600"
      return response
    }
    return router
  }

  /// Whether the process answers and its database does.
  private func health() async throws -> Response {
    do {
      _ = try await office.database.read { try $0.query("SELECT 1 AS one") }
      return Response(#"{"database":"ok","status":"ok"}"#, type: "application/json")
    } catch {
      office.log.error("the database does not answer", metadata: ["error": "\(error)"])
      return Response(
        #"{"database":"unavailable","status":"failing"}"#, type: "application/json",
        status: .serviceUnavailable)
    }
  }
}
