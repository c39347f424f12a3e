import Basics
import CRM
import HTTPTypes
import Hummingbird
import NIOCore
import SQL
import Settings
import Store
import Workflows

/// `/u/:token`: the link of a mailing's `List-Unsubscribe`, for people and for mail programs (RFC 8058).
struct UnsubscribeRoutes: Sendable {
  let office: Office

  func add(to router: Router<WebContext>) {
    router.get("/u/:token") { request, context in
      try await page(request, context).question
    }
    router.post("/u/:token") { request, context in
      try await unsubscribe(request, context)
    }
  }

  private func page(_ request: Request, _ context: WebContext) async throws -> UnsubscribePage {
    let recipient = try PageKey.read(.unsubscribe, from: context, keyring: office.keyring)
    let (address, language) = try await office.database.read { connection in
      try reader(of: recipient, connection)
    }
    return UnsubscribePage(
      address: address, layout: PageLayout(company: office.company, path: request.uri.path),
      language: language)
  }

  private func reader(of recipient: Int64, _ connection: any Connection) throws -> (String, Language) {
    guard let address = try MailingTable(connection).address(ofRecipient: recipient) else {
      throw HTTPError(.notFound)
    }
    let contacts = Contacts(connection)
    let language = try contacts.find(email: address).flatMap { try contacts.language(of: $0.id) }
    return (address, language ?? office.company.language)
  }

  /// No cookie and no second page are needed, and the answer is no redirect (RFC 8058, 3.1).
  private func unsubscribe(_ request: Request, _ context: WebContext) async throws -> Response {
    let page = try await page(request, context)
    let body = try await request.body.collect(upTo: WebContext.bodyLimit)
    guard Self.isOneClick(Array(body.readableBytesView)) else { throw HTTPError(.badRequest) }
    let recipient = try PageKey.read(.unsubscribe, from: context, keyring: office.keyring)
    try await office.database.write { try Unsubscribe(office, $0)(recipient: recipient) }
    return Response(page.confirmation)
  }

  /// `List-Unsubscribe=One-Click` as a URL-encoded or as a multipart form: senders use both.
  private static func isOneClick(_ body: [UInt8]) -> Bool {
    body.contains(Array("List-Unsubscribe".utf8)) && body.contains(Array("One-Click".utf8))
  }
}

extension HTML: ResponseGenerator {
  func response(from request: Request, context: some RequestContext) throws -> Response { Response(self) }
}
