/// Which fields of a header a signature covers (RFC 6376 §5.4): what readers show or act on, nothing that relays write.
///
/// A name that is listed once more than the field stands there covers that no further one does (§5.4.2): whoever adds a
/// second From or Subject on the way, for readers to show in place of ours, breaks the signature.
struct SignedFields {
  private enum Reach {
    /// As often as it stands there.
    case asFound
    /// Once more, where it stands there at all.
    case noOther
    /// Once more, also where there is none: a reply address that somebody adds would lead answers away.
    case noneAdded
  }

  private static let rules: [(name: String, reach: Reach)] = [
    ("from", .noneAdded), ("sender", .noOther), ("reply-to", .noneAdded), ("to", .noneAdded),
    ("cc", .noneAdded), ("subject", .noneAdded), ("date", .noneAdded), ("message-id", .noOther),
    ("in-reply-to", .asFound), ("references", .asFound), ("auto-submitted", .asFound),
    // RFC 8058 §4: both must be signed, or no reader offers the one click.
    ("list-unsubscribe", .noOther), ("list-unsubscribe-post", .noOther),
    ("mime-version", .noOther), ("content-type", .noOther), ("content-transfer-encoding", .noOther),
  ]

  /// The value of `h=`.
  let names: [String]
  /// The fields in the order of ``names``, in relaxed form, each with its CRLF.
  let canonical: [UInt8]

  /// Of fields with the same name the last is taken first (RFC 6376 §5.4.2): relays add theirs on top.
  init(of fields: [HeaderField]) throws(DKIMFault) {
    let byName = Dictionary(grouping: fields.reversed(), by: \.key)
    guard byName["from"] != nil else { throw .noSender }
    var names: [String] = []
    var canonical: [UInt8] = []
    for (name, reach) in Self.rules {
      let found = byName[name, default: []]
      let isClosed = reach == .noneAdded || reach == .noOther && !found.isEmpty
      names += [String](repeating: name, count: found.count + (isClosed ? 1 : 0))
      for field in found { canonical += RelaxedForm.field(field.raw) + [0x0D, 0x0A] }
    }
    self.names = names
    self.canonical = canonical
  }
}
