import MailTransport

/// One pass of everything that leaves: what is uncertain is cleared up, what is due is sent, mailings that are
/// through are closed. The daemon does the same in loops of their own.
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
    try await DailyReport(office)()
    let deliver = DeliverOutbox(office, loop: loop)
    let sent: Result<Int, any Error>
    do { sent = .success(try await deliver()) } catch { sent = .failure(error) }
    await deliver.close()
    let count = try sent.get()
    try await RunMailing(office).finish()
    return count
  }
}
