import MailReports

/// What a report on a mail of ours means for one address that we sent it to.
///
/// Only such an address is ever booked: whoever could make us believe a report could else have any address
/// suppressed.
package struct BounceBooking: Hashable, Sendable {
  /// As it was in the envelope.
  package let address: String
  package let bounces: [Bounce]
  /// Nobody is there: no mailing may reach it any more.
  package let isGone: Bool

  package init(address: String, bounces: [Bounce]) {
    self.address = address
    self.bounces = bounces
    isGone = bounces.contains(where: \.suppresses)
  }

  /// For a person.
  package var evidence: String { bounces.map(\.summary).joined(separator: "; ") }

  package var isAboutUs: Bool { bounces.contains(where: \.isAboutUs) }

  /// A mail to one address: what names that address counts, else all of it, for aliases and forwards are reported
  /// under other names (RFC 3464, 2.3.1). A mail to several: each bounce counts for whom it names, and one that
  /// names nobody of them says nothing of anybody.
  package static func book(_ bounces: [Bounce], _ delivery: DeliveryFact) -> [BounceBooking] {
    let recipients = delivery.recipients.isEmpty ? [delivery.address] : delivery.recipients
    let named = recipients.compactMap { address -> BounceBooking? in
      let own = bounces.filter { $0.concerns(address.lowercased()) }
      return own.isEmpty ? nil : BounceBooking(address: address, bounces: own)
    }
    guard named.isEmpty, recipients.count == 1 else { return named }
    return [BounceBooking(address: delivery.address, bounces: bounces)]
  }
}

extension Bounce {
  fileprivate func concerns(_ address: String) -> Bool {
    recipient?.lowercased() == address || finalRecipient?.lowercased() == address
  }
}
