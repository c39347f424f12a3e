import Foundation

/// A reader under fire and the laws that it must keep: one row of ``targets``.
///
/// A target reads everything that can be read of a value, because no byte may trap, and holds the result to laws.
/// All targets are one program; `PISTE_FUZZ` names the one that runs, and `list` prints the names. `scripts/fuzz`
/// builds it, libraries and targets instrumented alike.
struct FuzzTarget: Sendable {
  let name: String
  let run: @Sendable ([UInt8]) -> Void
}

/// One row per reader. Beside it may stand `Fuzz/dictionaries/NAME.dict`, and in `Fuzz/seeds.py` what of our own
/// mails it starts from; without that it starts from whole mails.
let targets = [
  FuzzTarget(name: "message", run: MessageTarget.run),
  FuzzTarget(name: "encodings", run: EncodingsTarget.run),
  FuzzTarget(name: "header", run: HeaderTarget.run),
  FuzzTarget(name: "address", run: AddressTarget.run),
  FuzzTarget(name: "encodedWords", run: EncodedWordsTarget.run),
  FuzzTarget(name: "html", run: HTMLTarget.run),
  FuzzTarget(name: "tnef", run: TNEFTarget.run),
  FuzzTarget(name: "dsn", run: ReportTarget.run),
  FuzzTarget(name: "reply", run: ReplyTarget.run),
  FuzzTarget(name: "forward", run: ForwardTarget.run),
  FuzzTarget(name: "note", run: NoteTarget.run),
  FuzzTarget(name: "understanding", run: UnderstandingTarget.run),
  FuzzTarget(name: "imap", run: IMAPTarget.run),
]

/// The target of this run; anything but a name of ``targets`` ends the program.
let chosen: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["PISTE_FUZZ"] ?? ""
  if let target = targets.first(where: { $0.name == name }) { return target }
  let names = targets.map(\.name).joined(separator: " ")
  print(name == "list" ? names : "PISTE_FUZZ must name one of: \(names)")
  exit(name == "list" ? 0 : 2)
}()

/// Ends the run when a law is broken; libFuzzer keeps the input.
func law(_ holds: Bool, _ words: @autoclosure () -> String) {
  guard !holds else { return }
  FileHandle.standardError.write(Data("broken law: \(words())\n".utf8))
  abort()
}

/// Keeps the reading of a value from being optimised away.
@inline(never)
func look<T>(_ value: T) { withExtendedLifetime(value) {} }

@_cdecl("LLVMFuzzerInitialize")
package func initialize(
  _ count: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  look(chosen.name)
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
package func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  chosen.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
