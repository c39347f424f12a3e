import Testing

/// A kind of hostile mail that may be as large as one likes.
struct HostileShape: Sendable, CustomTestStringConvertible {
  let name: String
  /// How many of its pieces the largest mail of the test has.
  let count: Int
  let mail: @Sendable (Int) -> [UInt8]

  var testDescription: String { name }

  /// A mail of one header, many pieces and an end.
  init(
    _ name: String, _ count: Int, _ head: String, end: String = "", piece: @escaping @Sendable (Int) -> String
  ) {
    self.name = name
    self.count = count
    mail = { number in
      var text = head
      for index in 0..<number { text += piece(index) }
      return Array((text + end).utf8)
    }
  }

  init(_ name: String, _ count: Int, _ head: String, repeating piece: String, end: String = "") {
    self.name = name
    self.count = count
    mail = { Array((head + String(repeating: piece, count: $0) + end).utf8) }
  }
}

extension HostileShape {
  static let parts = [
    HostileShape("multiparts in one another", 100_000, "") {
      "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n"
    },
    HostileShape("messages in one another", 100_000, "", repeating: "Content-Type: message/rfc822\n\n"),
    HostileShape("parts beside each other", 10_000, mixed, repeating: "--b\n\nx\n"),
    HostileShape("parts in base64", 5_000, mixed) {
      "--b\nContent-Disposition: attachment; filename=a\($0)\nContent-Transfer-Encoding: base64\n\nQUJD\n"
    },
    HostileShape("alternatives", 5_000, "Content-Type: multipart/alternative; boundary=b\n\n") {
      "--b\nContent-Type: text/html\n\n<p>\($0)\n"
    },
    HostileShape("texts and HTML beside each other", 1000, mixed) {
      "--b\n\n\(long)\n--b\nContent-Type: text/html\n\n<p>\($0) \(long)\n"
    },
    HostileShape("boundaries that are none", 100_000, mixed + "--b\n\n") { "--b\($0)\n" },
    HostileShape("boundaries where none was named", 100_000, "Content-Type: multipart/mixed\n\n") {
      "--b\($0)\n"
    },
    HostileShape("multiparts that name another boundary", 2_500, "") {
      "Content-Type: multipart/mixed; boundary=a\($0)\n\n--b\($0)\n"
    },
    HostileShape("boundaries of one multipart in another", 5_000, mixed) {
      "--b\nContent-Type: multipart/mixed; boundary=a\($0)\n\n--a\($0)\n\nx\n"
    },
    HostileShape("carriage returns before a boundary", 400_000, mixed + "--b\n\n", repeating: "\r"),
    HostileShape("dashes", 50_000, mixed + "--b\n\n", repeating: "--\n-\n- -\n"),
  ]

  static let headers = [
    HostileShape("fields", 50_000, "", end: "\nbody") { "X-\($0): v\n" },
    HostileShape("fields of one name", 10_000, "", repeating: "To: a@b.example\n", end: "\nbody"),
    HostileShape("lines of one field", 50_000, "Subject: x\n", repeating: " word\n", end: "\nbody"),
    HostileShape("words of a subject", 100_000, "Subject:", repeating: " word"),
    HostileShape("encoded words", 20_000, "Subject:", repeating: " =?utf-8?q?=C3=A9?="),
    HostileShape("encoded words in two charsets", 10_000, "Subject:") {
      " =?\($0 % 2 == 0 ? "utf-8" : "iso-8859-1")?b?QQ==?="
    },
    HostileShape(
      "raw letters", 100_000, "Content-Type: text/plain; charset=latin1\nSubject:", repeating: " \u{E9}"),
    HostileShape("marks of replies", 50_000, "Subject: ", repeating: "Re: ", end: "x"),
    HostileShape("marks of lists", 50_000, "Subject: ", repeating: "[x] ", end: "x"),
    HostileShape("addresses", 20_000, "To: a@b.example") { ", a\($0)@b.example" },
    HostileShape("names and addresses", 20_000, "To: a@b.example") { ",\n \"N, \($0)\" <a\($0)@b.example>" },
    HostileShape("addresses without commas", 10_000, "From: a@b.example") { " a\($0)@b.example" },
    HostileShape("names with commas", 20_000, "From: ", repeating: "name, ", end: "<a@b.example>"),
    HostileShape("pieces of a domain", 20_000, "From: a@b", repeating: " . c"),
    HostileShape("comments in one another", 100_000, "From: ", repeating: "(", end: "x) a@b.example"),
    HostileShape("comments", 20_000, "From: a@b.example", repeating: " (c)"),
    HostileShape("groups in one another", 50_000, "To: ", repeating: "g:", end: "a@b.example;"),
    HostileShape("brackets", 50_000, "To: ", repeating: "<", end: "a@b.example>"),
    HostileShape("parameters", 100_000, "Content-Type: text/plain") { "; p\($0)=v" },
    HostileShape("comments between parameters", 50_000, "Content-Type: text/plain;", repeating: " (a"),
    HostileShape("pieces of a parameter in any order", 100_000, "Content-Type: text/plain") {
      // Every number below 100,000 once, in no order.
      "; name*\($0 * 70_001 % 100_000)*=%41"
    },
    HostileShape(
      "quotes in a file name", 100_000, "Content-Disposition: attachment; filename=\"", repeating: "\\\""),
    HostileShape("references", 20_000, "References:") { " <\($0)@b.example>" },
  ]

