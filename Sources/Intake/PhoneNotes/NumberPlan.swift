/// What the telephone numbers of a country look like (ITU-T E.164 and its national plans).
struct NumberPlan: Sendable {
  /// The country code.
  let code: String
  /// How long a number is within the country, with the 0 in front where there is one.
  let digits: ClosedRange<Int>
  /// Whether that 0 is left out abroad.
  var dropsTrunkZero = true
  /// The digits that numbers without 0 begin with: Italian mobiles with 3, all of Luxembourg.
  var openLeads = ""
  /// How long those are.
  var openDigits = 0...0

  static let plans: [String: NumberPlan] = [
    "CH": NumberPlan(code: "41", digits: 10...10),
    "LI": NumberPlan(code: "423", digits: 7...7, dropsTrunkZero: false, openLeads: "2367", openDigits: 7...7),
    "FR": NumberPlan(code: "33", digits: 10...10),
    "MC": NumberPlan(
      code: "377", digits: 8...9, dropsTrunkZero: false, openLeads: "9", openDigits: 8...8),
    "DE": NumberPlan(code: "49", digits: 7...12), "AT": NumberPlan(code: "43", digits: 7...14),
    "IT": NumberPlan(code: "39", digits: 6...11, dropsTrunkZero: false, openLeads: "3", openDigits: 9...10),
    "BE": NumberPlan(code: "32", digits: 9...10),
    "LU": NumberPlan(code: "352", digits: 6...9, dropsTrunkZero: false, openLeads: "26", openDigits: 8...9),
    "GB": NumberPlan(code: "44", digits: 10...11), "IE": NumberPlan(code: "353", digits: 9...11),
    "NL": NumberPlan(code: "31", digits: 10...10),
    "ES": NumberPlan(code: "34", digits: 9...9, dropsTrunkZero: false, openLeads: "6789", openDigits: 9...9),
    "PT": NumberPlan(code: "351", digits: 9...9, dropsTrunkZero: false, openLeads: "29", openDigits: 9...9),
  ]

  private static let byCode: [String: NumberPlan] = Dictionary(
    plans.values.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// A number as it is dialled within the country.
  func international(_ number: String) -> String? {
    let count = number.utf8.count
    guard number.hasPrefix("0") else { return withoutZero(number) }
    guard digits.contains(count), !number.hasPrefix("00") else { return nil }
    return "+" + code + (dropsTrunkZero ? String(number.dropFirst()) : number)
  }

  /// An open number, or one whose country code lacks its `+`; the latter only where all numbers are of one length.
  private func withoutZero(_ number: String) -> String? {
    let count = number.utf8.count
    if let lead = number.utf8.first, openLeads.utf8.contains(lead), openDigits.contains(count) {
      return "+" + code + number
    }
    let isFixed = digits.lowerBound == digits.upperBound && dropsTrunkZero
    guard isFixed, number.hasPrefix(code), count == code.utf8.count + digits.lowerBound - 1 else {
      return nil
    }
    return "+" + number
  }

  /// A number with its country code: held to the plan of a country that we know, else to E.164's 15 digits.
  static func checked(_ number: String) -> String? {
    guard let first = number.utf8.first, first != UInt8(ascii: "0") else { return nil }
    let plan = [3, 2].lazy.compactMap { byCode[String(number.prefix($0))] }.first
    guard let plan else { return (8...15).contains(number.utf8.count) ? "+" + number : nil }
    var rest = number.dropFirst(plan.code.utf8.count)
    // "+41 021": the 0 has stayed by mistake.
    if plan.dropsTrunkZero, rest.utf8.first == UInt8(ascii: "0") { rest = rest.dropFirst() }
    let count = rest.utf8.count + (plan.dropsTrunkZero ? 1 : 0)
    let isWhole = plan.digits.contains(count) || plan.openDigits.contains(count)
    return isWhole ? "+" + plan.code + rest : nil
  }
}
