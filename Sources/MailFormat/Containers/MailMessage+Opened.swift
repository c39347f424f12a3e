extension MailMessage {
  /// The message with every container in it opened (TNEF, S/MIME, PGP, uuencode and their like): text and
  /// attachments are those that the sender meant. Opening what is open changes nothing.
  ///
  /// Its text, subject and authors are read now and once, because every reader asks for them.
  package var opened: MailMessage { reading == nil ? MailMessage(read: withOpenParts) : self }

  /// The same without reading it.
  var withOpenParts: MailMessage {
    guard !isOpened else { return self }
    var opening = ContainerOpening(limits: limits)
    let root = opening.open(root) ?? root
    return MailMessage(
      bytes, root: root, diagnostics: diagnostics + opening.diagnostics, limits: limits, isOpened: true)
  }
}
