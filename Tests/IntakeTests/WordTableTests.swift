import Testing

@testable import Intake

/// Tables by which words and marks are found: each must say what a search through the list would.
@Suite("Tables of words and marks")
struct WordTableTests {
  private static let phrases = ["a ecrit", "wrote", "写道", "x"]

  @Test(
    "A phrase stands alone between blanks, and nowhere else",
    arguments: [
      (" anna wrote ", true), (" anna a ecrit ", true), (" anna wrotes ", false), (" anna rewrote ", false),
      ("wrote ", false), (" wrote", false), (" ", false), ("", false), (" anna x ", true),
    ])
  func standsAlone(text: String, isFound: Bool) {
    #expect(BytePhrases(Self.phrases).standAlone(in: Array(text.utf8)) == isFound)
  }

  @Test(
    "A phrase begins or ends a text, with a blank beside it where it is asked for alone",
    arguments: [
      (" wrote anna ", true, false), (" anna wrote ", false, true), (" wrote ", true, true),
      (" wroteanna ", false, false), ("wrote ", false, false), (" annawrote ", false, false),
      ("", false, false),
    ])
  func beginsAndEndsAlone(text: String, begins: Bool, ends: Bool) {
    let bytes = Array(text.utf8)
    #expect(BytePhrases(Self.phrases).beginAlone(bytes) == begins)
    #expect(BytePhrases(Self.phrases).endAlone(bytes) == ends)
  }

  @Test(
    "A phrase is found at both ends and inside, also where no blank parts words",
    arguments: [
      ("wrote it", true, false, true), ("she wrote", false, true, true), ("rewrote it", false, false, true),
      ("安娜写道", false, true, true), ("wrot", false, false, false), ("", false, false, false),
    ])
  func beginsEndsStands(text: String, begins: Bool, ends: Bool, stands: Bool) {
    let bytes = Array(text.utf8)
    let table = BytePhrases(Self.phrases)
    #expect(table.begin(bytes) == begins)
    #expect(table.end(bytes) == ends)
    #expect(table.stand(in: bytes) == stands)
  }

  @Test(
    "Two letters tell which texts may begin with a phrase before they are folded",
    arguments: [
      ("WROTE", true), ("Wet", false), ("Xavier", true), ("Écrit", true), ("À écrit", true),
      ("A écrit", true),
      ("Anna", false), ("w", true), ("", true),
    ])
  func mayBegin(text: String, isPossible: Bool) {
    #expect(BytePhrases(Self.phrases).mayBegin(unfolded: Array(text.utf8)[...]) == isPossible)
  }

  @Test("A set of bytes holds the bytes of its text and no other")
  func bytes() {
    let set: ByteSet = "-_ –"
    let held = Array("-_ –".utf8)
    for byte in UInt8.min...UInt8.max { #expect(set.contains(byte) == held.contains(byte)) }
  }

  @Test("A set of characters holds what it is made of and no other")
  func scalars() {
    let set: ScalarSet = [" ", "?", "@", "~", "«", "\u{200B}"]
    let held = Set(" ?@~«\u{200B}".unicodeScalars)
    for value in UInt32(0)..<0x2100 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(set.contains(scalar) == held.contains(scalar))
    }
  }

  @Test("Letters, capitals and blanks of ASCII are those of Unicode")
  func properties() {
    for value in UInt8.min...UInt8.max {
      let scalar = Unicode.Scalar(value)
      #expect(scalar.isAlphabetic == scalar.properties.isAlphabetic)
      #expect(scalar.isUppercase == scalar.properties.isUppercase)
      #expect(scalar.isWhitespace == scalar.properties.isWhitespace)
    }
  }
}
