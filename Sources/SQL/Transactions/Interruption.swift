import Dispatch
import Synchronization

/// The bridge from a cancelled task to the statement that runs for it on another thread.
///
/// A cancellation reaches only the job that it was meant for: every job has a number, and `cancel` does
/// nothing once that job has ended or has begun to commit. What it must never do is stop a COMMIT half-way.
final class Interruption: Sendable {
  private struct State {
    var issued = 0
    var running: Int?
    var isCancelled = false
    var isCommitting = false
    var stop: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// A number for the next job.
  func issue() -> Int {
    state.withLock { state in
      state.issued += 1
      return state.issued
    }
  }

  /// How the engine stops a statement from outside; called again and again until the job has ended, because
  /// the first call may come just before the statement does.
  func install(stop: (@Sendable () -> Void)?) {
    state.withLock { $0.stop = stop }
  }

  /// Called in the job's own task. The number is noted first: a cancellation is seen here or comes by
  /// `cancel`.
  func begin(_ job: Int) {
    state.withLock { state in
      state.running = job
      state.isCommitting = false
      state.isCancelled = false
    }
    if Task.isCancelled { cancel(job) }
  }

  func end() {
    state.withLock { $0.running = nil }
  }

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// From here on the job can't be cancelled any more; false when it has been.
  func enterCommit() -> Bool {
    state.withLock { state in
      state.isCommitting = !state.isCancelled
      return state.isCommitting
    }
  }

  func cancel(_ job: Int) {
    let mustStop = state.withLock { state in
      guard state.running == job, !state.isCommitting, !state.isCancelled else { return false }
      state.isCancelled = true
      return state.stop != nil
    }
    if mustStop { DispatchQueue.global().async { self.stop(job) } }
  }

  /// The lock is held during the call, so that `end` waits for it and the next job is never hit.
  private func stop(_ job: Int) {
    let mustRepeat = state.withLock { state in
      guard state.running == job else { return false }
      state.stop?()
      return true
    }
    if mustRepeat { DispatchQueue.global().asyncAfter(deadline: .now() + 0.05) { self.stop(job) } }
  }
}
