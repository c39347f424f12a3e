/// How mails of an account are signed (RFC 6376); a second key makes a second signature beside the first.
package struct DKIMSettings: Sendable {
  package struct Key: Sendable {
    /// Where in the domain the public key is published: `<selector>._domainkey.<domain>`.
    package let selector: String
    package let file: String

    init(_ reader: SettingsReader, selector standard: String, file example: String) {
      selector = reader.required(
        "selector", .selector, example: standard,
        help: "Name of the key in DNS: its record is SELECTOR._domainkey.DOMAIN, which `piste doctor` prints."
      )
      file = reader.required(
        "key_file", .path(in: reader.context.directory, example: example), example: example,
        help: "Private key, mode 600: RSA of 2048 bits or Ed25519, as `openssl genpkey` writes it.")
    }
  }

  /// `nil` for the domain of the account's address.
  package let domain: String?
  /// One or two, in the order of the settings.
  package let keys: [Key]
  package let validDays: Int?

  init(_ reader: SettingsReader) {
    domain = reader.optional(
      "domain", .signingDomain, help: "Domain that signs; else the domain of the account's address.")
    let first = Key(reader, selector: "piste", file: "dkim.pem")
    let second = reader.optionalSection(
      "second", help: "Another key that signs too, so that you can have both RSA and Ed25519."
    ) { section in
      let key = Key(section, selector: "piste-ed25519", file: "dkim-ed25519.pem")
      if key.selector.lowercased() == first.selector.lowercased() {
        section.report(
          SettingFault("both keys have the selector \(quoted(key.selector))", "give each its own"),
          at: "selector")
      }
      return key
    }
    keys = [first, second].compactMap { $0 }
    // No shorter than the outbox may try (give_up_days), and what a mailing's queue takes.
    validDays = reader.optional(
      "valid_days", .integer(40...3650, unit: "days"),
      help: "After so long nobody need believe the signature, counted from the queueing; else it has no end.")
  }
}

extension SettingType<String> {
  /// Labels of letters, digits and inner hyphens, with dots between them (RFC 6376 §3.1).
  static let selector = SettingType(
    expectation: "a selector of letters, digits and hyphens", example: "piste", write: { $0 }
  ) { text in
    HostText.isName(text) && text.utf8.allSatisfy { $0 < 0x80 } ? text : nil
  }

  static let signingDomain = SettingType(
    expectation: "a domain name", example: "example.org", write: { $0 }
  ) { text in
    HostText.isName(text) && text.utf8.contains(UInt8(ascii: ".")) ? text : nil
  }
}
