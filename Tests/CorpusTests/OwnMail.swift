import Basics
import Foundation
import Intake
import MailFormat
import Testing

/// One of our own mails with what must be understood of it: `NAME.eml` and `NAME.json` in a folder of `Tests/Corpus`.
struct OwnMail: Sendable, CustomTestStringConvertible {
  /// `folder/name`
  let name: String
  let file: URL
  let expected: JSONValue

  /// The sentence that says what the mail proves.
  var testDescription: String { name + ": " + (expected.member("proves")?.string ?? "") }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Corpus")

  /// Every mail that has an expectation, sorted by name.
  static let all: [OwnMail] = {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let found = (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "json" }
    return found.map(OwnMail.init).sorted { $0.name < $1.name }
  }()

  private init(_ json: URL) {
    let bytes = (try? Data(contentsOf: json)) ?? Data()
    expected = (try? JSONDecoder().decode(JSONValue.self, from: bytes)) ?? .null
    file = json.deletingPathExtension().appendingPathExtension("eml")
    name =
      json.deletingLastPathComponent().lastPathComponent + "/"
      + json.deletingPathExtension().lastPathComponent
  }

  /// Where the firm is that reads it: in the country that a word of the name says (`fr-FR-une-ligne`), else in
  /// Switzerland.
  private var country: String {
    let words = file.deletingPathExtension().lastPathComponent.split(separator: "-").map(String.init)
    return words.first { $0.count == 2 && $0 == $0.uppercased() } ?? "CH"
  }

  func record() throws -> JSONValue {
    let message = MailMessage.parse([UInt8](try Data(contentsOf: file)))
    let understanding = MailUnderstanding.read(message, country: country)
    let record = MailRecord(understanding, file: file.lastPathComponent).json
    guard name.hasPrefix("phone-notes/") else { return record }
    let file = file.deletingPathExtension().lastPathComponent
    return record.with("phoneNote", NoteRecord.json(understanding, name: file))
  }
}
