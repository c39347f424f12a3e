import Billing

extension PaymentReference {
  /// As it is printed: `21 00000 00003 13947 14300 09017`, `RF18 5390 0754 7034`.
  package var grouped: String {
    switch self {
    case .qr(let text): Self.group(text, first: 2, then: 5)
    case .creditor(let text): Self.group(text, first: 4, then: 4)
    }
  }

  private static func group(_ text: String, first: Int, then size: Int) -> String {
    var rest = Substring(text)
    var groups = [rest.prefix(first)]
    rest = rest.dropFirst(first)
    while !rest.isEmpty {
      groups.append(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    return groups.joined(separator: " ")
  }
}
