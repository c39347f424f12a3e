import Basics
import Settings

/// What every page has around its content: one column, the firm above, its particulars below.
struct PageLayout: Sendable {
  let company: CompanySettings
  /// How a link gets from the page to where `/style.css` is: relative, so that a proxy may serve us under a
  /// path of its own.
  let root: String

  init(company: CompanySettings, path: String) {
    self.company = company
    let depth = max(0, path.utf8.filter { $0 == UInt8(ascii: "/") }.count - 1)
    root = String(repeating: "../", count: min(depth, 8))
  }

  func page(_ title: String, language: Language, _ content: HTML) -> HTML {
    """
    <!doctype html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>\(title) – \(company.name)</title>
    <link rel="stylesheet" href="\(root)style.css">
    </head>
    <body>
    <header><p>\(company.name)</p></header>
    <main>
    \(content)
    </main>
    <footer>\(particulars)</footer>
    </body>
    </html>

    """
  }

  private var particulars: HTML {
    let street = [company.street, company.buildingNumber].filter { !$0.isEmpty }.joined(separator: " ")
    let town = [company.postalCode, company.city].filter { !$0.isEmpty }.joined(separator: " ")
    let reach = [company.phone, company.email, company.web].compactMap { $0 }
    let lines = [[street, town].filter { !$0.isEmpty }, reach, [company.legalLine].compactMap { $0 }]
    return HTML(
      lines.filter { !$0.isEmpty }.map { line in
        let text = line.joined(separator: " · ")
        return "<p>\(text)</p>"
      })
  }
}
