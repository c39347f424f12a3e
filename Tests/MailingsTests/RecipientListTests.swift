import Basics
import Mailings
import Testing

@Suite("Recipient lists")
struct RecipientListTests {
  private func read(_ text: String) -> RecipientList { RecipientList.read(Array(text.utf8)) }

  @Test("a French list with byte-order mark and semicolons, as Excel saves it")
  func french() {
    let list = read(
      "\u{FEFF}Email;Prénom;Nom;Société;Langue\r\n"
        + "Anna.Rey@Rey.example;Anna;Rey;Menuiserie Rey;français\r\n"
        + "paul@meier.example;Paul;Meier;\"Meier; Fils \"\"SA\"\"\";\r\n")
    #expect(list.problems.isEmpty)
    #expect(list.recipients.map(\.email) == ["anna.rey@rey.example", "paul@meier.example"])
    #expect(list.recipients[0].language == .french)
    #expect(list.recipients[1].company == "Meier; Fils \"SA\"")
    #expect(list.recipients[1].language == nil)
  }

  @Test("English headings, commas, tabs and bare line feeds", arguments: [",", "\t"])
  func english(_ separator: String) {
    let rows = [["first_name", "last_name", "email"], ["Ann", "Smith", "ann@x.example"]]
    let list = read(rows.map { $0.joined(separator: separator) }.joined(separator: "\n"))
    #expect(list.recipients.map(\.firstName) == ["Ann"])
    #expect(list.problems.isEmpty)
  }

  @Test("a broken row costs that row only, and says row, column and value")
  func brokenRows() {
    let list = read(
      """
      email,prénom,langue
      ok@x.example,Ok,fr
      not-an-address,No,fr
      ,Empty,fr
      two@x.example,Two,fr,extra
      OK@X.example,Again,fr
      de@x.example,Deutsch,klingon
      last@x.example,Last,en

      """)
    #expect(list.recipients.map(\.email) == ["ok@x.example", "last@x.example"])
    #expect(
      list.problems == [
        RecipientProblem(.invalidEmail(.noAtSign), row: 3, column: "email", value: "not-an-address"),
        RecipientProblem(.missingEmail, row: 4, column: "email"),
        RecipientProblem(
          .cellCount(expected: 3, found: 4), row: 5, value: "two@x.example | Two | fr | extra"),
        RecipientProblem(.duplicate(firstRow: 2), row: 6, column: "email", value: "ok@x.example"),
        RecipientProblem(.unknownLanguage, row: 7, column: "langue", value: "klingon"),
      ])
    #expect(list.problems[0].description.contains("row 3, column \"email\""))
  }

  @Test("a quote that is never closed is reported at its row; rows before it are good")
  func openQuote() {
    let list = read("email,nom\na@x.example,A\nb@x.example,\"B\nc@x.example,C\n")
    #expect(list.recipients.map(\.email) == ["a@x.example"])
    #expect(list.problems.map(\.kind) == [.brokenQuote])
    #expect(list.problems.map(\.row) == [3])
  }

  @Test("a line break inside quotes becomes a blank and can't end a header line")
  func lineBreak() {
    let list = read("email,nom\na@x.example,\"Rey\r\nBcc: evil@x.example\"\nb@x.example,B\n")
    #expect(list.recipients.map(\.lastName) == ["Rey Bcc: evil@x.example", "B"])
  }

  @Test("Latin-1 is named as such")
  func latin1() {
    let list = RecipientList.read(Array("email,nom\na@x.example,M".utf8) + [0xFC] + Array("ller\n".utf8))
    #expect(list.recipients.isEmpty)
    #expect(list.problems.map(\.kind) == [.notUTF8])
  }

  @Test("a list without an address column and an empty one say so")
  func noColumn() {
    #expect(read("nom,tel\nRey,021\n").problems.map(\.kind) == [.noEmailColumn])
    #expect(read("").problems.map(\.kind) == [.emptyList])
  }

  @Test("columns that no field is for are named")
  func ignored() {
    #expect(read("email,Téléphone\na@x.example,021\n").ignoredColumns == ["Téléphone"])
  }

  @Test(
    "addresses that are none",
    arguments: [
      "a@b", "a b@x.example", "a@@x.example", ".a@x.example", "a..b@x.example", "a@-x.example",
      "a@x..example",
      "é@x.example", "a@x.example,b@x.example", "@x.example",
      String(repeating: "a", count: 65) + "@x.example",
    ])
  func invalid(_ address: String) {
    #expect(MailboxSyntax.fault(in: address) != nil)
  }

  @Test("addresses that look odd and are right", arguments: ["o'neil+x@a-b.x.example", "a.b_c@1.x.example"])
  func valid(_ address: String) {
    #expect(MailboxSyntax.fault(in: address) == nil)
  }

  @Test("ten thousand quotes are read in one pass")
  func hostile() {
    let list = read("email,nom\n" + String(repeating: "\"", count: 200_001))
    #expect(list.problems.count == 1)
  }
}
