import Basics
import MailFormat

/// Who signs a mail and how to reach them, as the signature block says it.
///
/// Every value stands in the block, with the line that it came from; nothing is guessed. The sender's name and address
/// only help to tell a name from a firm. Read by ``MailUnderstanding`` and, for the lead of a first mail, by
/// ``CustomerMail``; it decides nothing about the lead.
package struct SignatureContact: Hashable, Sendable {
  /// A value and the line of the block that says it.
  package struct Fact: Hashable, Sendable {
    package let value: String
    package let line: String
  }

  package internal(set) var name: Fact?
  /// The place in the firm ("Responsable achats"), without one the degree ("Dipl. Ing. FH").
  package internal(set) var title: Fact?
  package internal(set) var company: Company?
  /// In the order of the block; a fax is among them, told apart by its kind.
  package internal(set) var phones: [Phone] = []
  /// In lower case; the sender's own first.
  package internal(set) var emails: [Fact] = []
  package internal(set) var website: Fact?
  /// Street, box and place, as far as they plainly stand.
  package internal(set) var postalAddress: [Fact] = []

  /// A firm's name and how it was known.
  package struct Company: Hashable, Sendable {
    package let fact: Fact
    package let reason: Reason

    package enum Reason: String, Hashable, Sendable {
      /// "Rey Menuiserie SA"
      case legalForm
      /// The writer's address is of that name.
      case domain
      /// "Menuiserie Rey"
      case trade
      /// It stands between the name and the address, where firms stand: good enough to show, not to rely on.
      case place
    }

    package var isConfident: Bool { reason != .place }
  }

  /// A telephone number, E.164.
  package struct Phone: Hashable, Sendable {
    package let number: String
    package let kind: PhoneKind
    package let line: String
  }

  /// The number to call: the person's own line, else the first; never a fax.
  package var phone: Phone? {
    phones.first { $0.kind == .direct } ?? phones.first { $0.kind != .fax }
  }

  package var isEmpty: Bool { self == SignatureContact() }
}

extension SignatureContact {
  /// Reads the signature of a mail, also one that was not told from the words above it.
  ///
  /// - Parameter country: ISO 3166-1: how numbers without country code are read, when the block itself does not tell.
  package static func read(_ reply: ReplyText, sender: MailAddress?, country: String) -> SignatureContact {
    let signer = Signer(sender)
    let contact = read(SignatureLine.lines(of: reply.signature), signer, country)
    guard contact.title == nil, contact.phones.isEmpty, contact.company == nil else { return contact }
    let end = SignatureLine.closing(reply.visible, of: signer)
    guard !end.isEmpty else { return contact }
    return read(end + SignatureLine.lines(of: reply.signature), signer, country)
  }

  private static func read(_ lines: [SignatureLine], _ signer: Signer, _ country: String) -> SignatureContact
  {
    let pieces = SignaturePiece.pieces(of: lines)
    var contact = SignatureContact()
    guard !lines.isEmpty else { return contact }
    contact.phones = PhoneLines(lines, NumberCountry(lines, pieces, signer, setting: country)).phones
    contact.emails = signer.sorted(lines.flatMap(\.emails))
    contact.website = Website.first(in: lines, signer)
    let name = SignatureName.find(in: pieces, signer)
    contact.name = name?.fact
    let firm = SignatureCompany(pieces, signer, name: name)
    contact.company = firm.found
    contact.title = JobTitle.find(in: pieces, near: name) ?? name?.degree ?? firm.title
    contact.postalAddress = PostalLines.read(pieces)
    return contact
  }
}
