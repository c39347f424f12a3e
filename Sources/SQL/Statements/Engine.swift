/// The two databases that Piste runs on, and the few words in which they differ.
package enum Engine: String, Sendable, CaseIterable {
  case sqlite
  case postgresql

  /// Ends the inner SELECT of a job claim, so that two workers never take the same row and never wait for
  /// each other; SQLite has one writer and needs nothing.
  package var skipLocked: SQL {
    switch self {
    case .sqlite: ""
    case .postgresql: "FOR UPDATE SKIP LOCKED"
    }
  }
}
