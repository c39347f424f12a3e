import ArgumentParser
import Basics
import Foundation
import SQL
import Store
import Workflows

struct InvoicePDF: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "pdf", abstract: "Writes an invoice's PDF: the kept bytes, or a look at a draft.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The invoice's key.") var id: Int64
  @Option(help: "The file to write.") var output: String

  func report(in office: Office) async throws -> Report {
    let (fileName, bytes) = try await RenderInvoice(office)(id)
    try OutputFile(output).write(bytes)
    return Report(
      "\(output): \(fileName), \(bytes.count) octets",
      json: [
        "id": .integer(id), "file": .string(output), "fileName": .string(fileName),
        "size": JSONValue(bytes.count), "digest": .string(SHA256Digest(of: bytes).hex),
      ])
  }
}

struct InvoiceVerify: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Checks that no issued document was changed, removed or slipped in.",
    discussion: "Walks through every number series; exits with 1 when the chain of digests is broken.")

  @OptionGroup var common: CommonOptions

  func report(in office: Office) async throws -> Report {
    let (documents, breaks) = try await office.database.read { try InvoiceChain($0).verify() }
    let lines = breaks.map { "\($0.number): \($0.reason)" }
    var report = Report(
      lines.isEmpty ? "\(documents) issued documents are as they were" : lines.joined(separator: "\n"),
      json: [
        "documents": JSONValue(documents),
        "breaks": .array(
          breaks.map { ["number": .string($0.number), "reason": .string($0.reason)] }),
      ])
    report.isFailure = !breaks.isEmpty
    return report
  }
}
