import Synchronization

/// What the transport has done since the program began.
package struct TransportCounters: Hashable, Sendable {
  /// Connections that were logged in, ever and now, and attempts that failed.
  package var connectionsMade = 0
  package var connectionsOpen = 0
  package var connectionsFailed = 0
  /// Bytes of the protocol after the login, before compression and encryption.
  package var bytesIn = 0
  package var bytesOut = 0
  package var messagesFetched = 0
  package var messagesAppended = 0
  /// Recipients of submitted messages, by outcome.
  package var recipientsAccepted = 0
  package var recipientsDeferred = 0
  package var recipientsFailed = 0
  package var recipientsUncertain = 0
}

/// Keeps the counters; any thread may ask.
package final class TransportTally: Sendable {
  private let counters = Mutex(TransportCounters())

  package func snapshot() -> TransportCounters { counters.withLock { $0 } }

  func add(_ amount: Int = 1, to counter: WritableKeyPath<TransportCounters, Int>) {
    counters.withLock { $0[keyPath: counter] += amount }
  }

  func connected() {
    counters.withLock { counters in
      counters.connectionsMade += 1
      counters.connectionsOpen += 1
    }
  }

  func received(_ count: Int) { counters.withLock { $0.bytesIn += count } }

  func sent(_ count: Int) { counters.withLock { $0.bytesOut += count } }

  func settled(_ outcomes: some Sequence<SubmissionOutcome>) {
    counters.withLock { counters in
      for outcome in outcomes {
        switch outcome {
        case .accepted: counters.recipientsAccepted += 1
        case .deferred: counters.recipientsDeferred += 1
        case .failed: counters.recipientsFailed += 1
        case .uncertain: counters.recipientsUncertain += 1
        }
      }
    }
  }
}
