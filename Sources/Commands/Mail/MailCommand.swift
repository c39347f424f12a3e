import ArgumentParser

struct MailCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "Incoming mail: the journal, and how each mail was understood.",
    subcommands: [
      MailInspect.self, MailExplain.self, MailReceive.self, MailImport.self, MailList.self, MailShow.self,
      MailReprocess.self, MailRoute.self, MailUndo.self, MailReplay.self,
      MailDigest.self, MailRules.self,
    ])
}
