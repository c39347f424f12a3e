import Basics
import CRM
import MailFormat

/// By what a lead is compared with those that are open already.
package struct DuplicateClues: Hashable, Sendable {
  /// Lower case, or empty.
  package let address: String
  /// E.164, or empty.
  package let phone: String
  /// The firm's, as its addresses say; empty where everybody has an address, and for our own.
  package let domain: String

  package init(email: String, phone: String, ownDomains: Set<String>) {
    let parsed = MailAddress(addrSpec: email.lowercased())
    address = parsed?.addrSpec ?? ""
    self.phone = phone
    let domain = parsed?.domain ?? ""
    let isPublic = FreeMail.contains(domain, domain.split(separator: ".").map(String.init))
    self.domain = isPublic || ownDomains.contains(domain) ? "" : domain
  }

  package var isEmpty: Bool { address.isEmpty && phone.isEmpty && domain.isEmpty }
}

/// An open lead that may be the same business as another one.
package struct DuplicateLead: Hashable, Sendable {
  /// What both have in common, the strongest first.
  package enum Ground: String, Sendable, CaseIterable {
    case sameAddress, samePhone, sameDomain
  }

  package let lead: Int64
  package let title: String
  package let contact: String
  package let ground: Ground

  package init(lead: Int64, title: String, contact: String, ground: Ground) {
    self.lead = lead
    self.title = title
    self.contact = contact
    self.ground = ground
  }
}

/// Finds them; nothing is merged here, a person decides.
package enum DuplicateLeads {
  /// An open lead, with how its contact can be reached.
  package struct Candidate: Hashable, Sendable {
    package let lead: Int64
    package let title: String
    package let contact: String
    package let email: String
    package let phone: String

    package init(lead: Int64, title: String, contact: String, email: String, phone: String) {
      self.lead = lead
      self.title = title
      self.contact = contact
      self.email = email
      self.phone = phone
    }
  }

  /// More that have the same in common are a large client or a switchboard: it says nothing of this business.
  package static let limit = 3

  /// - Returns: those with the strongest ground first, of the same ground the newest.
  package static func among(_ candidates: [Candidate], _ clues: DuplicateClues) -> [DuplicateLead] {
    var found: [DuplicateLead] = []
    for ground in DuplicateLead.Ground.allCases {
      let known = Set(found.map(\.lead))
      let matches = candidates.filter { !known.contains($0.lead) && fits($0, clues, ground) }
      guard matches.count <= limit else { continue }
      found += matches.sorted { $0.lead > $1.lead }.map {
        DuplicateLead(lead: $0.lead, title: $0.title, contact: $0.contact, ground: ground)
      }
    }
    return found
  }

  /// The one that a person is asked about.
  ///
  /// A client who writes of another matter is no duplicate, so the address alone asks only where a colleague reports:
  /// a note or a forward has no conversation that would say which matter it is about.
  package static func proposal(among found: [DuplicateLead], isReported: Bool) -> DuplicateLead? {
    let likely = found.filter { $0.ground == .samePhone || (isReported && $0.ground == .sameAddress) }
    return likely.count == 1 ? likely.first : nil
  }

  private static func fits(
    _ candidate: Candidate, _ clues: DuplicateClues, _ ground: DuplicateLead.Ground
  ) -> Bool {
    switch ground {
    case .sameAddress: !clues.address.isEmpty && candidate.email == clues.address
    case .samePhone: !clues.phone.isEmpty && candidate.phone == clues.phone
    case .sameDomain: !clues.domain.isEmpty && candidate.email.hasSuffix("@" + clues.domain)
    }
  }
}
