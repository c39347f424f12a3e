import MailTransport
import Mailings
import Store

extension OutboxRecipient {
  /// The server's answer in the form that the outbox keeps.
  init(_ address: String, _ outcome: SubmissionOutcome) {
    switch outcome {
    case .accepted(let reply): self.init(address, .accepted, reply)
    case .deferred(let reply): self.init(address, .deferred, reply)
    case .failed(let reply): self.init(address, .failed, reply)
    case .uncertain(let why): self.init(address: address, state: .uncertain, reply: why)
    }
  }

  private init(_ address: String, _ state: OutboxState, _ reply: SMTPReply) {
    self.init(address: address, state: state, reply: reply.description, status: reply.enhanced ?? "")
  }
}
