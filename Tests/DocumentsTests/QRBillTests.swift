import Basics
import Billing
import Documents
import Testing

@Suite("Swiss QR-bill")
struct QRBillTests {
  private func bill(
    amount: String = "11363.15", _ currency: Currency = .chf, iban: String = "CH93 0076 2011 6238 5295 7",
    debtor: TradeParty = Sample.buyer, message: String = "Facture FA-2026-00001"
  ) throws -> QRBill {
    let account = try Sample.account(iban)
    return try QRBill(
      to: Sample.seller, at: account.iban, from: debtor,
      amount: try #require(Money(decimal: amount, currency)),
      remittance: (try PaymentReference(for: 42, payingTo: account), message))
  }

  @Test("the payload has the lines of guidelines 2.3, in their order")
  func payload() throws {
    let expected = [
      "SPC", "0200", "1", "CH9300762011623852957", "S", "Atelier Léman SA", "Rue du Grand-Pré 14", "", "1202",
      "Genève", "CH", "", "", "", "", "", "", "", "11363.15", "CHF", "S", "Fromagerie des Alpes Sàrl",
      "Chemin des Vignes 7", "", "1071", "Chexbres", "CH", "SCOR", "RF3442", "Facture FA-2026-00001", "EPD",
    ]
    #expect(try bill().payload == expected.joined(separator: "\n"))
  }

  @Test("a QR-IBAN goes with a QR reference")
  func qrReference() throws {
    let lines = try bill(iban: "CH44 3199 9123 0008 8901 2").payload.split(separator: "\n")
    #expect(lines.contains("QRR") && lines.contains("000000000000000000000000420"))
    #expect(
      try bill(iban: "CH44 3199 9123 0008 8901 2").reference.grouped == "00 00000 00000 00000 00000 00420")
  }

  @Test("a debtor without a full address is left to be written by hand")
  func blankDebtor() throws {
    let payload = try bill(debtor: Sample.party("Dupont", "", ("", "", "CH"))).payload
    #expect(payload.contains("11363.15\nCHF\n\n\n\n\n\n\n\nSCOR"))
  }

  @Test(
    "signs that payments do not allow are replaced by their nearest",
    arguments: [
      ("L’Atelier – “Œuvre”…", "L'Atelier - \"Œuvre\"..."), ("Nguyễn Văn", "Nguyen Văn"),
      ("e\u{301}te\u{301}\u{202F}!", "été !"), ("Straße\nşık\tğ", "Straße şık ğ"), ("日本", "?"),
      (String(repeating: "x", count: 90), String(repeating: "x", count: 70)),
      (
        "Société coopérative pour la promotion de l’économie alpine et de la mécanique",
        "Société coopérative pour la promotion de l'économie alpine et de la"
      ),
    ])
  func transliteration(name: String, expected: String) throws {
    let debtor = try bill(debtor: Sample.party(name, "", ("1000", "Lausanne", "CH"))).debtor
    let found = try #require(debtor).name
    if name == "日本" {
      // Latin letters where the machine can transliterate, question marks where not; never the sign itself.
      #expect(found.unicodeScalars.allSatisfy { $0.value < 0x180 } && !found.isEmpty)
    } else {
      #expect(found == expected)
    }
  }

  @Test(
    "what a bank would reject is refused",
    arguments: [
      ("0", Currency.chf, "CH93 0076 2011 6238 5295 7"), ("1000000000", .chf, "CH93 0076 2011 6238 5295 7"),
      ("-5", .eur, "CH93 0076 2011 6238 5295 7"), ("5", .eur, "DE89 3704 0044 0532 0130 00"),
    ])
  func refusals(amount: String, currency: Currency, iban: String) {
    #expect(throws: Refusal.self) { try bill(amount: amount, currency, iban: iban) }
  }

  @Test("an ordinary account never takes a QR reference")
  func wrongReference() throws {
    let qr = try Sample.account("CH44 3199 9123 0008 8901 2")
    let reference = try PaymentReference(for: 42, payingTo: qr)
    #expect(throws: Refusal.self) {
      try QRBill(
        to: Sample.seller, at: try Sample.account().iban, from: Sample.buyer,
        amount: Money(minorUnits: 500, .chf), remittance: (reference, ""))
    }
  }

  @Test("a short invoice carries its payment part on the same page, a long one on a page of its own")
  func place() throws {
    func pages(_ count: Int) throws -> [String] {
      let lines = Sample.lines(try (1...count).map { _ in try Sample.price("1", "10") })
      let invoice = try Sample.invoice(lines, account: try Sample.account())
      let pdf = try InvoiceDocument(invoice, company: Sample.company, language: .english).pdf()
      return try #require(try Tool.pages(of: pdf))
    }
    let short = try pages(1)
    #expect(short.count == 1 && short[0].contains("Payment part") && short[0].contains("Receipt"))
    let long = try pages(10)
    #expect(long.count == 2 && !long[0].contains("Payment part") && long[1].contains("Acceptance point"))
  }

  @Test("no payment part for an account or a currency that Swiss banks do not take")
  func noSlip() throws {
    let french = try Sample.account("FR76 3000 6000 0112 3456 7890 189")
    let invoice = try Sample.invoice(Sample.lines(try Sample.usualPrices), account: french)
    let pdf = try InvoiceDocument(invoice, company: Sample.company, language: .french).pdf()
    let text = try #require(try Tool.pages(of: pdf)).joined()
    #expect(!text.contains("Section paiement") && text.contains("FR76 3000 6000 0112 3456 7890 189"))
  }

  @Test("a scanner reads the printed code", .enabled(if: Self.hasScanner))
  func scanned() throws {
    let invoice = try Sample.invoice(
      Sample.lines(try Sample.usualPrices), account: try Sample.account())
    let pdf = try InvoiceDocument(invoice, company: Sample.company, language: .french).pdf()
    let read = try #require(try Tool.run(["python3", "-c", Self.scanner], input: pdf))
    #expect(read == (try bill().payload))
  }

  private static let hasScanner: Bool = {
    let answer = try? Tool.run(["python3", "-c", "import zxingcpp, PIL"])
    return answer.flatMap { $0 } != nil
  }()
  private static let scanner = """
    import io, subprocess, sys, zxingcpp
    from PIL import Image
    page = subprocess.run(["pdftoppm", "-r", "150", "-png", "-"], input=sys.stdin.buffer.read(),
                          stdout=subprocess.PIPE, check=True).stdout
    marker = b"IEND\\xaeB\\x60\\x82"
    images = [part + marker for part in page.split(marker) if part]
    print(zxingcpp.read_barcodes(Image.open(io.BytesIO(images[-1])))[0].text, end="")
    """
}
