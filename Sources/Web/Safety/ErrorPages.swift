import Basics
import HTTPTypes
import Hummingbird
import Logging
import Settings

/// Turns what a route throws into a page in both languages; what went wrong inside stays in the log.
struct ErrorPages: RouterMiddleware {
  let company: CompanySettings

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as any HTTPResponseError {
      return page(error.status, for: request)
    } catch let refusal as Refusal {
      context.logger.notice("a web request was refused", metadata: ["reason": "\(refusal)"])
      return page(refusal.reason == .missing ? .notFound : .conflict, for: request)
    } catch {
      context.logger.error("a web request failed", metadata: ["error": "\(error)"])
      return page(.internalServerError, for: request)
    }
  }

  private func page(_ status: HTTPResponse.Status, for request: Request) -> Response {
    let layout = PageLayout(company: company, path: request.uri.path)
    let page = ErrorPage(status: status.code, layout: layout, first: company.language).html
    return Response(page, status: status)
  }
}
