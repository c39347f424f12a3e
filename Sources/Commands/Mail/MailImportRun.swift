import Basics
import Foundation
import MailFormat
import Settings
import Workflows

/// One import: takes mails one by one, has them understood in batches, and counts.
struct MailImportRun {
  /// So many mails are taken before they are understood.
  private static let batch = 200
  private static let headLimit = 65_536

  private let office: Office
  private let account: String?
  private let limit: Int
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var new = 0
  private var known = 0
  private var faults: [MailFileFault] = []

  init(_ office: Office, account: String?) {
    self.office = office
    self.account = account
    limit = office.configuration.intake.maxMessageSize
  }

  /// Everything behind a path. What is wrong with a file is noted; what is wrong with the database is thrown.
  mutating func take(_ path: String) async throws {
    let sources: [MailSource]
    do throws(MailFileFault) {
      sources = try MailSource.find(path)
    } catch {
      return note(error)
    }
    for source in sources {
      switch source {
      case .mail(let path): try await take(mail: path)
      case .mailbox(let path): try await take(mailbox: path)
      }
    }
  }

  private mutating func take(mail path: String) async throws {
    let bytes: [UInt8]
    do throws(MailFileFault) {
      bytes = try MailFile(path: path).bytes(limit: limit)
    } catch {
      return note(error)
    }
    try await take(bytes, from: path)
  }

  private mutating func take(mailbox path: String) async throws {
    do {
      var mailbox = try MailboxFile(path, limit: limit)
      while let mail = try mailbox.next() {
        switch mail {
        case .success(let bytes): try await take(bytes, from: mailbox.place)
        case .failure(let fault): note(fault)
        }
      }
    } catch let fault as MailFileFault {
      note(fault)
    }
  }

  private mutating func take(_ bytes: [UInt8], from place: String) async throws {
    let head = MailMessage.parse(Array(bytes.prefix(Self.headLimit)))
    guard !head.header.fields.isEmpty else { return note(.noMail(place)) }
    if try await TakeMail(office)(bytes, account: account).isNew { new += 1 } else { known += 1 }
    showProgress()
    if (new + known) % Self.batch == 0 { try await ReceiveMail(office)() }
  }

  private mutating func note(_ fault: MailFileFault) {
    faults.append(fault)
    Console.complain("piste: \(fault)")
  }

  private func showProgress() {
    let count = new + known
    if isTerminal, count % 50 == 0 {
      FileHandle.standardError.write(Data("\r\(count) mails\u{1B}[K".utf8))
    } else if count % 1000 == 0 {
      Console.complain("\(count) mails")
    }
  }

  /// Has the rest understood and sums up.
  mutating func finish() async throws -> Report {
    try await ReceiveMail(office)()
    if isTerminal, new + known >= 50 { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    var report = Report(
      "new \(new), known \(known), failed \(faults.count)",
      json: [
        "new": JSONValue(new), "known": JSONValue(known), "failed": JSONValue(faults.count),
        "failures": .array(faults.map(\.json)),
      ])
    report.isFailure = !faults.isEmpty
    return report
  }
}
