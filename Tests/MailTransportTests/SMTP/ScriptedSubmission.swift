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

extension ScriptedConversation {
  enum Stage: String, CaseIterable {
    case greeting, sender, recipient, data, message
  }

  /// Takes sender and recipients and the message too, up to the stage, which it does not answer.
  func takeMessage(until stage: Stage, capabilities: [String]) throws {
    guard stage != .greeting else { return }
    try beginSMTP(capabilities)
    while true {
      let command = try line()
      switch command.prefix(4) {
      case "MAIL" where stage == .sender, "RCPT" where stage == .recipient, "DATA" where stage == .data:
        return
      case "DATA":
        try send("354 go\r\n")
        _ = try messageText()
        return
      case "BDAT":
        _ = try bytes(Int(command.split(separator: " ")[1]) ?? 0)
        return
      default: try send("250 2.0.0 ok\r\n")
      }
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
