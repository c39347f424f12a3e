import Foundation

extension PrivateMailServers {
  /// The servers that a contract is held against: those that a script started and told of in the environment
  /// (`scripts/postfix-contract`), otherwise the private ones of this process.
  package static func underContract() throws -> PrivateMailServers {
    let environment = ProcessInfo.processInfo.environment
    guard let folder = environment["PISTE_CONTRACT_FOLDER"] else { return try running() }
    guard let base = environment["PISTE_CONTRACT_PORT_BASE"].flatMap({ Int($0) }) else {
      throw ServersFailed(words: "PISTE_CONTRACT_PORT_BASE does not say the port base of \(folder)")
    }
    return PrivateMailServers(portBase: base, folder: folder)
  }
}
