import Basics
import CRM
import Intake
import MailFormat
import Settings
import Store

/// Who belongs to a conversation besides the one who writes.
extension ApplyRoute {
  /// People of the client whom a mail names in To or Cc take part from now on; others are remembered as named. Nobody
  /// replaces the contact, and our own people are no customers.
  func joinCopied(by author: MailAddress, _ conversation: Int64) throws {
    let conversations = Conversations(connection)
    let customers = try conversations.participants(of: conversation).filter { $0.role == .customer }
    let copied = CopiedPeople.read(message, author: author, customers: customers.map(\.address), rules: rules)
    for person in copied.ofTheFirm {
      let customer = Participant(address: person.addrSpec, name: person.shownName, role: .customer)
      try conversations.join(customer, conversation, at: office.now)
    }
    try conversations.name(copied.others, in: conversation, message: mail.id, at: office.now)
  }

  /// A further address of the contact, under whose name it writes.
  func learn(_ author: MailAddress, in conversation: Int64) throws {
    let contacts = Contacts(connection)
    guard let contact = try contacts.find(conversation: conversation),
      contact.email != author.addrSpec.lowercased(),
      CopiedPeople.isSamePerson(author, as: contact.name), try contacts.find(email: author.addrSpec) == nil
    else { return }
    try contacts.add(address: author.addrSpec, to: contact.id, message: mail.id, at: office.now)
    try Activities(connection).record(
      [FieldChange("address", from: contact.email, to: author.addrSpec.lowercased())], of: "contact",
      contact.id.value, actor: author.addrSpec.lowercased(), message: mail.id, at: office.now)
  }
}
