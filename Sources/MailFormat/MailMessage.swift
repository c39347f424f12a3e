import Basics

/// A message (RFC 5322) as values, read from the journalled bytes. The first thing that is made of a mail.
///
/// Reading never fails: whatever the bytes are, there is a message, and what was odd stands in
/// ``diagnostics``. Bodies stay slices of the bytes until they are asked for. No business here.
package struct MailMessage: Sendable {
  /// The message as it came, byte by byte, whatever was understood of it; shared with every part, not copied.
  package let bytes: ArraySlice<UInt8>
  package let root: MIMEPart
  package let diagnostics: [Diagnostic]
  /// Whether the containers of other formats in it are replaced by their content, see ``opened``.
  let isOpened: Bool
  /// How far it was taken apart; what is packed inside it is held to the same.
  let limits: ParsingLimits
  /// What every reader asks for; made when the message is ``opened``, else each time anew.
  let reading: MailReading?

  init(
    _ bytes: ArraySlice<UInt8>, root: MIMEPart, diagnostics: [Diagnostic] = [], limits: ParsingLimits,
    isOpened: Bool = false
  ) {
    self.bytes = bytes
    self.root = root
    self.diagnostics = diagnostics
    self.limits = limits
    self.isOpened = isOpened
    reading = nil
  }

  /// The same message, read.
  init(read message: MailMessage) {
    bytes = message.bytes
    root = message.root
    diagnostics = message.diagnostics
    limits = message.limits
    isOpened = message.isOpened
    reading = MailReading(message)
  }

  package static func parse(_ bytes: [UInt8], limits: ParsingLimits = .standard) -> MailMessage {
    var parser = MIMEParser(bytes, limits: limits)
    let root = parser.run()
    return MailMessage(bytes[...], root: root, diagnostics: parser.diagnostics, limits: limits)
  }

  /// What lies beyond ``ParsingLimits/size``: in no part, but not lost.
  package var unread: ArraySlice<UInt8> { bytes.dropFirst(limits.size) }

  package var header: HeaderFields { root.header }

  /// Of several subjects (seen in the wild: gateways that add an empty one) the first that says something.
  package var subject: String { reading?.subject ?? header.all("Subject").first { !$0.isEmpty } ?? "" }
  package var from: [MailAddress] { reading?.from ?? header.addresses("From") }
  package var sender: [MailAddress] { header.addresses("Sender") }
  package var replyTo: [MailAddress] { header.addresses("Reply-To") }
  package var to: [MailAddress] { header.addresses("To") }
  package var cc: [MailAddress] { header.addresses("Cc") }

  package var messageID: MessageID? { header.messageID }

  package var references: ReferenceChain {
    ReferenceChain(
      references: header.fields("References").map(\.unfolded),
      inReplyTo: header.fields("In-Reply-To").map(\.unfolded))
  }

  package var date: Instant? { header.all("Date").lazy.compactMap(DateField.parse).first }

  package var baseSubject: BaseSubject { BaseSubject(of: subject) }
}
