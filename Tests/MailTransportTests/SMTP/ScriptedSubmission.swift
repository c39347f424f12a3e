import MailTransport
import TestSupport

extension ScriptedConversation {
  /// Behaves as a good server until QUIT, or hangs up after so many messages.
  func takeMessages(atMost most: Int = .max) throws {
    var taken = 0
    while taken < most {
      let command = try line()
      switch command.prefix(4) {
      case "DATA":
        try send("354 go\r\n")
        _ = try messageText()
        taken += 1
      case "BDAT":
        _ = try bytes(Int(command.split(separator: " ")[1]) ?? 0)
        taken += 1
      case "QUIT": return try send("221 bye\r\n")
      default: break
      }
      try send("250 2.0.0 ok\r\n")
    }
  }
}

extension SubmissionReport {
  var isAccepted: Bool {
    perRecipient.allSatisfy { recipient in
      if case .accepted = recipient.outcome { true } else { false }
    }
  }
}
