import Basics

/// Which commercial document a page is.
package enum PaperKind: Hashable, Sendable, CaseIterable {
  case invoice, creditNote, quotation

  package func title(_ language: Language) -> String {
    switch (self, language) {
    case (.invoice, .french): "Facture"
    case (.invoice, .english): "Invoice"
    case (.creditNote, .french): "Avoir"
    case (.creditNote, .english): "Credit note"
    case (.quotation, .french): "Devis"
    case (.quotation, .english): "Quotation"
    }
  }

  func fileStem(_ language: Language) -> String {
    self == .creditNote && language == .english ? "Credit-note" : title(language)
  }
}
