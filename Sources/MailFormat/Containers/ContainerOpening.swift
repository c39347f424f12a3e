import Basics

/// Replaces the containers of other formats in a tree of parts by what is in them: TNEF, S/MIME, PGP, uuencode, yEnc,
/// Macintosh files, calendars. Stands between taking the mail apart and reading it.
///
/// A container that can't be opened in full stays beside what was found in it. Embedded messages are not
/// entered: they are opened when they are read themselves.
struct ContainerOpening {
  /// Containers in one another; each level is a copy of its own.
  private static let maximumDepth = 6
  private static let maximumDiagnostics = 100

  /// Of the mail that is opened; they hold for the mails in it too.
  let limits: ParsingLimits
  private(set) var diagnostics: [Diagnostic] = []

  init(limits: ParsingLimits) { self.limits = limits }

  /// The same entity with its containers opened; nil when there are none.
  mutating func open(_ root: MIMEPart, depth: Int = 0) -> MIMEPart? {
    guard hasRoom(depth: depth) else { return nil }
    var step = Step(depth: depth, lacksText: { !root.holdsVisibleWords })
    return opened(root, &step)
  }

  /// Where the opening is, and whether the entity has words of its own: asked once and only when it matters.
  private struct Step {
    let depth: Int
    let lacksText: () -> Bool
    private var answer: Bool?

    init(depth: Int, lacksText: @escaping () -> Bool) {
      self.depth = depth
      self.lacksText = lacksText
    }

    /// Whether words that were found are to be shown; only the first ones are.
    mutating func takesText() -> Bool {
      let isWanted = answer ?? lacksText()
      answer = false
      return isWanted
    }
  }

  private mutating func opened(_ part: MIMEPart, _ step: inout Step) -> MIMEPart? {
    guard part.isMultipart else { return leaf(part, &step) }
    noteMultipart(part)
    var children = part.children
    var hasChanged = false
    if part.contentType.subtype == "appledouble", children.count > 1 {
      children.removeAll { $0.contentType.mediaType == "application/applefile" }
      hasChanged = true
    }
    for index in children.indices {
      guard let changed = opened(children[index], &step) else { continue }
      children[index] = changed
      hasChanged = true
    }
    return hasChanged ? part.replacing(children: children) : nil
  }

  private mutating func leaf(_ part: MIMEPart, _ step: inout Step) -> MIMEPart? {
    switch part.containerFormat {
    case .tnef: return openTNEF(part, &step)
    case .cms: return openCMS(part, &step)
    case .calendar: return openCalendar(part, &step)
    case .text: return openText(part, depth: step.depth)
    case .binHex: return openBinHex(part)
    case .appleFile:
      return AppleFile.read(part.decodedBytes()[...]).map { file in
        part.holding([.file(named: file.name ?? part.filename, bytes: file.dataFork)])
      }
    case nil:
      noteLeaf(part)
      return nil
    }
  }

  // MARK: Formats

  private mutating func openTNEF(_ part: MIMEPart, _ step: inout Step) -> MIMEPart? {
    guard let message = TNEFReader.read(part.decodedBytes()[...]) else { return nil }
    let faults = message.allFaults
    if !faults.isEmpty {
      let words = faults.map(\.rawValue).joined(separator: ", ")
      report("tnef-damaged", "a TNEF container (winmail.dat) is damaged: \(words)")
    }
    let text = message.textPart.flatMap { step.takesText() ? $0 : nil }
    let container = faults.isEmpty ? nil : part.asFile(named: part.filename)
    return part.holding([text].compactMap { $0 } + message.fileParts(limits) + [container].compactMap { $0 })
  }

  private mutating func openCMS(_ part: MIMEPart, _ step: inout Step) -> MIMEPart? {
    switch CMSContent.read(part.decodedBytes()[...]) {
    case .encrypted: report("encrypted", "a part is encrypted with S/MIME and can't be read without the key")
    case .compressed: report("compressed", "a part is compressed with CMS (RFC 3274) and is kept as it is")
    case .signed(let bytes?, let isWhole): return signed(bytes, isWhole: isWhole, in: part, depth: step.depth)
    case .signed(nil, _), nil: return nil
    }
    return nil
  }

  /// What is signed is a MIME entity (RFC 8551 §3.1), or any file (CAdES: `contract.pdf.p7m`), which stays closed.
  private mutating func signed(_ bytes: [UInt8], isWhole: Bool, in part: MIMEPart, depth: Int) -> MIMEPart? {
    guard bytes.looksLikeEntity, hasRoom(depth: depth + 1) else { return nil }
    if !isWhole { report("cms-damaged", "signed content is cut off") }
    let inner = MailMessage.parse(bytes, limits: limits)
    for diagnostic in inner.diagnostics { add(diagnostic) }
    let entity = open(inner.root, depth: depth + 1) ?? inner.root
    // What was signed is the proof of who said it, so the container stays.
    return part.holding([entity, part.asFile(named: part.filename ?? "smime.p7m")])
  }

