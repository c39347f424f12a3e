/// Moving messages out of the selected mailbox, some hundred at a time. By MOVE (RFC 6851), or by copying and
/// expunging exactly those UIDs (UIDPLUS). A plain EXPUNGE would also remove what somebody else has marked, so
/// without both extensions nothing is moved.
extension IMAPSession {
  private static var batch: Int { 200 }

  nonisolated(nonsending) func move(_ uids: [UInt32], to mailbox: String) async throws(TransportError) {
    let name = try mailboxName(mailbox, "MOVE")
    let during = "moving messages to \(mailbox)"
    guard features.move || features.uidPlus else {
      throw .commandRefused(
        stream.note(
          during, "the server has neither MOVE nor UIDPLUS; without them other messages could be removed too")
      )
    }
    let uids = Set(uids).sorted()
    for start in stride(from: 0, to: uids.count, by: Self.batch) {
      let set = UIDSet(uids[start..<min(start + Self.batch, uids.count)])
      do throws(TransportError) {
        try await move(set, name, during)
      } catch .commandRefused(let note) where note.words.contains("[TRYCREATE]") {
        throw .mailboxMissing(note)
      }
    }
  }

  /// UIDs that are gone already are passed over by the server (RFC 9051 section 6.4.9).
  private nonisolated(nonsending) func move(
    _ set: UIDSet, _ name: MailboxName, _ during: String
  ) async throws(TransportError) {
    guard !features.move else {
      try await run("UID MOVE \(set.text) \(name.quoted)", during: during)
      return
    }
    try await run("UID COPY \(set.text) \(name.quoted)", during: during)
    try await run("UID STORE \(set.text) +FLAGS.SILENT (\\Deleted)", during: during)
    try await run("UID EXPUNGE \(set.text)", during: during)
  }
}
