import Foundation

extension PrivateMailServers {
  /// An access token that the private Dovecot takes from this user.
  ///
  /// - Parameter seconds: how long it holds; one below zero has run out.
  package func token(for user: String, seconds: Int = 3600) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.script)
    process.arguments = [folder, "token", user, "\(seconds)"]
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ServersFailed(words: "no token for \(user)") }
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
