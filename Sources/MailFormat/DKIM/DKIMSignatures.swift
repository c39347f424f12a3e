import Basics

/// Signs messages for a domain: RFC 6376 with relaxed/relaxed, and never with `l=`, which would let others append.
///
/// Two keys make two signatures that don't cover one another, so that a verifier which knows only RSA finds what it
/// needs (RFC 8463 §5).
package struct DKIMSignatures: Sendable {
  /// One key and where its public half is found.
  package struct Key: Sendable {
    package let selector: String
    package let signer: any DKIMSigner

    package init(selector: String, signer: any DKIMSigner) {
      self.selector = selector
      self.signer = signer
    }
  }

  /// In A-labels (RFC 6376 §3.5, `d=`).
  package let domain: String
  package let keys: [Key]
  /// After so many days verifiers need not accept the signature (`x=`); `nil` for never.
  package let validDays: Int?

  package init(domain: String, keys: [Key], validDays: Int? = nil) {
    self.domain = domain
    self.keys = keys
    self.validDays = validDays
  }

  /// The message with its signatures on top; not a byte of it is changed.
  ///
  /// - Throws: ``DKIMFault`` when a signature would not last, or what the signer says.
  package func added(to message: [UInt8], at now: Instant) throws -> [UInt8] {
    let parts = try SignableMessage(message)
    let fields = try SignedFields(of: parts.fields)
    let bodyHash = SHA256Digest(of: RelaxedForm.body(parts.body)).bytes
    var header: [UInt8] = []
    for key in keys {
      var field = unsigned(key, fields: fields.names, bodyHash: bodyHash, at: now)
      // §3.7: the field itself comes last, with an empty b= and no line break.
      let signed = fields.canonical + RelaxedForm.field(field.bytes[...])
      field.finish(base64: Base64.encode(try key.signer.signature(for: signed), lineLength: 0))
      header += field.bytes
    }
    return header + message
  }

  private func unsigned(_ key: Key, fields: [String], bodyHash: [UInt8], at now: Instant) -> TagListWriter {
    let seconds = now.milliseconds.quotientFloored(by: 1000)
    var field = TagListWriter(name: "DKIM-Signature")
    field.tag("v", "1")
    field.tag("a", key.signer.algorithm.rawValue)
    field.tag("c", "relaxed/relaxed")
    field.tag("d", domain)
    field.tag("s", key.selector)
    field.tag("t", String(seconds))
    if let validDays { field.tag("x", String(seconds + Int64(validDays) * 86_400)) }
    field.tag("h", list: fields)
    field.tag("bh", String(decoding: Base64.encode(bodyHash, lineLength: 0), as: UTF8.self))
    field.open("b")
    return field
  }
}
