/// Reads responses from the stream. Only the literal of a `BODY[]` is streamed; every other literal is small
/// and kept.
final class IMAPReader {
  let stream: ServerStream
  let limits: IMAPLimits

  init(stream: ServerStream, limits: IMAPLimits) {
    self.stream = stream
    self.limits = limits
  }

  nonisolated(nonsending) func next(
    until deadline: Deadline, _ during: String, receiver: MessageReceiver? = nil
  ) async throws(TransportError) -> IMAPResponse {
    let line = try await stream.readLine(limit: limits.line, until: deadline, during)
    let start = line.firstIndex(of: .space) ?? line.endIndex
    let head = line[..<start]
    let rest = line[start...].drop { $0 == .space }
    if head.first == UInt8(ascii: "+") { return .continuation }
    guard head.elementsEqual([UInt8(ascii: "*")]) else {
      guard let status = StatusText(rest) else { throw violation(line, during) }
      return .completed(tag: Array(head), status)
    }
    if let status = StatusText(rest) { return .status(status) }
    if let found = IMAPResponse(search: rest) { return found }
    return try await untagged(rest, during, receiver)
  }

  private nonisolated(nonsending) func untagged(
    _ first: ArraySlice<UInt8>, _ during: String, _ receiver: MessageReceiver?
  ) async throws(TransportError) -> IMAPResponse {
    var tokenizer = IMAPTokenizer(limits: limits)
    var segment = first
    var kept = 0
    while let size = try feed(segment, &tokenizer, during) {
      let token = try await literal(size, tokenizer, during, receiver)
      if case .text(let bytes) = token { kept += bytes.count }
      guard kept <= limits.smallLiterals, add(token, &tokenizer) else { throw tooMuch(during) }
      let deadline = Deadline.after(stream.endpoint.timeouts.reply)
      segment = try await stream.readLine(limit: limits.line, until: deadline, during)[...]
    }
    return IMAPResponse(untagged: tokenizer.tokens)
  }

  private nonisolated(nonsending) func literal(
    _ size: Int, _ tokenizer: IMAPTokenizer, _ during: String, _ receiver: MessageReceiver?
  ) async throws(TransportError) -> IMAPToken {
    guard let receiver, let items = bodyItems(tokenizer) else {
      guard size <= limits.smallLiterals else { throw tooMuch(during) }
      var bytes: [UInt8] = []
      try await stream.readLiteral(size, during) { bytes.append(contentsOf: $0) }
      return .text(bytes)
    }
    if let words = receiver.refusal(of: size, items) {
      throw stream.abandon(.limitExceeded(stream.note(during, words), uid: items.uid))
    }
    receiver.begin(size, items)
    try await stream.readLiteral(size, during, receiver.append)
    return .streamed
  }

  /// The items before a `BODY[]` whose value comes next.
  private func bodyItems(_ tokenizer: IMAPTokenizer) -> FetchItems? {
    guard tokenizer.depth == 1, case .word(let last) = tokenizer.tokens.last,
      last.equalsIgnoringCase("BODY[]"),
      tokenizer.tokens.count > 3, case .word(let name) = tokenizer.tokens[1], name.equalsIgnoringCase("FETCH")
    else { return nil }
    return FetchItems(tokenizer.tokens.dropFirst(2))
  }

  private func feed(
    _ segment: ArraySlice<UInt8>, _ tokenizer: inout IMAPTokenizer, _ during: String
  ) throws(TransportError) -> Int? {
    do throws(IMAPTokenizer.Fault) {
      return try tokenizer.feed(segment)
    } catch {
      throw tooMuch(during)
    }
  }

  private func add(_ token: IMAPToken, _ tokenizer: inout IMAPTokenizer) -> Bool {
    (try? tokenizer.add(token)) != nil
  }

  private func tooMuch(_ during: String) -> TransportError {
    stream.abandon(
      .limitExceeded(stream.note(during, "a response with too many or too deep parts"), uid: nil))
  }

  private func violation(_ line: [UInt8], _ during: String) -> TransportError {
    stream.abandon(.protocolViolation(stream.note(during, line.printable())))
  }
}
