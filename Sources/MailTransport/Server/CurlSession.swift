import CCurl

/// One libcurl easy handle with what its callbacks write to. libcurl does the name, TCP, TLS or STARTTLS, the
/// greeting, the capabilities and the login (`CURLOPT_CONNECT_ONLY`); afterwards bytes go through `send` and
/// `receive`. Only the loop's thread may use it; it is `Sendable` so that a forgotten one can be handed
/// there.
final class CurlSession: @unchecked Sendable {
  let handle: UnsafeMutableRawPointer
  /// What libcurl answered to the attempt to connect.
  var result = CURLE_OK
  private(set) var socket: Int32?
  private let transcript = ServerTranscript()
  private let errorText: UnsafeMutablePointer<CChar>
  private let body = ResponseBody()
  /// Header lines of ours, which libcurl reads until the end.
  private var headers: UnsafeMutablePointer<curl_slist>?
  private var isDisposed = false

  init?() {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    piste_curl_set_error_buffer(handle, errorText)
    piste_curl_set_header_callback(
      handle,
      { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        let transcript = Unmanaged<ServerTranscript>.fromOpaque(context).takeUnretainedValue()
        return transcript.append(line) ? line.count : 0
      }, Unmanaged.passUnretained(transcript).toOpaque())
  }

  deinit { dispose() }

  /// What the server said until now, line by line.
  var serverLines: [[UInt8]] { transcript.lines }

  /// What a request of HTTP brought; empty for mail servers.
  var responseBody: [UInt8] { body.bytes }

  var responseStatus: Int {
    var status = 0
    guard piste_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK else { return 0 }
    return status
  }

  /// Keeps the body of the response, up to `limit` bytes; a longer one ends the transfer.
  func keepBody(limit: Int) -> Bool {
    body.limit = limit
    let code = piste_curl_set_body_callback(
      handle,
      { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return Unmanaged<ResponseBody>.fromOpaque(context).takeUnretainedValue().append(piece)
          ? piece.count : 0
      }, Unmanaged.passUnretained(body).toOpaque())
    return code == CURLE_OK
  }

  func sendHeader(_ line: String) -> Bool {
    guard let longer = curl_slist_append(headers, line) else { return false }
    headers = longer
    return piste_curl_set_list(handle, CURLOPT_HTTPHEADER, longer) == CURLE_OK
  }

  /// libcurl's own words for the last failure.
  var words: String {
    let detail = String(cString: errorText)
    return detail.isEmpty ? String(cString: curl_easy_strerror(result)) : detail
  }

  /// Reads which socket the finished connection uses.
  func adoptSocket() -> Bool {
    var active = curl_socket_t(-1)
    guard piste_curl_active_socket(handle, &active) == CURLE_OK, active >= 0 else { return false }
    socket = active
    return true
  }

  func send(_ bytes: UnsafeRawBufferPointer) -> (code: CURLcode, count: Int) {
    var count = 0
    let code = curl_easy_send(handle, bytes.baseAddress, bytes.count, &count)
    return (code, count)
  }

  func receive(into room: UnsafeMutableRawBufferPointer) -> (code: CURLcode, count: Int) {
    var count = 0
    let code = curl_easy_recv(handle, room.baseAddress, room.count, &count)
    return (code, count)
  }

  func dispose() {
    guard !isDisposed else { return }
    isDisposed = true
    curl_easy_cleanup(handle)
    curl_slist_free_all(headers)
    errorText.deallocate()
  }
}

/// The body of one response, bounded.
final class ResponseBody {
  private(set) var bytes: [UInt8] = []
  var limit = 0

  func append(_ piece: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count + piece.count <= limit else { return false }
    bytes.append(contentsOf: piece)
    return true
  }
}

/// The lines that a server sends while libcurl sets the connection up. Bounded: a server that talks for ever
/// before the login is not listened to.
final class ServerTranscript {
  private(set) var lines: [[UInt8]] = []
  private var byteCount = 0
  private let limit = 256 * 1024

  func append(_ line: UnsafeRawBufferPointer) -> Bool {
    byteCount += line.count + 16
    guard byteCount <= limit else { return false }
    lines.append(Array(line).trimmingLineEnd())
    return true
  }
}