  private mutating func openCalendar(_ part: MIMEPart, _ step: inout Step) -> MIMEPart? {
    let isShown = part.disposition?.isAttachment != true && part.filename == nil
    let file = isShown ? part.asFile(named: "invite.ics") : part
    guard step.takesText(), let invitation = part.invitation else { return isShown ? file : nil }
    return part.holding([.text(invitation.line), file])
  }

  private mutating func openText(_ part: MIMEPart, depth: Int) -> MIMEPart? {
    let isBase64 = part.transferEncoding == .base64
    guard isBase64 || TextBlocks.occur(in: part.rawBody) else { return nil }
    let bytes = part.decodedBytes()
    guard !isBase64 || TextBlocks.occur(in: bytes[...]) else { return nil }
    let blocks = TextBlocks(bytes[...], charset: part.charset)
    guard blocks.foundAny else { return nil }
    for finding in blocks.findings { report(finding) }
    let words = words(blocks.words, of: part, depth: depth)
    return blocks.files.isEmpty ? words : part.holding([words] + blocks.files)
  }

  /// `application/pgp; format=mime` holds a MIME entity, other texts are words.
  private mutating func words(_ bytes: [UInt8], of part: MIMEPart, depth: Int) -> MIMEPart {
    guard !part.contentType.isText else { return part.replacing(content: bytes[...]) }
    guard bytes.looksLikeEntity else { return part.replacing(content: bytes[...], type: .plainText) }
    let inner = MailMessage.parse(bytes, limits: limits).root
    return part.holding([open(inner, depth: depth + 1) ?? inner])
  }

  private mutating func openBinHex(_ part: MIMEPart) -> MIMEPart? {
    guard let file = BinHex.read(part.decodedBytes()[...]) else { return nil }
    if !file.isWhole { report("binhex-damaged", "the BinHex file \(file.name.debugDescription) is damaged") }
    return part.holding([.file(named: file.name, bytes: file.dataFork[...])])
  }

  // MARK: Diagnostics

  private mutating func noteMultipart(_ part: MIMEPart) {
    guard part.contentType.subtype == "encrypted" else { return }
    report("encrypted", "the message is encrypted (RFC 1847) and can't be read without the key")
  }

  private mutating func noteLeaf(_ part: MIMEPart) {
    guard part.contentType.type == "message" else { return }
    if let body = part.externalBody {
      let type = body.contentType?.mediaType ?? "a part"
      let place = "access type \(body.accessType.debugDescription): \(body.place.debugDescription)"
      report("external-body", "the content of \(type) is elsewhere and is not fetched; \(place)")
    }
    guard part.contentType.subtype == "partial" else { return }
    let parameters = part.contentType.parameters
    let number = (parameters["number"] ?? "?").withoutControls
    let total = (parameters["total"] ?? "?").withoutControls
    report("partial-message", "piece \(number) of \(total) of a message that was sent in pieces")
  }

  private mutating func hasRoom(depth: Int) -> Bool {
    if depth < Self.maximumDepth { return true }
    report("depth-limit", "containers nested deeper than \(Self.maximumDepth) are kept as they are")
    return false
  }

  private mutating func report(_ finding: TextBlocks.Finding) {
    switch finding {
    case .tooMany(let limit):
      report("files-limit", "of the files in the text the first \(limit) are taken out, the others are left")
    case .encrypted: report("encrypted", "a block of the text is encrypted with PGP")
    case .damaged(let format, let name, let faults):
      report("\(format)-damaged", "the file \(name.debugDescription) in the text is damaged: \(faults)")
    }
  }

  private mutating func report(_ code: String, _ message: String) { add(Diagnostic(.warning, code, message)) }

  private mutating func add(_ diagnostic: Diagnostic) {
    guard diagnostics.count < Self.maximumDiagnostics else { return }
    diagnostics.append(diagnostic)
  }
}

extension [UInt8] {
  /// Whether the bytes start with a header of MIME: a field name and a colon.
  fileprivate var looksLikeEntity: Bool {
    let start = drop(while: \.isWhiteSpace)
    let name = start.prefix(80).prefix { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }
    guard !name.isEmpty, name.endIndex < endIndex, self[name.endIndex] == 0x3A else { return false }
    return ["content-", "mime-", "from", "to", "subject", "date", "received", "message-id", "x-"].contains {
      name.lowercasedText.hasPrefix($0)
    }
  }
}
