import Glibc
import Logging
import MailTransport

/// MailTransport under measurement; `scripts/bench-transport` builds it and holds it against its peers.
///
/// Every mode logs in at `port` of this machine with TLS (or in clear text without `ca`) and prints what it did as
/// `name=value` words. Time and processor time are taken from outside, for the whole process.
@main
enum Probe {
  static func main() async throws {
    let words = ProbeWords(CommandLine.arguments.dropFirst())
    switch CommandLine.arguments.dropFirst().first {
    case "fetch": try await FetchProbe(words)()
    case "submit": try await SubmitProbe(words)()
    case "news": try await NewsProbe(words)()
    case "watch": try await WatchProbe(words)()
    default: usage()
    }
  }

  private static func usage() -> Never {
    let text = """
      usage: probe fetch port=N ca=FILE user=NAME password=WORD [folder=PATH]
             probe submit port=N connections=N mails=N message=FILE [ca=FILE user=NAME password=WORD]
             probe news port=N ca=FILE user=NAME password=WORD maildir=PATH rounds=N
             probe watch port=N ca=FILE password=WORD accounts=FILE seconds=N

      """
    _ = write(STDERR_FILENO, text, text.utf8.count)
    exit(2)
  }
}

/// The `name=value` words of the command line.
struct ProbeWords {
  private var values: [String: String] = [:]

  init(_ words: some Sequence<String>) {
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { values[String(parts[0])] = String(parts[1]) }
    }
  }

  subscript(name: String) -> String? { values[name] }

  func number(_ name: String) -> Int { values[name].flatMap { Int($0) } ?? 0 }

  func endpoint(user: String? = nil) -> ServerEndpoint {
    var endpoint = ServerEndpoint(
      host: "localhost", port: number("port"), security: values["ca"] == nil ? .plaintext : .implicitTLS,
      user: user ?? values["user"], password: values["password"].map { Secret($0) })
    endpoint.caFile = values["ca"]
    return endpoint
  }
}

/// Nothing is logged: the clear text of the sink is meant.
let silentLog = Logger(label: "probe") { _ in SwiftLogNoOpLogHandler() }

enum ProbeError: Error {
  case file(String)
}

/// Foundation would double the memory of a process whose memory is measured.
func readFile(_ path: String) throws -> [UInt8] {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw ProbeError.file(path) }
  defer { close(file) }
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(file, &piece, piece.count)
    guard count >= 0 else { throw ProbeError.file(path) }
    guard count > 0 else { return bytes }
    bytes += piece[0..<count]
  }
}
