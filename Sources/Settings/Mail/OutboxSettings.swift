/// How persistently mails are sent.
package struct OutboxSettings: Sendable {
  package enum Uncertain: String, Sendable, CaseIterable {
    /// A person decides.
    case ask
    /// The same message is sent again, with the same Message-ID.
    case retry
  }

  /// Minutes to wait after the first, second … deferred attempt; the last one repeats.
  package let retryMinutes: [Int]
  package let giveUpDays: Int
  package let wantsProofCopy: Bool
  package let proofWaitSeconds: Int
  package let uncertain: Uncertain
  package let batch: Int

  init(_ reader: SettingsReader) {
    let waits = [5, 15, 60, 240, 720, 1440]
    let given = reader.values(
      "retry_minutes", .integer(1...10_080, unit: "minutes"), default: waits,
      help: "Waits after deferred attempts; the last one repeats.")
    retryMinutes = given.isEmpty ? waits : given
    giveUpDays = reader.value(
      "give_up_days", .integer(1...30, unit: "days"), default: 5, help: "Then the mail has failed.")
    wantsProofCopy = reader.value(
      "proof_copy", .boolean, default: true,
      help: "Send a blind copy to the lead address, which proves what was accepted.")
    proofWaitSeconds = reader.value(
      "proof_wait_seconds", .integer(10...3600, unit: "seconds"), default: 120,
      help: "How long to wait for that copy before an uncertain mail is decided.")
    uncertain = reader.value(
      "uncertain", .choice, default: .retry,
      help:
        "When the connection was lost before the answer: retry sends the same message again, ask leaves it to you."
    )
    batch = reader.value("batch", .integer(1...1000), default: 50, help: "Mails taken up at once.")
    if given.isEmpty, reader.node("retry_minutes") != nil {
      reader.report(SettingFault("the list is empty", "write at least one wait"), at: "retry_minutes")
    }
  }
}
