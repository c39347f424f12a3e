/// Where fetched messages go: one after the other, each as `begin`, any number of `append`, `finish`. An
/// error of the sink ends the fetch and closes the connection. `begin` and `append` run on the loop's thread
/// and must not block; `finish` may take its time, the server waits.
package protocol MessageSink: AnyObject, Sendable {
  func begin(uid: UInt32, size: Int, internalDate: String) throws
  func append(_ bytes: UnsafeRawBufferPointer) throws
  func finish() async throws
}
