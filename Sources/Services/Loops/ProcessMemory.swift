import CShims
import ServiceLifecycle

/// What the daemon holds of the machine's memory: no more than is alive.
///
/// The C library gives every busy thread an arena of its own, up to eight for each core, and a block that a long-lived
/// value sits on keeps all of its arena's pages. Seen in half an hour at 50 mails a second each way: 28 MB alive, 74 MB
/// held, and growing. Docs: mallopt(3) `M_ARENA_MAX`, malloc_trim(3).
package enum ProcessMemory {
  private static let arenas: Int32 = 2

  /// To be called before the first threads are made; without effect where the C library knows no arenas.
  package static func limitArenas() { piste_memory_limit_arenas(arenas) }

  /// Gives back what is free.
  static func trim() { piste_memory_trim() }
}

/// Gives memory that a busy hour left free back to the machine, every minute for as long as the daemon runs.
package struct MemoryService: Service {
  private static let pause = Duration.seconds(60)

  package init() {}

  package func run() async throws {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
      ProcessMemory.trim()
    }
  }
}
