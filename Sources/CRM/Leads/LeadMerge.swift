import Basics

/// Two leads that turn out to be one: which goes on, and with what.
package enum LeadMerge {
  /// - Throws: ``Refusal`` when they can't be merged in this way; it names the way that works.
  package static func check(_ kept: Lead, _ given: Lead) throws(Refusal) {
    let (id, other) = (kept.id.value, given.id.value)
    guard id != other else {
      throw Refusal(
        .invalid, "lead \(id) can't be merged into itself",
        french: "la piste \(id) ne peut pas être réunie à elle-même")
    }
    guard given.state != .converted else {
      let isFree = kept.state != .converted
      throw Refusal(
        .wrongState, "lead \(other) has become an opportunity: offers and invoices hang on it",
        remedy: isFree
          ? "merge the other way: piste lead merge \(other) \(id)" : "close one of the two opportunities",
        french: "la piste \(other) est devenue une affaire, dont dépendent devis et factures",
        advice: isFree ? .mergeOtherWay : .closeOne)
    }
    guard kept.state != .disqualified else {
      let isDead = given.state == .disqualified
      throw Refusal(
        .wrongState, "lead \(id) is disqualified",
        remedy: isDead
          ? "merge into a lead that is alive" : "merge the other way: piste lead merge \(other) \(id)",
        french: "la piste \(id) est écartée", advice: isDead ? nil : .mergeOtherWay)
    }
  }

  /// The lead that goes on: its own words first, the other's where it has none.
  package static func merged(_ kept: Lead, with given: Lead) -> Revision<Lead, LeadAction> {
    var lead = kept
    lead.budget = kept.budget ?? given.budget
    lead.owner = kept.owner ?? given.owner
    lead.note = kept.note.isEmpty ? given.note : kept.note
    let changes = [
      FieldChange("merged", from: "", to: "lead \(given.id): \(given.title)"),
      FieldChange("budget", from: kept.budget?.description ?? "", to: lead.budget?.description ?? ""),
      FieldChange("owner", from: kept.owner.map(String.init) ?? "", to: lead.owner.map(String.init) ?? ""),
      FieldChange("words", from: kept.note, to: lead.note),
    ]
    return Revision(lead, changes: changes, actions: [])
  }

  /// Which of the two persons the lead is about: the one who can be written to, else the first; with the other's
  /// data where theirs has gaps.
  package static func contact(_ kept: Contact, with given: Contact) -> Contact {
    let (first, second) = kept.email.isEmpty && !given.email.isEmpty ? (given, kept) : (kept, given)
    var contact = first
    if contact.name.isEmpty { contact.name = second.name }
    if contact.company.isEmpty { contact.company = second.company }
    if contact.phone.isEmpty { contact.phone = second.phone }
    contact.party = first.party ?? second.party
    return contact
  }

  /// What that person was given of the other's data.
  package static func changes(from before: Contact, to after: Contact) -> [FieldChange] {
    [
      FieldChange("name", from: before.name, to: after.name),
      FieldChange("company", from: before.company, to: after.company),
      FieldChange("phone", from: before.phone, to: after.phone),
    ].filter { $0.before != $0.after }
  }
}

extension Wording {
  package static let mergeOtherWay = Wording(
    "ask for them to be merged the other way", french: "demandez qu’on les réunisse dans l’autre sens")
  fileprivate static let closeOne = Wording(
    "close one of the two opportunities", french: "fermez l’une des deux affaires")
}
