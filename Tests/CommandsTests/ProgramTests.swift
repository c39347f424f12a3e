import Foundation
import Testing

@Suite("The program")
struct ProgramTests {
  private static let company = ["--yes", "--company", "Menuiserie du Lac", "--address", "leads@example.org"]

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test(
    "wrong usage exits with 2 and says what is right",
    arguments: [
      (["mail", "nonsense"], "there is no command \"mail nonsense\""), (["mail", "show", "x"], "Error:"),
      (["--nothing"], "Error:"),
      (["invoce", "list"], "piste: there is no command \"invoce\"; did you mean \"invoice\"?"),
    ])
  func usage(arguments: [String], words: String) throws {
    try withFolder { folder in
      let run = try Piste(arguments, in: folder)
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains(words))
    }
  }

  @Test("help and version exit with 0", arguments: ["--help", "--version"])
  func help(argument: String) throws {
    try withFolder { folder in
      let run = try Piste([argument], in: folder)
      #expect(run.status == 0)
      #expect(!run.output.isEmpty)
    }
  }

  @Test("a missing settings file exits with 2 and names piste init")
  func noSettings() throws {
    try withFolder { folder in
      let run = try Piste(["status", "--config", folder + "/none.yaml"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("none.yaml"))
      #expect(run.errors.contains("piste init"))
    }
  }

  @Test("every unknown key and bad value is told at once, with its line")
  func badSettings() throws {
    try withFolder { folder in
      try write(
        """
        company:
          name: Menuiserie du Lac
          langauge: fr
          currency: CFH
        accounts:
          - name: leads
            address: leads@example.org

        """, to: folder + "/piste.yaml")
      let run = try Piste(["status"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("piste.yaml:3:"))
      #expect(run.errors.contains("did you mean `language`?"))
      #expect(run.errors.contains("piste.yaml:4:"))
      let doctor = try Piste(["doctor", "--json"], in: folder)
      #expect(doctor.status == 1)
      #expect((doctor.json["findings"] as? [Any])?.count == 2)
    }
  }

  @Test("init makes a folder that status and doctor are content with, and overwrites nothing")
  func initialise() throws {
    try withFolder { folder in
      let made = try Piste(["init", "firm", "--json"] + Self.company, in: folder)
      #expect(made.status == 0, "\(made.errors)")
      #expect((made.json["nextSteps"] as? [String])?.count == 3)
      let keys = folder + "/firm/piste.keys"
      let mode = try FileManager.default.attributesOfItem(atPath: keys)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let config = folder + "/firm/piste.yaml"
      #expect(try Piste(["status", "--json", "--config", config], in: folder).status == 0)
      let doctor = try Piste(["doctor", "--json", "--config", config], in: folder)
      #expect(doctor.status == 0, "\(doctor.output)")
      let again = try Piste(["init", "firm"] + Self.company, in: folder)
      #expect(again.status == 3)
      #expect(again.errors.contains("is there already"))
    }
  }

  @Test("init without a terminal says which option is missing; a bad answer writes nothing")
  func initialiseBadly() throws {
    try withFolder { folder in
      let silent = try Piste(["init", "firm"], in: folder)
      #expect(silent.status == 2)
      #expect(silent.errors.contains("--company"))
      let bad = try Piste(["init", "firm", "--currency", "CFH"] + Self.company, in: folder)
      #expect(bad.status == 2)
      #expect(bad.errors.contains("--currency: \"CFH\" is not a currency"))
      let number = try Piste(["init", "firm", "--vat-id", "CHE-1"] + Self.company, in: folder)
      #expect(number.status == 2)
      #expect(number.errors.contains("piste: company.vat_id: \"CHE-1\""))
      #expect(!number.errors.contains("piste.yaml"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/firm"))
    }
  }

  @Test("doctor names open keys, a missing database and a server that is not there, each with a remedy")
  func doctor() throws {
    try withFolder { folder in
      let options = ["--imap-host", "127.0.0.1", "--imap-port", "1", "--imap-security", "plaintext"]
      try write("secret\n", to: folder + "/password")
      #expect(chmod(folder + "/password", 0o600) == 0)
      let made = try Piste(
        ["init", ".", "--password-file", folder + "/password"] + options + Self.company, in: folder)
      #expect(made.status == 0, "\(made.errors)")
      #expect(chmod(folder + "/piste.keys", 0o644) == 0)
      try FileManager.default.removeItem(atPath: folder + "/piste.db")
      let doctor = try Piste(["doctor"], in: folder)
      #expect(doctor.status == 1)
      for text in ["chmod 600", "there is no", "127.0.0.1:1", "3 of "] {
        #expect(doctor.output.contains(text), "\(text) in \(doctor.output)")
      }
    }
  }

  @Test("inspect needs no settings, goes on after a missing file, and exits with 1")
  func inspect() throws {
    try withFolder { folder in
      let mail =
        "From: =?utf-8?q?Zo=C3=A9?= <zoe@example.net>\nTo: leads@example.org\nSubject: Portes\n"
        + "Message-ID: <1@example.net>\n\nBonjour\n\n-- \nZoé\n"
      try write(mail, to: folder + "/a.eml")
      let run = try Piste(["mail", "inspect", "--json", "missing.eml", "a.eml"], in: folder)
      #expect(run.status == 1)
      #expect(run.errors.contains("missing.eml"))
      #expect(run.json["file"] as? String == "a.eml")
      #expect((run.json["from"] as? [String: String])?["name"] == "Zoé")
      #expect(run.json["reply"] as? String == "Bonjour")
      #expect((run.json["replyWithSignature"] as? String)?.contains("Zoé") == true)
      #expect(run.json["isBounce"] as? Bool == false)
    }
  }

  @Test("import takes mails once, names what is broken, and goes on")
  func importMails() throws {
    try withFolder { folder in
      #expect(try Piste(["init", "."] + Self.company, in: folder).status == 0)
      let mails = folder + "/mails"
      try FileManager.default.createDirectory(atPath: mails, withIntermediateDirectories: true)
      try write("From: a@example.net\nSubject: 1\nMessage-ID: <1@x>\n\nBonjour\n", to: mails + "/1.eml")
      try write("", to: mails + "/2.eml")
      try write("\u{1}\u{2}no mail", to: mails + "/3.eml")
      let line = "From a@example.net Tue Nov 24 09:30:00 2026\n"
      try write(
        "\(line)From: b@example.net\nMessage-ID: <2@x>\n\nSalut\n\n\(line)From: c@example.net\nMessage-ID: <3@x>\n\nx\n",
        to: mails + "/box.mbox")
      let first = try Piste(["mail", "import", "mails", "--json"], in: folder)
      #expect(first.status == 1)
      #expect(first.json["new"] as? Int == 3, "\(first.output)\(first.errors)")
      #expect(first.json["failed"] as? Int == 2)
      #expect(first.errors.contains("mails/2.eml") && first.errors.contains("mails/3.eml"))
      let second = try Piste(["mail", "import", "mails/1.eml", "mails/box.mbox", "--json"], in: folder)
      #expect(second.status == 0)
      #expect(second.json["known"] as? Int == 3)
      let status = try Piste(["status", "--json"], in: folder)
      #expect((status.json["journal"] as? [String: Any])?["seen"] as? Int == 3)
      #expect((status.json["journal"] as? [String: Any])?["pending"] as? Int == 0)
      let unknown = try Piste(["mail", "import", "--account", "sales", "mails"], in: folder)
      #expect(unknown.status == 3)
      #expect(unknown.errors.contains("sales"))
    }
  }

  @Test("a huge file is refused by its size")
  func huge() throws {
    try withFolder { folder in
      try write("A: 1\n\n", to: folder + "/huge.eml")
      #expect(truncate(folder + "/huge.eml", 200_000_000) == 0)
      let run = try Piste(["mail", "inspect", "huge.eml"], in: folder)
      #expect(run.status == 1)
      #expect(run.errors.contains("200000000 bytes"))
    }
  }
}
