/// Why a document could not be made, although its content is in order.
package enum DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  case fontMissing(family: String, package: String)
  case drawing(String)
  case tooLong(pages: Int)

  package var description: String {
    switch self {
    case .fontMissing(let family, let package):
      "the font \(family) is not installed: install the Debian package \(package)"
    case .drawing(let reason): "the PDF could not be written: \(reason)"
    case .tooLong(let pages): "the document would have more than \(pages) pages: shorten its lines"
    }
  }
}
