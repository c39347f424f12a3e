import Store

/// Why an account can't be read, in words that say what a person can do.
package enum IntakeTrouble {
  package static func words(_ error: any Error) -> String {
    guard let error = error as? BlobError else { return "\(error)" }
    return
      "\(error). The mail stays on the server; make room there, or give piste the right to write, and reading "
      + "goes on by itself."
  }
}
