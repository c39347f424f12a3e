import Foundation
import Settings

/// One thing that `piste init` must know.
struct Question {
  /// What a person is asked, without the colon.
  let words: String
  /// The setting that the answer goes into, which knows what is right: `accounts.imap.host`.
  let key: String
  let option: String
  /// What an empty answer means; `nil` when there must be one.
  var standard: String?
  /// An answer that was given to another question and can't be given to this one.
  var taken: (answer: String, reason: String)?
  /// Said once, before the question.
  var explanation = ""

  var prompt: String {
    guard let standard, !standard.isEmpty else { return words + ": " }
    return "\(words) [\(standard)]: "
  }

  /// - Returns: why the answer won't do.
  func complaint(about answer: String) -> String? {
    guard !answer.isEmpty else {
      return standard == nil ? "this is required" : nil
    }
    if let taken, taken.answer.lowercased() == answer.lowercased() { return taken.reason }
    return ConfigurationTemplate.complaint(about: answer, at: key)
  }
}

/// Questions to a person at a terminal; each is asked again until its answer will do.
struct Dialogue {
  /// `nil` at the end of input.
  let read: () -> String?
  let readHidden: () -> String
  let show: (String) -> Void

  static var terminal: Dialogue {
    Dialogue(
      read: { readLine() }, readHidden: Terminal.readHidden,
      show: { FileHandle.standardError.write(Data($0.utf8)) })
  }

  /// - Throws: ``UsageError`` at the end of input.
  func ask(_ question: Question) throws -> String {
    if !question.explanation.isEmpty { show(question.explanation + "\n") }
    while true {
      show(question.prompt)
      guard let line = read() else {
        throw UsageError("the answers ended before \"\(question.words)\"; nothing was made")
      }
      let typed = line.trimmingCharacters(in: .whitespaces)
      let answer = typed.isEmpty ? question.standard ?? "" : typed
      guard let complaint = question.complaint(about: answer) else { return answer }
      show("  \(complaint)\n")
    }
  }

  func askHidden(_ words: String) -> String {
    show(words + ": ")
    let typed = readHidden()
    show("\n")
    return typed
  }
}

/// A line typed without being shown.
enum Terminal {
  static func readHidden() -> String {
    var shown = termios()
    guard tcgetattr(STDIN_FILENO, &shown) == 0 else { return readLine() ?? "" }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown) }
    return readLine() ?? ""
  }
}
