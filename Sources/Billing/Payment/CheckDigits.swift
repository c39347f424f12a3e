/// The check digits of bank account numbers and payment references, over ASCII bytes.
enum CheckDigits {
  /// ISO 7064 MOD 97-10, letters counted as 10...35. Every byte must be a digit or an upper-case letter.
  static func mod97(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { rest, byte in
      isDigit(byte) ? (rest * 10 + Int(byte) - 48) % 97 : (rest * 100 + Int(byte) - 55) % 97
    }
  }

  /// Modulo 10, recursive: the check digit of Swiss QR references (guidelines 2.3, annex B).
  static func mod10Recursive(_ digits: some Sequence<UInt8>) -> Int {
    let table = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5]
    let carry = digits.reduce(0) { carry, digit in table[(carry + Int(digit) - 48) % 10] }
    return (10 - carry) % 10
  }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
  static func uppercased(_ byte: UInt8) -> UInt8 { (97...122).contains(byte) ? byte - 32 : byte }
}
