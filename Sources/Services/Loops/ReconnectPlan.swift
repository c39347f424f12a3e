import Workflows

/// How long to wait before an account is tried again, by what went wrong: a pure decision.
///
/// A lost connection is made again within seconds. What only a person can mend (a password, a certificate) is tried
/// every 5 to 15 minutes: providers lock accounts that are knocked at with a wrong password. A new start tries at once.
struct ReconnectPlan: Hashable {
  let trouble: IntakeTrouble
  /// How often in a row it went wrong, this time included.
  let failures: Int

  /// - Parameter chance: a random byte; adds up to a quarter, so that many clients don't come back at one instant.
  func pause(chance: UInt8) -> Duration {
    let steps = Self.seconds(trouble)
    let seconds = steps[max(1, min(failures, steps.count)) - 1]
    return .milliseconds(seconds * 1000 + Int(chance) * seconds * 1000 / 1024)
  }

  private static func seconds(_ trouble: IntakeTrouble) -> [Int] {
    switch trouble {
    case .connection: [1, 2, 4, 8, 16, 32, 60]
    case .busyServer: [15, 30, 60, 120, 240]
    case .refused: [300, 480, 720]
    case .puzzlingServer: [60, 120, 240, 480, 720]
    case .storage: [5, 10, 20, 40, 60]
    }
  }
}
