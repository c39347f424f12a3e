import Basics
import Billing

/// The company whose documents these are: who it is, and how its letterhead looks.
///
/// An issued invoice carries its own snapshot of the seller and of the account to pay to, and that snapshot is
/// printed; from here it takes the letterhead only.
package struct CompanyProfile: Hashable, Sendable {
  package var party: TradeParty
  package var web = ""
  /// The line at the foot: legal form, seat, register.
  package var legalLine = ""
  package var accent = Colour.standardAccent

  package init(_ party: TradeParty) { self.party = party }
}
