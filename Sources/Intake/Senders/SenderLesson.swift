import Basics
import MailFormat

/// What a colleague's last mails carried about their sender, whether that proves him, and what to set so that it does.
///
/// For the person who installs Piste; it changes nothing. A forger may have written some of the mails, so the advice is
/// by numbers, and the person must know the server that it names.
package struct SenderLesson: Hashable, Sendable {
  /// One mail that says to be the colleague's.
  package struct Mail: Hashable, Sendable {
    package let id: Int64
    package let receivedAt: Instant
    package let subject: String
    package let stamps: [AuthenticationStamp]
    package let isProven: Bool
    package let reason: SenderReason
    /// By what it could be proven if that were believed; `nil` when nothing in it would do.
    let proof: Place?

    package init(
      _ message: MailMessage, id: Int64, receivedAt: Instant, of colleague: StaffMember, rules: IntakeRules
    ) {
      self.id = id
      self.receivedAt = receivedAt
      subject = message.subject
      stamps = AuthenticationStamp.read(message.header, rules: rules)
      let verdict = SenderIdentity.decide(message, rules: rules)
      isProven = verdict.value == .staff(colleague)
      reason = verdict.reason
      let received = message.header.fields("Received").count
      proof = Self.proof(in: stamps.filter { $0.receivedAbove < received }, of: colleague.address)
    }

    /// The topmost place whose findings prove the address.
    private static func proof(in stamps: [AuthenticationStamp], of address: MailAddress) -> Place? {
      let places = stamps.map { Place(server: $0.authservID, receivedAbove: $0.receivedAbove) }
      return places.first { place in
        let here = zip(stamps, places).filter { $0.1 == place }.map(\.0)
        return TrustedFindings(of: here).proof(of: address) != nil
      }
    }
  }

  /// A server's name, and how many `Received` fields stand above its findings.
  package struct Place: Hashable, Sendable {
    package let server: String
    package let receivedAbove: Int

    package init(server: String, receivedAbove: Int) {
      self.server = server
      self.receivedAbove = receivedAbove
    }
  }

  package enum Advice: Hashable, Sendable {
    /// No mail of this colleague has come in.
    case noMails
    /// So many are proven as things are set.
    case proven(Int)
    /// Believe this server, at this place: so many would be proven.
    case pin(Place, Int)
    /// A server checks, but nothing that it finds vouches for the colleague's domain.
    case signMail(server: String)
    /// No server writes anything about the sender.
    case useTokens
  }

  package let colleague: StaffMember
  package let mails: [Mail]

  package init(_ colleague: StaffMember, _ mails: [Mail]) {
    self.colleague = colleague
    self.mails = mails
  }

  package var proven: Int { mails.count { $0.isProven } }

  package var advice: Advice {
    guard !mails.isEmpty else { return .noMails }
    guard proven < mails.count else { return .proven(proven) }
    if let (place, count) = best, count > proven { return .pin(place, count) }
    guard proven == 0 else { return .proven(proven) }
    let server = mails.lazy.compactMap { $0.stamps.first?.authservID }.first
    return server.map { .signMail(server: $0) } ?? .useTokens
  }

  /// The place that proves most of the mails; of two, the one with fewer fields above.
  private var best: (Place, Int)? {
    let counts = Dictionary(grouping: mails.compactMap(\.proof)) { $0 }.mapValues(\.count)
    let sorted = counts.sorted {
      ($1.value, $0.key.receivedAbove, $0.key.server) < ($0.value, $1.key.receivedAbove, $1.key.server)
    }
    return sorted.first.map { ($0.key, $0.value) }
  }
}
