/// Where fetched messages go: one after the other, each as `begin`, any number of `append`, `finish`. An
/// error of the sink ends the fetch and closes the connection. `begin` and `append` run on the loop's thread
/// and must not block; so does `finish` when it is declared `nonisolated(nonsending)`, as here, which spares
/// two changes of thread a message. One that blocks is declared without, and runs elsewhere: the server waits.
package protocol MessageSink: AnyObject, Sendable {
  func begin(uid: UInt32, size: Int, internalDate: String) throws
  func append(_ bytes: UnsafeRawBufferPointer) throws
  nonisolated(nonsending) func finish() async throws
}
