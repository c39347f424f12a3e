import Basics
import Documents
import MailFormat
import SQL
import Settings
import Store

/// Turns a ``Letter`` into bytes and queues it, in the transaction of the change it tells of.
///
/// The bytes, the Message-ID and the signatures are fixed here: whatever happens later, a repeated send is the same
/// message.
/// Nothing is sent; `DeliverOutbox` does that.
package struct QueueLetter {
  private let office: Office
  private let connection: any Connection

  package init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  /// What was queued.
  package struct Receipt: Sendable {
    package let outboxID: Int64
    package let messageID: String
  }

  @discardableResult
  package func callAsFunction(_ letter: Letter) throws -> Receipt {
    if let machine = letter.to.first(where: { !office.mayWrite(to: $0) }) {
      throw Refusal(
        .notAllowed, "a machine wrote from \(machine.addrSpec), which is not answered",
        french: "une machine a écrit de \(machine.addrSpec), et les machines ne reçoivent pas de réponse")
    }
    let account = try office.outgoingAccount()
    let addresses = try AccountAddresses(account, keyring: office.keyring)
    var draft = try draft(letter, account: account, addresses: addresses)
    if let token = letter.replyToken, let pass = try IssueStaffPass(office, connection)(for: letter) {
      draft.replyTo = [addresses.tagged(token, with: pass)]
    }
    let bytes = try signed(MessageComposer.compose(draft), account)
    let digest = try office.blobs.write(bytes)
    let mail = OutgoingMail(
      kind: letter.kind, lane: letter.lane, account: account.name,
      header: (draft.messageID.text, draft.subject),
      recipients: letter.to.map { $0.submissionText ?? $0.addrSpec },
      content: (digest, Int64(bytes.count)), conversationID: letter.conversationID, cause: office.cause)
    let wantsProof = office.configuration.outbox.wantsProofCopy
    // Whatever the moment that the letter is about: it is written now.
    let id = try Outbox(connection).enqueue(mail, at: office.clock()) { id in
      (
        addresses.envelopeAddress(SignedToken(.bounce, id: id)),
        wantsProof ? addresses.envelopeAddress(SignedToken(.proof, id: id)) : ""
      )
    }
    return Receipt(outboxID: id, messageID: draft.messageID.text)
  }

  private func signed(_ message: [UInt8], _ account: AccountSettings) throws -> [UInt8] {
    guard let signatures = office.signatures[account.name] else { return message }
    return try signatures.added(to: message, at: office.clock())
  }

  private func draft(_ letter: Letter, account: AccountSettings, addresses: AccountAddresses) throws
    -> MailDraft
  {
    let token = letter.replyToken
    let references = try references(letter)
    let text = text(letter.text, token)
    let now = office.clock()
    return MailDraft(
      from: addresses.plain(
        named: (letter.senderName.isEmpty ? account.senderName : letter.senderName).onOneLine),
      to: letter.to,
      replyTo: token.map { [addresses.tagged($0)] } ?? [],
      subject: text.subject, text: text.text, html: text.html,
      attachments: letter.attachments,
      messageID: try addresses.messageID(token, unique: office.chance(8)),
      date: now, utcOffsetSeconds: office.localTime.offset(at: now),
      inReplyTo: references.last, references: references, isAutomatic: letter.isAutomatic,
      extraFields: letter.extraFields)
  }

  /// One line of the text names what an answer belongs to: it is cited where a mail program keeps neither address
  /// nor ids.
  private func text(_ text: MailText, _ token: SignedToken?) -> MailText {
    guard let token, token.purpose == .conversation || token.purpose == .mailing else { return text }
    return text.naming(office.keyring.text(of: token))
  }

  /// Ids of others that may not stand in a header are left out: one bad id must not keep the mail from leaving.
  private func references(_ letter: Letter) throws -> [MessageID] {
    guard let conversation = letter.conversationID else { return letter.references.filter(\.isWritable) }
    return try Conversations(connection).referenceChain(of: conversation, limit: 10)
      .compactMap { MessageID($0) }.filter(\.isWritable)
  }
}
