import Foundation
import Testing

/// `docs/conformance.md` says of every line what Piste does, and links the test that shows it.
@Suite("The page of conformance")
struct ConformanceTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private struct Row {
    let cells: [String]
    let section: String

    var number: Int { Int(cells[0]) ?? 0 }
    var isProbe: Bool { section == "Probes" }
    var verdict: String { cells[2] }
  }

  private static func rows() throws -> [Row] {
    let page = try String(contentsOf: root.appending(path: "docs/conformance.md"), encoding: .utf8)
    var section = ""
    var rows: [Row] = []
    for line in page.components(separatedBy: "\n") {
      if line.hasPrefix("## ") { section = String(line.dropFirst(3)) }
      guard line.hasPrefix("| ") else { continue }
      let cells = line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
      if Int(cells[0]) != nil { rows.append(Row(cells: cells, section: section)) }
    }
    return rows
  }

  @Test("every line about mails, answers, bounces and leads is there, once, in its order")
  func lines() throws {
    let numbers = try Self.rows().filter { !$0.isProbe }.map(\.number)
    let mailings = [105, 115, 118, 123, 124, 125, 126, 127, 128, 129, 131, 132, 134, 135]
    #expect(numbers == Array(1...101) + mailings + Array(145...153))
  }

  @Test("every probe is there, once, in its order")
  func probes() throws {
    #expect(try Self.rows().filter(\.isProbe).map(\.number) == Array(1...35))
  }

  @Test("every line links a test; one that Piste keeps otherwise, or not, says why")
  func verdicts() throws {
    for row in try Self.rows() where !row.isProbe {
      #expect(row.cells.count == 5, "line \(row.number)")
      #expect(["same", "different", "not ours", "not yet"].contains(row.verdict), "line \(row.number)")
      #expect(!Self.links(in: row.cells[4]).isEmpty, "line \(row.number)")
      #expect(row.verdict == "same" || row.cells[3].count > 3, "line \(row.number)")
    }
    for row in try Self.rows() where row.isProbe {
      #expect(row.cells.count == 5 && Self.links(in: row.cells[4]).count == 1, "probe \(row.number)")
    }
  }

  @Test("every test that the page links exists under that name in that file")
  func tests() throws {
    var sources: [String: String] = [:]
    for (name, path) in try Self.rows().flatMap({ Self.links(in: $0.cells[4]) }) {
      let source = try sources[path] ?? String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
      sources[path] = source
      #expect(source.contains("\"\(name)\""), "\(path) has no test \"\(name)\"")
    }
    #expect(!sources.isEmpty)
  }

  @Test("the count at the top is that of the lines")
  func count() throws {
    let page = try String(contentsOf: Self.root.appending(path: "docs/conformance.md"), encoding: .utf8)
    let verdicts = try Self.rows().filter { !$0.isProbe }.map(\.verdict)
    let count = { (verdict: String) in verdicts.count { $0 == verdict } }
    let words =
      "Of \(verdicts.count) lines \(count("same")) are the same, \(count("different")) different, "
      + "\(count("not ours")) not ours, \(count("not yet")) not yet."
    #expect(page.contains(words))
  }

  /// Name and path of each link to a test.
  private static func links(in cell: String) -> [(name: String, path: String)] {
    cell.matches(of: /\[([^\]]+)\]\(\.\.\/(Tests\/[^)]+)\)/).map { (String($0.1), String($0.2)) }
  }
}
