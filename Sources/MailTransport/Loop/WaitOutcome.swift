/// How a wait on the loop ended.
enum WaitOutcome: Sendable {
  case ready
  case timedOut
  case cancelled
  /// The loop was shut down.
  case stopped
}

/// A point in time that a wait must not pass, and whether the task's cancellation may end it earlier.
struct Deadline {
  let instant: ContinuousClock.Instant
  let endsWithTask: Bool

  static func after(_ duration: Duration, endsWithTask: Bool = true) -> Deadline {
    Deadline(instant: .now.advanced(by: duration), endsWithTask: endsWithTask)
  }
}
