import Dispatch

/// A meeting point between a test and a closure that runs on a connection's own thread.
final class Steps: Sendable {
  private let arrived = DispatchSemaphore(value: 0)
  private let allowed = DispatchSemaphore(value: 0)

  /// Called in the closure: blocks its thread until the test allows it to go on.
  func arriveAndWait() {
    arrived.signal()
    allowed.wait()
  }

  /// Called in the closure when it need not wait.
  func arrive() { arrived.signal() }

  func goOn() { allowed.signal() }

  func untilArrived() async {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        self.arrived.wait()
        continuation.resume()
      }
    }
  }
}
