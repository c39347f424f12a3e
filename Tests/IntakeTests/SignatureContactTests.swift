import Intake
import MailFormat
import Testing

@Suite("Who signs, and how to reach them")
struct SignatureContactTests {
  struct Block: Sendable, CustomTestStringConvertible {
    let text: String
    var name: String?
    var title: String?
    var company: String?
    var testDescription: String { text }
  }

  @Test(
    "a block names person, place and firm",
    arguments: [
      Block(
        text: "Anna Rey\nResponsable achats\nRey Bois SA", name: "Anna Rey", title: "Responsable achats",
        company: "Rey Bois SA"),
      Block(
        text: "Anna REY, Directrice commerciale, Rey Bois Sàrl", name: "Anna REY",
        title: "Directrice commerciale", company: "Rey Bois Sàrl"),
      Block(
        text: "REY Anna / Cheffe de projet / SARL Rey Bois", name: "REY Anna", title: "Cheffe de projet",
        company: "SARL Rey Bois"),
      Block(
        text: "Frau Anna Rey • Leiterin Einkauf • Holzbau Meier AG", name: "Anna Rey",
        title: "Leiterin Einkauf", company: "Holzbau Meier AG"),
      Block(
        text: "i.V. Anna Rey\nStv. Geschäftsführerin\nMeier & Söhne GmbH & Co. KG", name: "Anna Rey",
        title: "Stv. Geschäftsführerin", company: "Meier & Söhne GmbH & Co. KG"),
      Block(
        text: "Dr. iur. Anna Rey\nRechtsanwältin\nKanzlei am See", name: "Anna Rey", title: "Rechtsanwältin",
        company: "Kanzlei am See"),
      Block(
        text: "Anna Rey, dipl. Arch. ETH/SIA\nArchitekturbüro Rey", name: "Anna Rey",
        title: "dipl. Arch. ETH/SIA", company: "Architekturbüro Rey"),
      Block(
        text: "Dott.ssa Anna Rey\nResponsabile acquisti\nRey S.p.A.", name: "Anna Rey",
        title: "Responsabile acquisti", company: "Rey S.p.A."),
      Block(
        text: "Anna Rey - Titolare - Falegnameria Rey", name: "Anna Rey", title: "Titolare",
        company: "Falegnameria Rey"),
      Block(
        text: "Anna Rey\nHead of Purchasing at Cole Joinery Ltd", name: "Anna Rey",
        title: "Head of Purchasing", company: "Cole Joinery Ltd"),
      Block(
        text: "Anna Rey | Senior Buyer | Cole & Sons Ltd.", name: "Anna Rey", title: "Senior Buyer",
        company: "Cole & Sons Ltd"),
      Block(
        text: "Anna Rey\nGeschäftsführerin der Rey AG", name: "Anna Rey", title: "Geschäftsführerin",
        company: "Rey AG"),
      Block(
        text: "Anna Rey\nService achats\nCommune de Pully", name: "Anna Rey", title: "Service achats",
        company: "Commune de Pully"),
      Block(
        text: "Mit freundlichen Grüßen Anna Rey\nSachbearbeiterin", name: "Anna Rey",
        title: "Sachbearbeiterin", company: nil),
      Block(text: "Cordialement, Anna Rey", name: "Anna Rey", title: nil, company: nil),
      Block(text: "Anna\n079 555 01 23", name: "Anna", title: nil, company: nil),
    ])
  func block(_ block: Block) {
    let contact = Self.read(block.text)
    #expect(contact.name?.value == block.name)
    #expect(contact.title?.value == block.title)
    #expect(contact.company?.fact.value == block.company)
  }

  @Test(
    "what nobody says is not invented",
    arguments: [
      "Paul Meier\n021 555 01 23", "Geschäftsführer: Max Beispiel\nAmtsgericht Kiel HRB 0123456",
      "Famille Rey", "Envoyé de mon iPhone", "Merci d'avance pour votre réponse", "Lausanne",
      "Mon chef vous appellera demain.",
    ])
  func nothing(_ text: String) {
    let contact = Self.read(text)
    #expect(contact.name == nil)
    #expect(contact.title == nil)
    #expect(contact.company == nil)
  }

  @Test(
    "labels say what a number is for",
    arguments: [
      ("Tél. 021 555 01 23", "+41215550123 landline"), ("Tel: +41 (0)21 555 01 23", "+41215550123 landline"),
      ("T:+41215550123", "+41215550123 landline"), ("Natel: 079/555.01.23", "+41795550123 mobile"),
      ("Portable 079 555 01 23", "+41795550123 mobile"), ("079 555 01 23", "+41795550123 mobile"),
      ("Direktwahl 041 555 01 23", "+41415550123 direct"),
      ("Ligne directe : 021 555 01 23", "+41215550123 direct"),
      ("D +41 21 555 01 23", "+41215550123 direct"), ("Tel. direct 021 555 01 23", "+41215550123 direct"),
      ("Fax 021 555 01 24", "+41215550124 fax"), ("Télécopie : 021 555 01 24", "+41215550124 fax"),
      ("F +41 21 555 01 24", "+41215550124 fax"), ("Tel./Fax 021 555 01 23", "+41215550123 landline"),
      ("021 555 01 23 (direct)", "+41215550123 direct"), ("Cell. +39 333 5550124", "+393335550124 mobile"),
      ("Handy 0049 171 5550124", "+491715550124 mobile"), ("☎ 021 555 01 23", "+41215550123 landline"),
      ("Mobil\n079 555 01 23", "+41795550123 mobile"), ("+1 415 555 0132", "+14155550132 unknown"),
      ("CHE-123.456.789 MWST", ""), ("IBAN CH93 0076 2011 6238 5295 7", ""), ("SIRET 012 345 678 00012", ""),
      ("Büro: Mo-Fr 08:00-12:00", ""), ("1003 Lausanne", ""),
    ])
  func phone(_ line: String, _ expected: String) {
    let phones = Self.read("Anna Rey\n" + line).phones
    #expect(phones.map { "\($0.number) \($0.kind.rawValue)" }.joined(separator: ", ") == expected)
  }

