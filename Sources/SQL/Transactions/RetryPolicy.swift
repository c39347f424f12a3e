import Glibc

/// Which failed transactions run again. All of them were rolled back for certain: a lost answer to COMMIT
/// never gets here, because `Session` does not record it as a failure.
struct RetryPolicy {
  private static let serializationLimit = 8
  private var serializations = 0
  private var reconnects = 0

  /// Waits before it allows, so that two transactions that met do not meet again.
  mutating func allowsAnother(after failure: SQLError?) -> Bool {
    switch failure?.kind {
    case .serialization where serializations < Self.serializationLimit:
      serializations += 1
      usleep(UInt32.random(in: 500...(2_000 << UInt32(serializations))))
      return true
    case .connection where reconnects == 0:
      reconnects += 1
      return true
    default:
      return false
    }
  }
}
