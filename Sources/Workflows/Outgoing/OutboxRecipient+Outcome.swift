import MailTransport
import Mailings
import Store

extension OutboxRecipient {
  /// The server's answer in the form that the outbox keeps.
  init(_ address: String, _ outcome: SubmissionOutcome) {
    switch outcome {
    case .accepted(let reply): self.init(address: address, state: .accepted, reply: reply.description)
    case .deferred(let reply): self.init(address: address, state: .deferred, reply: reply.description)
    case .failed(let reply): self.init(address: address, state: .failed, reply: reply.description)
    case .uncertain(let why): self.init(address: address, state: .uncertain, reply: why)
    }
  }
}
