/// Why an attempt to open a connection failed, and perhaps more.
protocol AttemptError: Error {
  var error: TransportError { get }
  func replaced(by error: TransportError) -> Self
}

extension TransportError: AttemptError {
  var error: TransportError { self }
  func replaced(by error: TransportError) -> TransportError { error }
}

/// What every connection does around its first attempt.
extension ServerEndpoint {
  /// Opens a connection by `open`. A refused token is renewed once, and a refused certificate is looked at, so
  /// that the error can say for whom it is and until when it held.
  nonisolated(nonsending) func establish<Session, Failure: AttemptError>(
    _ mail: MailProtocol, on loop: TransportLoop,
    _ open: nonisolated(nonsending) (ServerEndpoint) async throws(Failure) -> Session
  ) async throws(Failure) -> Session {
    let failure: Failure
    do throws(Failure) {
      return try await open(self)
    } catch {
      failure = error
    }
    switch failure.error {
    case .loginRefused: return try await open(try await withRenewedToken(after: failure))
    case .certificateRejected(let note):
      throw failure.replaced(by: .certificateRejected(await explained(note, mail, on: loop)))
    default: throw failure
    }
  }

  private nonisolated(nonsending) func withRenewedToken<Failure: AttemptError>(
    after failure: Failure
  ) async throws(Failure) -> ServerEndpoint {
    guard mechanism.takesToken, let bearer, let renewBearer else { throw failure }
    let renewed: Secret?
    do throws(TransportError) {
      renewed = try await renewBearer(bearer)
    } catch {
      throw failure.replaced(by: error)
    }
    guard let renewed, renewed != bearer else { throw failure }
    var second = self
    second.bearer = renewed
    return second
  }

  private nonisolated(nonsending) func explained(
    _ note: ServerNote, _ mail: MailProtocol, on loop: TransportLoop
  ) async -> ServerNote {
    let fault = CertificateFault(note.words, caFile: caFile)
    guard let shown = await ShownCertificate.look(at: self, mail, on: loop),
      let facts = shown.facts(about: fault)
    else { return note }
    return ServerNote(
      server: note.server, during: note.during, words: "\(note.words); \(facts)", advice: note.advice)
  }
}
