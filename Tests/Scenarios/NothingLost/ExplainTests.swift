import Basics
import Foundation
import Intake
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Nothing lost: every mail is explained, and nothing is written")
struct ExplainTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Our own mails.
  private static let own = root.appending(path: "Tests/Corpus").path

  /// The large collection beside the repository, or where `PISTE_CORPUS` says; `nil` where it is not.
  private static let collection: String? = {
    let beside = root.deletingLastPathComponent().appending(path: "shared/corpus").path
    let path = ProcessInfo.processInfo.environment["PISTE_CORPUS"] ?? beside
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  private static func mails(in folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".eml") }.sorted().map { folder + "/" + $0 }
  }

  /// Names and sizes of everything that is kept.
  private static func files(_ folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: folder)?.allObjects.compactMap { $0 as? String } ?? []).sorted()
  }

  /// - Returns: which words each step used.
  private func explain(_ folder: String) async throws -> [String: Set<String>] {
    var reasons: [String: Set<String>] = [:]
    try await Story.tell { story in
      _ = try await story.annaIsACustomer()
      let office = story.firm.office
      let (state, blobs) = (try await story.digest(), Self.files(office.blobs.directory))
      let rules = try await IntakeRulesOf(office)()
      for file in Self.mails(in: folder) {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
        let records = try await ExplainMail(office)(bytes, rules: rules).records
        for step in ["kind", "sender", "conversation", "route"] {
          let record = records.first { $0.step == step }
          #expect(record?.value.isEmpty == false, "\(file): \(step)")
          #expect(record?.reason.isEmpty == false, "\(file): \(step)")
          reasons[step, default: []].insert(record?.reason ?? "")
        }
      }
      #expect(try await story.digest() == state)
      #expect(Self.files(office.blobs.directory) == blobs)
      #expect(try await story.count("journal_message") == state.rows(of: "journal"))
    }
    return reasons
  }

  @Test("our own mails: kind, author, conversation and route, each with its reason")
  func own() async throws {
    let reasons = try await explain(Self.own)
    #expect(reasons["kind", default: []].count > 8)
    #expect(reasons["route", default: []].count > 3)
  }

  @Test("the large collection too", .enabled(if: collection != nil))
  func large() async throws {
    let reasons = try await explain(Self.collection ?? "")
    #expect(reasons["kind", default: []].count > 8)
  }
}

extension StateDigest {
  fileprivate func rows(of name: String) -> Int64 {
    Int64(sections.first { $0.name == name }?.rows ?? 0)
  }
}
