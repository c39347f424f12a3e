import Foundation
import Glibc
import Synchronization

extension PrivateMailServers {
  static let prefix = "piste-mail-"

  /// Beside the sources, through any symbolic link that leads to this file.
  static var script: String {
    URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("scripts/mail-servers")
      .path
  }

  static func start() throws -> PrivateMailServers {
    removeLeftovers()
    let folder = "/tmp/\(prefix)\(getpid())"
    // Registered before the start: whatever comes up must go down.
    atexit { try? PrivateMailServers.stop(folder: "/tmp/\(PrivateMailServers.prefix)\(getpid())") }
    return try start(in: folder)
  }

  static func start(in folder: String) throws -> PrivateMailServers {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let boxes = (1...boxCount).map { "box\($0)@piste.test:secret\n" }.joined()
    try Data((boxes + "customer@example.test:secret\n").utf8).write(
      to: URL(fileURLWithPath: "\(folder)/accounts"))
    let base = try freePortBase()
    try run([folder, "setup"], portBase: base)
    try run([folder, "start"], portBase: base)
    return PrivateMailServers(portBase: base, folder: folder)
  }

  private static func stop(folder: String) throws {
    try run([folder, "stop"], portBase: nil)
    try FileManager.default.removeItem(atPath: folder)
  }

  /// Servers of a test process that crashed.
  private static func removeLeftovers() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
    for name in names where name.hasPrefix(prefix) {
      guard let process = pid_t(name.dropFirst(prefix.count).prefix { $0 != "-" }), kill(process, 0) != 0,
        errno == ESRCH
      else {
        continue
      }
      try? stop(folder: "/tmp/\(name)")
    }
  }

  /// Without Foundation's `Process`, which cannot be used in an `atexit` routine. The output goes to a file:
  /// the servers inherit it, and would keep a pipe open.
  static func run(_ arguments: [String], portBase: Int?) throws {
    let log = "\(arguments[0])/\(arguments[1]).log"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let environment = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"] + (portBase.map { ["PORT_BASE=\($0)"] } ?? [])
    var words = ([script] + arguments).map { strdup($0) } + [nil]
    var settings = environment.map { strdup($0) } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var process = pid_t()
    var status: Int32 = -1
    guard posix_spawn(&process, script, &actions, nil, &words, &settings) == 0 else {
      throw ServersFailed(words: "\(script) cannot be started")
    }
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      throw ServersFailed(words: said.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }

  private static let nextPlace = Atomic<Int>(0)

  /// Below the range that the kernel gives to outgoing connections.
  private static func freePortBase() throws -> Int {
    for _ in 0..<60 {
      // Never the same place twice: between the look and the start another test of this process may look too.
      let place = (Int(getpid() % 7) + nextPlace.add(1, ordering: .relaxed).oldValue) % 60
      let base = 24_100 + place * 100
      if [143, 465, 587, 589, 993].allSatisfy({ isFree(base + $0) }) { return base }
    }
    throw ServersFailed(words: "no free ports between 24000 and 31000")
  }

  private static func isFree(_ port: Int) -> Bool {
    guard let listener = LoopbackListener(port: port) else { return false }
    listener.close()
    return true
  }
}
