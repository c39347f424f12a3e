/// Carrying a transaction: in one group when the server takes PIPELINING (RFC 2920), with the message in the
/// same group when it takes CHUNKING (RFC 3030), and one by one otherwise. DATA is the last of its group, and
/// every reply is looked at.
extension SMTPSession {
  /// So many commands at once: their replies must fit into the socket while we still write.
  private static var greatestGroup: Int { 100 }

  nonisolated(nonsending) func submit(
    _ envelope: SubmissionEnvelope, _ message: [UInt8]
  ) async -> SubmissionReport {
    var transaction = SubmissionTransaction(envelope, message, features)
    guard !transaction.isSettled else { return transaction.report }
    guard !stream.hasUnreadInput() else {
      // Before a command was sent this can only be a farewell.
      stream.close()
      transaction.lose(.connectionClosed(stream.note("submitting"), inLiteral: false), isOut: false)
      return transaction.report
    }
    await carry(&transaction)
    guard !transaction.denied.isEmpty else { return transaction.report }
    for feature in transaction.denied { features[keyPath: feature] = false }
    if stream.isOpen, !transaction.isSettled {
      transaction.retryWithoutDenied()
      await carry(&transaction)
    }
    return transaction.report
  }

  private nonisolated(nonsending) func carry(_ transaction: inout SubmissionTransaction) async {
    var isOut = false
    do throws(TransportError) {
      try await exchange(&transaction, &isOut)
    } catch {
      transaction.lose(error, isOut: isOut)
    }
  }

  private nonisolated(nonsending) func exchange(
    _ transaction: inout SubmissionTransaction, _ isOut: inout Bool
  ) async throws(TransportError) {
    var steps = transaction.steps(afterReset: needsReset)[...]
    needsReset = true
    while !steps.isEmpty {
      let group = steps.prefix(transaction.features.pipelining ? Self.greatestGroup : 1)
      steps = steps.dropFirst(group.count)
      // Nobody is left: what would follow need not be sent at all.
      guard !transaction.isSettled, !transaction.isRefused else { return }
      if group.first == .message, !transaction.hasTaken { return }
      try await send(group, transaction)
      isOut = group.last == .message && transaction.features.chunking
      for step in group where stream.isOpen { try await take(step, &transaction, &isOut) }
      guard stream.isOpen else { return }
    }
  }

  private nonisolated(nonsending) func send(
    _ group: ArraySlice<SubmissionTransaction.Step>, _ transaction: SubmissionTransaction
  ) async throws(TransportError) {
    commands.removeAll(keepingCapacity: true)
    for step in group { transaction.write(step, to: &commands) }
    // As text: a trace shows commands and hides messages.
    stream.write(String(decoding: commands, as: UTF8.self))
    if group.last == .message, transaction.features.chunking { stream.write(transaction.text.bytes) }
    try await stream.flush("submitting", endsWithTask: false)
  }

  private nonisolated(nonsending) func take(
    _ step: SubmissionTransaction.Step, _ transaction: inout SubmissionTransaction, _ isOut: inout Bool
  ) async throws(TransportError) {
    let times = stream.endpoint.timeouts
    let isLast = step == .message && isOut
    var reply = try await reply(within: isLast ? times.messageReply : times.reply, "submitting")
    if step == .message, !isOut, reply.code == 354 {
      try await sendMessage(transaction)
      isOut = transaction.hasTaken
      reply = try await self.reply(within: times.messageReply, "waiting for the answer to the message")
    } else if step == .message, !isOut, reply.isPositive {
      throw outOfStep("\(reply)")
    }
    if reply.isIntermediate { throw outOfStep("\(reply)") }
    transaction.take(reply, to: step)
    if step == .message, reply.isPositive { needsReset = false }
    if reply.isFarewell { stream.close() }
    guard step == .message, transaction.features.chunking, reply.code == 500 || reply.code == 502 else {
      return
    }
    // A server that does not know BDAT has taken the message for commands: nothing it says now can be
    // matched.
    doesNotKnowChunking = true
    stream.close()
    transaction.settle(.deferred(reply))
  }

  /// The server waits for a message even when it refused every recipient: then it gets an empty one.
  private nonisolated(nonsending) func sendMessage(
    _ transaction: SubmissionTransaction
  ) async throws(TransportError) {
    // What is here already can be no answer to a message that is still here too.
    if stream.hasUnreadInput() { throw outOfStep("an answer to nothing") }
    if transaction.hasTaken {
      transaction.text.writeDotStuffed { stream.write($0) }
    } else {
      stream.write(".\r\n")
    }
    try await stream.flush("sending the message", endsWithTask: false)
  }

  private func outOfStep(_ words: String) -> TransportError {
    stream.abandon(.protocolViolation(stream.note("submitting", words)))
  }
}
