import MailTransport

/// Everything that leaves, in order: what is uncertain is cleared up, what is due is sent, mailings that are
/// through are closed.
package struct SendDueMail: Sendable {
  private let office: Office
  private let loop: TransportLoop

  package init(_ office: Office, loop: TransportLoop) {
    self.office = office
    self.loop = loop
  }

  /// - Returns: how many mails were handed over or given back.
  @discardableResult
  package func callAsFunction() async throws -> Int {
    try await ResolveUncertain(office)()
    try await RunMailing(office).resume()
    let sent = try await DeliverOutbox(office, loop: loop)()
    try await RunMailing(office).finish()
    return sent
  }
}
