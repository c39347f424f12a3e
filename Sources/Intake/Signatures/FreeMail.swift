/// Where anybody may have a mail address: such a domain names no firm.
enum FreeMail {
  /// - Parameter labels: Those of the domain.
  static func contains(_ domain: String, _ labels: [String]) -> Bool {
    guard labels.count >= 2 else { return true }
    return names.contains(labels[labels.count - 2]) || whole.contains(domain)
  }

  private static let names: Set<String> = [
    "gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "ymail", "rocketmail", "aol",
    "icloud",
    "mac", "gmx", "web", "freenet", "t-online", "arcor", "posteo", "mailbox", "bluewin", "sunrise", "hispeed",
    "bluemail", "netplus", "romandie", "citycable", "vtxnet", "vtx", "orange", "wanadoo", "sfr", "neuf",
    "free",
    "laposte", "bbox", "numericable", "libero", "virgilio", "alice", "tin", "tiscali", "fastwebnet", "aruba",
    "protonmail", "proton", "pm", "tutanota", "tuta", "zoho", "mail", "email", "fastmail", "yandex", "ik",
    "ikmail", "infomaniak", "swissonline", "ticino", "quickline", "btinternet", "sky", "skynet", "telenet",
    "ziggo", "kpnmail", "telefonica", "hey", "1und1", "online",
  ]
  private static let whole: Set<String> = ["me.com", "ik.me", "etik.com", "free.fr"]
}
