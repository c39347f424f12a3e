import Basics

/// The reference that the payer's bank hands back, so that a payment finds its invoice (BT-83).
///
/// It is made from the invoice's key, not from its number: keys are digits, unique and short enough for
/// both schemes, whatever pattern the numbers follow.
package enum PaymentReference: Hashable, Sendable {
  /// ISO 11649: `RF`, two check digits, up to 21 letters and digits.
  case creditor(String)
  /// Swiss QR reference: 27 digits, for QR-IBANs only.
  case qr(String)

  /// The scheme follows the account: a QR-IBAN takes a QR reference, every other account an ISO 11649 one.
  ///
  /// - Throws: ``Refusal`` when the key is not a positive number.
  package init(for key: Int64, payingTo account: BankAccount?) throws(Refusal) {
    guard key > 0 else { throw Refusal.damaged("the invoice key \(key) is not a positive number") }
    let figures = String(key)
    guard let account, account.iban.isQR else {
      let check = 98 - CheckDigits.mod97(Array(figures.utf8) + Array("RF00".utf8))
      self = .creditor("RF" + (check < 10 ? "0\(check)" : "\(check)") + figures)
      return
    }
    let body = String(repeating: "0", count: 26 - figures.utf8.count) + figures
    self = .qr(body + String(CheckDigits.mod10Recursive(body.utf8)))
  }

  /// Reads what a bank statement or a person wrote; blanks and case do not matter.
  ///
  /// - Returns: `nil` when it is neither scheme or the check digits are wrong.
  package init?(reading written: String) {
    let bytes = written.utf8.filter { $0 != UInt8(ascii: " ") }.map(CheckDigits.uppercased)
    let text = String(decoding: bytes, as: UTF8.self)
    if bytes.count == 27, bytes.allSatisfy(CheckDigits.isDigit) {
      guard CheckDigits.mod10Recursive(bytes.dropLast()) == Int(bytes[26]) - 48 else { return nil }
      self = .qr(text)
      return
    }
    guard (5...25).contains(bytes.count), bytes.starts(with: "RF".utf8) else { return nil }
    guard bytes[2...3].allSatisfy(CheckDigits.isDigit), bytes.allSatisfy(CheckDigits.isAlphanumeric) else {
      return nil
    }
    guard CheckDigits.mod97(bytes[4...] + bytes[..<4]) == 1 else { return nil }
    self = .creditor(text)
  }

  /// Without blanks, as QR codes and XML carry it.
  package var text: String {
    switch self {
    case .creditor(let text), .qr(let text): text
    }
  }

  /// The reference type of the Swiss QR-bill.
  package var scheme: String {
    switch self {
    case .creditor: "SCOR"
    case .qr: "QRR"
    }
  }
}
