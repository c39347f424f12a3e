/// What a TNEF stream says (MS-OXTNEF): Outlook's own form of a message, which others see as `winmail.dat`.
struct TNEFMessage {
  enum Body {
    case plain(String)
    case html(String)
  }

  indirect enum Content {
    case bytes(ArraySlice<UInt8>)
    case message(TNEFMessage)
  }

  struct File {
    let name: String?
    let type: String?
    let contentID: String?
    let content: Content
  }

  enum Fault: String {
    case truncated, checksum, properties, text, depth
  }

  var subject: String?
  var senderName: String?
  var senderAddress: String?
  /// In the order of their worth; several forms of the same words.
  var bodies: [Body] = []
  var files: [File] = []
  var faults: Set<Fault> = []

  /// Every fault of this message and of the messages in it, sorted.
  var allFaults: [Fault] {
    var found = faults
    for case .message(let inner) in files.map(\.content) { found.formUnion(inner.allFaults) }
    return found.sorted { $0.rawValue < $1.rawValue }
  }
}
