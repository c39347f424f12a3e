import Basics
import MailFormat
import Testing

@Suite("Limits inside containers")
struct ContainerLimitsTests {
  @Test("the entity in an old PGP part is held to the limits of the mail around it")
  func inner() {
    let parts = String(repeating: "--b\n\nwords\n", count: 20)
    let armour = (
      begin: "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n",
      end: "-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n"
    )
    let entity = "Content-Type: multipart/mixed; boundary=b\n\n\(parts)- --b--\n"
    let mail = Array("Content-Type: application/pgp\n\n\(armour.begin)\(entity)\(armour.end)".utf8)
    var narrow = ParsingLimits.standard
    narrow.parts = 5
    let wide = MailMessage.parse(mail).opened.root.descendants.count
    #expect(wide > 15)
    #expect(MailMessage.parse(mail, limits: narrow).opened.root.descendants.count < 10)
  }

  @Test("files in a text beyond the limit stay in the text, and that is said", arguments: [1000, 1001])
  func files(count: Int) {
    let mail = "Subject: x\n\nwords\n" + String(repeating: "begin 644 a\n#0V%T\nend\n", count: count)
    let message = MailMessage.parse(Array(mail.utf8)).opened
    #expect(message.attachments.count == 1000)
    #expect(message.text.contains("begin") == (count > 1000))
    #expect(message.diagnostics.map(\.code) == (count > 1000 ? ["files-limit"] : []))
  }
}
