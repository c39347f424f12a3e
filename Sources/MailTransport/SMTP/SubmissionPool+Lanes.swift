import Logging

/// The life of a pool's connections.
extension SubmissionPool {
  /// Opens a connection for each who waits without one on the way, as far as the limits go.
  func grow() {
    while !isClosed, let lane = lanes.startOpening(waiting: line.count, at: .now) {
      Task { await open(lane) }
    }
  }

  private func open(_ lane: Int) async {
    do throws(SMTPSession.SetupFailure) {
      let session = try await SMTPSession.open(try await endpoint(), on: loop)
      if avoidsChunking { session.features.chunking = false }
      sessions[lane] = session
      lanes.opened(lane)
      handOver(lane)
      grow()
    } catch {
      failed(lane, SubmissionTrouble(error.error, said: error.said))
    }
  }

  private func endpoint() async throws(SMTPSession.SetupFailure) -> ServerEndpoint {
    do {
      let endpoint = try await access()
      if endpoint.security == .plaintext {
        log.warning("mail and password travel in clear text", metadata: ["server": "\(endpoint.name)"])
      }
      return endpoint
    } catch let error as TransportError {
      throw SMTPSession.SetupFailure(error: error, said: nil)
    } catch {
      let note = ServerNote(server: "the mail server", during: "preparing the login", words: "\(error)")
      throw SMTPSession.SetupFailure(error: .loginRefused(note), said: nil)
    }
  }

  private func failed(_ lane: Int, _ trouble: SubmissionTrouble) {
    if lanes.failedToOpen(lane, at: .now) {
      dismiss(isClosed ? .closed : trouble)
    } else {
      log.info("no further connection to the mail server", metadata: ["reason": "\(trouble)"])
    }
    finishClosing()
  }

  /// Nil when the connection turned out to be gone before the server had heard of the message.
  func carry(
    _ envelope: SubmissionEnvelope, _ message: [UInt8], over lane: Int
  ) async -> SubmissionReport? {
    guard let session = sessions[lane] else { return SubmissionReport(envelope, .closed) }
    let isUsed = lanes.hasCarried(lane)
    let report = await session.submit(envelope, message)
    avoidsChunking = avoidsChunking || session.doesNotKnowChunking
    switch lanes.finished(lane, isOpen: session.stream.isOpen) {
    case .nextMessage: handOver(lane)
    case .farewell: sayFarewell(lane)
    case .gone: forget(lane)
    }
    guard !(report.isUnheard && isUsed) else { return nil }
    loop.counters.settled(report.perRecipient.map(\.outcome))
    return report
  }

  /// To the next in line; a lane that nobody waits for rests.
  private func handOver(_ lane: Int) {
    guard !isClosed else {
      lanes.rest(lane, at: .now)
      return lanes.takeAllIdle().forEach(sayFarewell)
    }
    if let waiter = line.popFirst() { return waiter.resume(returning: .lane(lane)) }
    lanes.rest(lane, at: .now)
    guard sweeper == nil else { return }
    sweeper = Task { await sweep() }
  }

  /// The lane is free when the server knows that we leave: it counts our connections.
  func sayFarewell(_ lane: Int) {
    Task {
      await sessions[lane]?.quit()
      lanes.release(lane)
      forget(lane)
    }
  }

  private func forget(_ lane: Int) {
    sessions[lane] = nil
    grow()
    finishClosing()
  }

  private func finishClosing() {
    guard isClosed, lanes.isEmpty else { return }
    whoCloses.forEach { $0.resume() }
    whoCloses = []
  }

  /// Closes what is idle for long enough, as long as something is idle.
  private func sweep() async {
    while let next = lanes.nextExpiry,
      await loop.sleep(until: Deadline(instant: next, endsWithTask: true)) == .timedOut
    {
      lanes.takeExpired(at: .now).forEach(sayFarewell)
    }
    sweeper = nil
  }
}
