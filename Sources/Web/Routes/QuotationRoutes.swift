import Basics
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SQL
import Sales
import Settings
import Store
import Workflows

/// `/q/:token`: the customer reads a quotation, takes its PDF, and accepts it.
struct QuotationRoutes: Sendable {
  let office: Office

  func add(to router: Router<WebContext>) {
    router.get("/q/:token") { request, context in
      try page(try await record(context), request, context)
    }
    router.post("/q/:token") { _, context in
      try await accept(context)
    }
    router.get("/q/:token/pdf") { _, context in
      try await document(context)
    }
  }

  /// A quotation that has been sent; nobody has the link of a draft.
  private func record(_ context: WebContext) async throws -> QuotationRecord {
    let id = try PageKey.read(.quotation, from: context, keyring: office.keyring)
    let record = try await office.database.read { try Quotations($0).find(id) }
    guard record.quotation.state != .draft else { throw HTTPError(.notFound) }
    return record
  }

  private func page(_ record: QuotationRecord, _ request: Request, _ context: WebContext) throws -> HTML {
    try QuotationPage(
      record: record, token: context.parameters.get("token") ?? "", today: office.today,
      layout: PageLayout(company: office.company, path: request.uri.path)
    ).html()
  }

  /// Pressed twice, or when the offer lapsed meanwhile: the page shows how things stand.
  private func accept(_ context: WebContext) async throws -> Response {
    let record = try await record(context)
    if record.quotation.state == .sent {
      do {
        _ = try await AcceptQuotation(office)(record.id.value, actor: "web:customer", isOnline: true)
      } catch let refusal as Refusal where refusal.reason == .wrongState || refusal.reason == .notAllowed {
        office.log.notice(
          "a quotation could not be accepted on the web",
          metadata: ["quotation": "\(record.id)", "reason": "\(refusal)"])
      }
    }
    // Relative, because a proxy may serve us under a path of its own.
    return Response(status: .seeOther, headers: [.location: context.parameters.get("token") ?? ""])
  }

  private func document(_ context: WebContext) async throws -> Response {
    guard let kept = try await record(context).document, let digest = SHA256Digest(hex: kept.digest) else {
      throw HTTPError(.notFound)
    }
    let bytes = try office.blobs.read(digest)
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/pdf", .contentDisposition: "inline; filename=\"\(kept.fileName)\"",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
