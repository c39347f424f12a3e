import ArgumentParser
import Basics
import Billing
import Store
import Workflows

struct InvoiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invoice", abstract: "Invoices and credit notes: drafts, and documents frozen for good.",
    subcommands: [
      InvoiceRun.self, InvoiceCreate.self, InvoiceIssue.self, InvoiceSend.self, InvoiceCredit.self,
      InvoiceDiscard.self, InvoiceList.self, InvoiceShow.self, InvoicePDF.self, InvoiceVerify.self,
    ])
}

struct InvoiceIssue: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "Gives a draft its number and freezes it; it is not mailed yet.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The draft's key.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let record = try await IssueInvoice(office)(id, actor: actor)
    return Report("\(try record.words) is issued", json: try record.json)
  }
}

struct InvoiceSend: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Mails an issued invoice or credit note as PDF; may be repeated.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The invoice's key.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let (record, outboxID) = try await SendInvoice(office)(id, actor: actor)
    return Report(
      "\(try record.words) is sent to \(record.content.buyer.name) (mail \(outboxID))",
      json: try record.json.merging(["outbox": .integer(outboxID)]))
  }
}

struct InvoiceCredit: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "credit",
    abstract: "Takes an issued invoice back by a credit note, issued and mailed at once.",
    discussion: """
      Without --line all that is left of the invoice is credited.
      What the invoice billed stays billed: bill anew with piste invoice create.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The invoice's key.") var id: Int64
  @Option(
    name: .customLong("line"), parsing: .singleValue,
    help: "So much of a line, as POSITION=QUANTITY, like 2=1; repeat it for more lines.")
  var lines: [PartArgument] = []
  @Flag(help: "Stop at the draft.") var draft = false

  func report(in office: Office) async throws -> Report {
    let quantities = try quantities
    if draft {
      let record = try await CreditInvoice(office)(id, quantities, actor: actor)
      return Report("\(try record.words) is a draft", json: try record.json)
    }
    let (record, outboxID) = try await CreditInvoice(office).andSend(id, quantities, actor: actor)
    return Report(
      "\(try record.words) is sent to \(record.content.buyer.name) (mail \(outboxID))",
      json: try record.json.merging(["outbox": .integer(outboxID)]))
  }

  private var quantities: [Int: Quantity] {
    get throws {
      var quantities: [Int: Quantity] = [:]
      for line in lines {
        guard quantities[line.position] == nil else {
          throw UsageError("line \(line.position) is given twice: add its quantities up")
        }
        quantities[line.position] = try AmountArgument.quantity(line.quantity)
      }
      return quantities
    }
  }
}

struct InvoiceDiscard: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "discard", abstract: "Throws a draft away; what it was going to bill may be billed again.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The draft's key.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let record = try await DiscardInvoice(office)(id, actor: actor)
    return Report("invoice \(id) is discarded", json: try record.json)
  }
}