  @Test(
    "the block tells in which country its numbers are",
    arguments: [
      ("Am Markt 3, D-24937 Flensburg\nTel. 0461 555012", "", "+49461555012"),
      ("Tel. +49 461 555012\nMobil 0171 5550124", "", "+49461555012"),
      ("06 39 98 01 23", "", "+33639980123"), ("01 99 00 12 34", "anna@example.fr", "+33199001234"),
      ("02 5550123", "anna@example.it", "+39025550123"),
      ("020 7946 0123", "anna@example.co.uk", "+442079460123"),
    ])
  func country(_ block: String, _ sender: String, _ number: String) {
    let address = MailAddress(addrSpec: sender, displayName: "Anna Rey")
    let reply = ReplyText.read("Bonjour.\n\n-- \nAnna Rey\n" + block)
    let contact = SignatureContact.read(
      reply, sender: address ?? Firm.address("anna@rey.example"), country: "CH")
    #expect(contact.phones.first?.number == number)
  }

  @Test("the person's own line is called first, a fax never")
  func preferred() {
    let contact = Self.read("Anna Rey\nFax 021 555 01 24\nTél. 021 555 01 20\nDirect 021 555 01 23")
    #expect(contact.phone?.number == "+41215550123")
    #expect(Self.read("Anna Rey\nFax 021 555 01 24").phone == nil)
  }

  @Test("each value has the line that says it")
  func evidence() {
    let contact = Self.read("Anna Rey | Directrice | 021 555 01 23\nwww.rey.example")
    #expect(contact.title?.line == "Anna Rey | Directrice | 021 555 01 23")
    #expect(contact.phones.first?.line == contact.title?.line)
    #expect(contact.website?.line == "www.rey.example")
  }

  @Test(
    "a firm is known by the domain of its writer, free mail names none",
    arguments: [
      ("info@alpenkraft.example", "Alpenkraft" as String?), ("info@mail.alpen-kraft.example", "Alpenkraft"),
      ("alpenkraft@gmail.example", nil), ("info@rey.example", nil),
    ])
  func domain(_ sender: String, _ firm: String?) {
    let address = MailAddress(addrSpec: sender, displayName: "Anna Rey")
    let reply = ReplyText.read("Hallo.\n\n-- \nAnna Rey\nAlpenkraft")
    let contact = SignatureContact.read(reply, sender: address, country: "CH")
    #expect(contact.company?.fact.value == firm)
    #expect(contact.company?.isConfident != false)
  }

  @Test("a website is the firm's own page, no network's and no app's")
  func website() {
    let block = "Anna Rey\nhttps://www.linkedin.com/in/anna\nhttps://aka.ms/x\nwww.rey-bois.example/contact"
    #expect(Self.read(block).website?.value == "www.rey-bois.example/contact")
    #expect(Self.read("Anna Rey\nfacebook.com/rey").website == nil)
  }

  @Test("who signs without anything that sets it apart is read from the end of the words")
  func notSetApart() {
    let reply = ReplyText.read("Bonjour, appelez-moi.\nAnna Rey, Rey Bois SA, 079 555 01 23")
    let contact = SignatureContact.read(reply, sender: Self.anna, country: "CH")
    #expect(contact.phone?.number == "+41795550123")
    #expect(contact.company?.fact.value == "Rey Bois SA")
    let other = ReplyText.read("Bonjour, voici mon menuisier.\nPaul Meier, Meier SA, 079 555 01 23")
    #expect(SignatureContact.read(other, sender: Self.anna, country: "CH").isEmpty)
  }

  @Test("a hostile block is read in linear time")
  func hostile() {
    let lines = String(repeating: "Anna Rey | SA | 021 555 | < [ ", count: 20_000)
    #expect(Self.read(lines).phones.isEmpty)
    let rows = String(repeating: "Anna Rey 021 555 01 2 SA - · / (\n", count: 20_000)
    #expect(Self.read(rows).phones.isEmpty)
  }

  private static let anna = MailAddress(addrSpec: "anna@rey.example", displayName: "Anna Rey")

  private static func read(_ block: String) -> SignatureContact {
    SignatureContact.read(ReplyText.read("Bonjour.\n\n-- \n" + block), sender: anna, country: "CH")
  }
}
