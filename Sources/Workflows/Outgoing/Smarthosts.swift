import MailTransport
import Mailings
import Settings

/// The connections through which mails leave, one pool for each lane of an account and each of its servers: a mailing
/// never holds the connection that an invoice needs.
actor Smarthosts {
  private struct Key: Hashable {
    let account: String
    let lane: OutboxLane
    let server: String
  }

  private let office: Office
  private let loop: TransportLoop
  private var pools: [Key: SubmissionPool] = [:]

  init(_ office: Office, loop: TransportLoop) {
    self.office = office
    self.loop = loop
  }

  func pool(_ account: String, _ lane: OutboxLane, _ server: ServerSettings, connections: Int)
    -> SubmissionPool
  {
    let key = Key(account: account, lane: lane, server: server.name)
    if let pool = pools[key] { return pool }
    let access = ServerAccess(office, loop: loop)
    let pool = SubmissionPool(loop: loop, log: office.log, limits: PoolLimits(connections: connections)) {
      try await access.endpoint(for: server)
    }
    pools[key] = pool
    return pool
  }

  func close() async {
    for pool in pools.values { await pool.close() }
    pools = [:]
  }
}
