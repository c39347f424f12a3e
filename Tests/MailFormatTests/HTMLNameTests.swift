import Testing

@testable import MailFormat

@Suite("Names of HTML elements")
struct HTMLNameTests {
  private static func name(_ text: String) -> HTMLName { HTMLName(Array(text.utf8)[...]) }

  @Test("an element is found by its name in any case and has a bit of its own", arguments: HTMLTag.allCases)
  func known(tag: HTMLTag) {
    let name = Self.name("\(tag)".uppercased())
    #expect(name.tag == tag)
    #expect(HTMLNames([tag]).contains(name))
    #expect(!HTMLNames(HTMLTag.allCases.filter { $0 != tag }).contains(name))
  }

  @Test("elements that mean nothing here are told apart by their names")
  func unknown() {
    #expect(Self.name("O:P") == Self.name("o:p"))
    #expect(Self.name("o:p") != Self.name("st1:place"))
    #expect(!HTMLNames(HTMLTag.allCases).contains(Self.name("o:p")))
  }
}
