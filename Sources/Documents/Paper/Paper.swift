import Basics

/// A commercial document as it stands on paper: every text final, every figure formatted, nothing computed.
///
/// ``InvoiceDocument`` and ``QuotationDocument`` make it from business values; `PaperLayout` sets it. What a
/// reader sees is all here, which is what tests compare.
struct Paper {
  /// A caption with what it says: `Date` — `25 novembre 2026`.
  struct Particular: Hashable {
    let caption: String
    let text: String
  }

  /// One line of the table; columns that do not apply are empty.
  struct Row: Hashable {
    var name: String
    var details = ""
    var quantity = ""
    var unitPrice = ""
    var vat = ""
    var net = ""
  }

  /// One line under the table.
  struct Total: Hashable {
    enum Weight: Hashable {
      case normal, grand
    }
    let caption: String
    let figures: String
    var weight = Weight.normal
  }

  let kind: PaperKind
  let language: Language
  let number: String
  /// Of the document; it is the creation date of the PDF too.
  let date: CalendarDate
  let letterhead: Letterhead
  /// The buyer as it shows in the window of the envelope.
  let recipient: [String]
  var particulars: [Particular] = []
  /// What it is about, before the table; may be empty.
  var subject = ""
  /// Captions of the table's five columns.
  var columns: [String] = []
  var rows: [Row] = []
  var totals: [Total] = []
  /// Sentences after the totals: exemption reasons, notes, terms.
  var remarks: [Particular] = []
  /// Where and with which reference to pay.
  var payment: [Particular] = []
  /// Fields to be signed, side by side; empty when nothing is.
  var signatureCaptions: [String] = []
  var slip: QRBill?

  var title: String { kind.title(language) }
  /// `Facture FA-2026-00001`.
  var titleWithNumber: String { title + " " + number }
}

/// The company at the head and the foot of each page.
struct Letterhead {
  let name: String
  /// Address and contact, one text per line.
  let lines: [String]
  /// The line above the recipient, for mail that comes back: in full, and shorter.
  let returnLines: [String]
  let legalLine: String
  let accent: Colour
}
