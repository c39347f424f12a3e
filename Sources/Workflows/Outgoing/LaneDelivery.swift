import Basics
import Logging
import Mailings
import SQL
import Settings
import Store

/// Empties one lane of one account: takes mails up, sends several at a time, has the outcomes written down.
///
/// While some are sent the next are taken up, never more than leave in a moment: what is taken up when the program dies
/// is uncertain. After a failure of the database it stays here and is sent first in the next pass.
actor LaneDelivery {
  private let claimMail: ClaimMail
  private let submitMail: SubmitMail
  private let commits: OutcomeCommits<Handover>
  private let isStopping: @Sendable () -> Bool

  private var waiting: [ClaimedMail] = []
  private var size: Int
  private var lastClaim: ContinuousClock.Instant?
  private var isRunning = false
  /// Trouble of servers in this pass, and deferrals in a row by domain: what was taken up for them goes back unsent.
  private var troubled: [String: ServerTrouble] = [:]
  private var deferrals: [String: Int] = [:]

  init(
    _ claimMail: ClaimMail, _ smarthosts: Smarthosts, _ commits: OutcomeCommits<Handover>,
    isStopping: @escaping @Sendable () -> Bool
  ) {
    self.claimMail = claimMail
    submitMail = SubmitMail(
      office: claimMail.office, smarthosts: smarthosts, lane: claimMail.lane,
      connections: claimMail.smtp.connections)
    self.commits = commits
    self.isStopping = isStopping
    size = claimMail.smtp.connections
  }

  /// Sends until nothing is due, or a stop is wanted.
  ///
  /// - Returns: how many mails were handed over or given back.
  func callAsFunction() async throws -> Int {
    guard !isRunning else { return 0 }
    isRunning = true
    defer { isRunning = false }
    // What could not be written down the last time comes before anything is sent.
    try await commits.drain()
    var handled = 0
    while true {
      (troubled, deferrals, lastClaim) = ([:], [:], nil)
      handled += try await pass()
      try await commits.drain()
      guard canGoRound, !isStopping() else { break }
    }
    try await giveBackWaiting()
    return handled
  }

  /// A server fell out and the account has another one, which may take over at once.
  private var canGoRound: Bool {
    claimMail.smtp.servers.count > 1 && !troubled.isEmpty
  }

  // MARK: One pass

  private enum Step: Sendable {
    /// Whether more may be due.
    case claimed(hasMore: Bool)
    case handedOver
    case failed(any Error)
  }

  /// No error leaves the group before everything under way has ended: what a server has said must not be lost.
  private func pass() async throws -> Int {
    try await withThrowingTaskGroup(of: Step.self) { group in
      var (underWay, handled, isClaiming, isDry) = (0, 0, false, false)
      var failure: (any Error)?
      while true {
        let mayBegin = failure == nil && !isStopping()
        if mayBegin, !isClaiming, !isDry, waiting.count <= size / 2 {
          isClaiming = true
          group.addTask { await self.claim() }
        }
        while mayBegin, let mail = next(underWay) {
          underWay += 1
          group.addTask { await self.handOver(mail) }
        }
        switch try await group.next() {
        case .claimed(let hasMore): (isClaiming, isDry) = (false, !hasMore)
        case .handedOver: (underWay, handled) = (underWay - 1, handled + 1)
        case .failed(let error): (isClaiming, failure) = (false, error)
        case nil:
          guard let failure else { return handled }
          throw failure
        }
        if failure == nil { failure = await commits.failureOnceRoomy() }
      }
    }
  }

  private func claim() async -> Step {
    do {
      let claim = try await claimMail(limit: size)
      waiting += claim.mails
      let hasMore = claim.examined == size
      if hasMore { adaptSize() }
      return .claimed(hasMore: hasMore)
    } catch {
      return .failed(error)
    }
  }

  private func adaptSize() {
    let now = ContinuousClock.now
    if let lastClaim {
      let most = claimMail.office.configuration.outbox.batch
      let least = min(claimMail.smtp.connections, most)
      size = ClaimSize.next(after: size, took: now - lastClaim, within: least...most)
    }
    lastClaim = now
  }

  private func next(_ underWay: Int) -> ClaimedMail? {
    // Twice as many as there are connections: while one mail is sent, the next one's bytes are read.
    guard underWay < claimMail.smtp.connections * 2, !waiting.isEmpty else { return nil }
    return waiting.removeFirst()
  }

  private func handOver(_ mail: ClaimedMail) async -> Step {
    let handover: Handover
    if let trouble = troubled[mail.server.name] {
      handover = Handover(mail: mail, trouble: trouble)
    } else if mail.recipients.allSatisfy({ deferrals[$0.domain, default: 0] >= patience }) {
      handover = Handover(mail: mail, isWithdrawn: true)
    } else {
      handover = await submitMail(mail)
    }
    // First written down, then learnt: what goes back because of it is recorded after it.
    await commits.keep(handover)
    learn(handover)
    return .handedOver
  }

  private var patience: Int { claimMail.office.configuration.outbox.domains.patience }

  private func learn(_ handover: Handover) {
    if let trouble = handover.trouble, trouble.kind.allowsFallback {
      troubled[handover.mail.server.name] = trouble
    }
    for answer in handover.answers {
      if answer.scope == .domain { deferrals[answer.recipient.domain, default: 0] += 1 }
      if answer.recipient.state == .accepted { deferrals[answer.recipient.domain] = nil }
    }
  }

  /// What a stop left unsent goes back into the outbox.
  private func giveBackWaiting() async throws {
    guard !waiting.isEmpty else { return }
    let ids = waiting.map(\.item.id)
    let now = claimMail.office.now
    try await claimMail.office.database.write { connection in
      for id in ids {
        try Outbox(connection).release(id, reason: "the program was stopped before its turn", retryAt: now)
      }
    }
    waiting = []
  }
}
