import ArgumentParser
import Basics
import Foundation
import Settings

/// The exit codes that scripts depend on.
enum ExitStatus: Int32 {
  case done = 0
  case failed = 1
  case wrongUsage = 2
  case refused = 3
  /// sysexits EX_TEMPFAIL: an MTA that pipes a mail keeps it and tries again.
  case temporaryFailure = 75

  init(of error: any Error) {
    switch error {
    case is Refusal: self = .refused
    case is ConfigurationProblems, is UsageError, is ValidationError: self = .wrongUsage
    case is TemporaryFailure: self = .temporaryFailure
    default: self = .failed
    }
  }
}

/// A value on the command line that can't be read.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// A mail could not be taken now, but may be later.
struct TemporaryFailure: Error, CustomStringConvertible {
  let cause: any Error

  var description: String { "\(cause); the mail was not taken, try again" }
}

/// Standard output and standard error, whole lines.
enum Console {
  static func print(_ text: String) {
    FileHandle.standardOutput.write(Data((text.isEmpty ? "" : text + "\n").utf8))
  }

  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
