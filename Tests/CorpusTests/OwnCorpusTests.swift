import Basics
import Foundation
import Testing

@Suite("Our own mails")
struct OwnCorpusTests {
  @Test("each is understood as its expectation says", arguments: OwnMail.all)
  func understood(_ mail: OwnMail) throws {
    #expect(mail.expected.member("proves")?.string?.isEmpty == false, "\(mail.name) says what it proves")
    let record = try mail.record()
    for difference in mail.expected.without("proves").differences(from: record) {
      Issue.record("\(mail.name): \(difference)")
    }
  }

  @Test("no mail is without expectation, no expectation without mail")
  func pairs() throws {
    let files = FileManager.default.enumerator(at: OwnMail.folder, includingPropertiesForKeys: nil)
    let paths = Set((files?.allObjects ?? []).compactMap { ($0 as? URL)?.path })
    for path in paths where path.hasSuffix(".eml") {
      #expect(paths.contains(path.dropLast(4) + ".json"), "\(path) has an expectation")
    }
    for mail in OwnMail.all { #expect(paths.contains(mail.file.path), "\(mail.name) has its mail") }
  }
}