  static let bodies = [
    HostileShape("one line", 400_000, "Subject: x\n\n", repeating: "word"),
    HostileShape("one line of base64", 400_000, encoded("base64"), repeating: "d29y"),
    HostileShape("one line of quoted-printable", 100_000, encoded("quoted-printable"), repeating: "=C3=A9 x"),
    HostileShape(
      "blanks in quoted-printable", 400_000, encoded("quoted-printable"), repeating: " ", end: "x"),
    HostileShape("one line of HTML", 10_000, html, repeating: "<b>word</b> "),
    HostileShape("elements in one another", 100_000, html, repeating: "<div>"),
    HostileShape("quotes in one another", 5_000, html, repeating: "<blockquote>x"),
    HostileShape("lists in one another", 20_000, html, repeating: "<ul><li>x"),
    HostileShape("tables in one another", 20_000, html, repeating: "<table><tr><td>x"),
    HostileShape("elements that close others", 5_000, html, repeating: "<p><b><i>x</div>"),
    HostileShape("links", 5_000, html) { "<a href=\"https://a.example/\($0)\">x</a>" },
    HostileShape("attributes", 50_000, html + "<p ") { "a\($0)=1 " },
    HostileShape("comments without end", 50_000, html, repeating: "<!-- "),
    HostileShape("references to letters", 5_000, html, repeating: "&eacute;&#233;&notit;"),
    HostileShape(
      "commands of enriched text", 50_000, "Content-Type: text/enriched\n\n", repeating: "<bold>x"),
    HostileShape("flowed lines", 100_000, flowed, repeating: "w \n"),
    HostileShape("flowed lines that are quoted by turns", 100_000, flowed) {
      $0 % 2 == 0 ? "> w \n" : "w \n"
    },
    HostileShape("marks of quoting", 100_000, flowed, repeating: ">", end: " x\n"),
    HostileShape(
      "uuencoded lines", 10_000, "Subject: x\n\nbegin 644 a\n",
      repeating: "M" + String(repeating: "A", count: 60) + "\n"),
    HostileShape("lines of a uuencoded part", 50_000, encoded("x-uuencode"), repeating: "#0V%T\n"),
    HostileShape("uuencoded files", 20_000, "Subject: x\n\n", repeating: "begin 644 a\n#0V%T\nend\n"),
    HostileShape(
      "yEnc lines", 10_000, "Subject: x\n\n=ybegin line=128 size=9 name=a\n", repeating: "abcdefgh\n",
      end: "=yend size=9"
    ),
    HostileShape("yEnc files of one part", 10_000, "Subject: x\n\n") {
      "=ybegin part=\($0) line=9 size=9 name=a\n=ypart begin=\($0) end=9\na\n=yend size=1\n"
    },
    HostileShape(
      "signed texts", 20_000, "Subject: x\n\n", repeating: "-----BEGIN PGP SIGNED MESSAGE-----\n\nx\n"),
  ]

  private static let mixed = "Content-Type: multipart/mixed; boundary=b\n\n"
  private static let html = "Content-Type: text/html\n\n"
  private static let flowed = "Content-Type: text/plain; format=flowed\n\n"

  private static let long = String(repeating: "words ", count: 20)

  private static func encoded(_ encoding: String) -> String { "Content-Transfer-Encoding: \(encoding)\n\n" }
}
