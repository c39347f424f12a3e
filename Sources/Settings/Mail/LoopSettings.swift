/// How much one sender, domain or account may keep the firm busy before the rest waits in the tray; 0 sets no limit.
package struct LoopSettings: Sendable {
  package let senderPerHour: Int
  package let senderPerDay: Int
  package let domainPerHour: Int
  package let domainPerDay: Int
  package let accountPerHour: Int
  package let accountPerDay: Int

  init(_ reader: SettingsReader) {
    func limit(_ key: String, _ most: Int, _ help: String) -> Int {
      reader.value(key, .integer(0...10_000_000), default: most, help: help)
    }
    senderPerHour = limit(
      "loop_sender_per_hour", 30,
      "Mails of one address that are acted upon in an hour; more wait in the tray. 0: no limit.")
    senderPerDay = limit("loop_sender_per_day", 100, "The same for a day.")
    domainPerHour = limit(
      "loop_domain_per_hour", 100,
      "Mails of one domain that are acted upon in an hour; providers such as gmail.com do not count.")
    domainPerDay = limit("loop_domain_per_day", 400, "The same for a day.")
    accountPerHour = limit(
      "loop_account_per_hour", 2000, "Mails to one account that are acted upon in an hour.")
    accountPerDay = limit("loop_account_per_day", 20_000, "The same for a day.")
  }
}
