import MailFormat
import Testing

/// Texts in every charset that mail is written in, with and without a label, with right and wrong ones.
@Suite("Charsets")
struct CharsetTests {
  @Test(
    "raw text of another script is known by its bytes",
    arguments: [
      ("培训通知：企业管理", "c5e0d1b5cda8d6aaa3bac6f3d2b5b9dcc0ed"),
      ("关于报价单的回复", "b9d8d3dab1a8bcdbb5a5b5c4bbd8b8b4"),
      ("李明华", "c0eec3f7bbaa"),
      ("IT培训 2024年度", "4954c5e0d1b52032303234c4eab6c8"),
      ("關於報價單的回覆", "c3f6a9f3b3f8bbf9b3e6aabaa65ec2d0"),
      ("會議通知：台北", "b77cc4b3b371aabea147a578a55f"),
      ("お見積もりの件", "82a88ca990cf82e082e882cc8c8f"),
      ("【重要】ミーティングのお知らせ", "81798f649776817a837e815b836583428393834f82cc82a8926d82e782b9"),
      ("お見積もりの件について", "a4aab8abc0d1a4e2a4eaa4ceb7efa4cba4c4a4a4a4c6"),
      ("견적서 요청 드립니다", "b0dfc0fbbcad20bfe4c3bb20b5e5b8b3b4cfb4d9"),
      ("안녕하세요 문의드립니다", "bec8b3e7c7cfbcbcbfe420b9aec0c7b5e5b8b3b4cfb4d9"),
      (
        "Запрос коммерческого предложения", "fac1d0d2cfd320cbcfcdcdc5d2dec5d3cbcfc7cf20d0d2c5c4cccfd6c5cec9d1"
      ),
      (
        "Запрос коммерческого предложения", "c7e0eff0eef120eaeeecece5f0f7e5f1eaeee3ee20eff0e5e4ebeee6e5ede8ff"
      ),
      ("СРОЧНО: НОВЫЙ ЗАКАЗ ПО ДОГОВОРУ", "d1d0ced7cdce3a20cdcec2dbc920c7c0cac0c720cfce20c4cec3cec2ced0d3"),
      ("СРОЧНО: НОВЫЙ ЗАКАЗ ПО ДОГОВОРУ", "f3f2effeeeef3a20eeeff7f9ea20fae1ebe1fa20f0ef20e4efe7eff7eff2f5"),
      (
        "Запрос коммерческого предложения", "b7d0dfe0dee120dadedcdcd5e0e7d5e1daded3de20dfe0d5d4dbded6d5ddd8ef"
      ),
      (
        "Запрос коммерческого предложения", "87a0afe0aee120aaaeacaca5e0e7a5e1aaaea3ae20afe0a5a4abaea6a5ada8ef"
      ),
      ("Αίτηση προσφοράς για το έργο", "c1dff4e7f3e720f0f1eff3f6eff1dcf220e3e9e120f4ef20ddf1e3ef"),
      ("הצעת מחיר לפרויקט החדש", "e4f6f2fa20eee7e9f820ecf4f8e5e9f7e820e4e7e3f9"),
      ("طلب عرض أسعار للمشروع", "d8e1c820dad1d620c3d3dac7d120e1e1e3d4d1e6da"),
      ("ขอใบเสนอราคาสำหรับโครงการ", "a2cde3bae0cab9cdc3d2a4d2cad3cbc3d1bae2a4c3a7a1d2c3"),
      ("Пропозиція щодо співпраці", "cff0eeefeee7e8f6b3ff20f9eee4ee20f1efb3e2eff0e0f6b3"),
    ])
  func unlabelled(text: String, hex: String) {
    #expect(Charset.decodeUnlabelled(bytes(hex)) == text)
  }

  @Test(
    "raw Latin text is never taken for another script",
    arguments: [
      (
        "Réservation à l’hôtel « Les Cèdres »",
        "52e9736572766174696f6e20e0206c9268f474656c20ab204c65732043e86472657320bb"
      ),
      ("LA MÁS RÁPIDA PÁGINA GRÁTIS", "4c41204dc1532052c1504944412050c147494e41204752c1544953"),
      ("GRÖSSTE ÄNDERUNG FÜR ÖSTERREICH", "4752d65353544520c44e444552554e472046dc5220d6535445525245494348"),
      ("créée", "6372e9e965"),
      ("AÇÃO PROMOÇÃO ATENÇÃO", "41c7c34f2050524f4d4fc7c34f204154454ec7c34f"),
      ("“Hello” – “World”… 20 €", "9348656c6c6f9420962093576f726c6494852032302080"),
      ("Où êtes-vous ? À Genève, où là", "4ff920ea7465732d766f7573203f20c02047656ee876652c206ff9206ce0"),
      ("ÀÉÈ", "c0c9c8"),
    ])
  func latin(text: String, hex: String) {
    #expect(Charset.decodeUnlabelled(bytes(hex)) == text)
  }

  @Test(
    "the charset of the text decides when it says something, all raw text of the header together otherwise")
  func header() {
    // "Иван" alone says too little.
    let subject = Array("Subject: ".utf8) + bytes("fac1d0d2cfd320d0d2c5c4cccfd6c5cec9d1")
    let from = Array("\nFrom: \"".utf8) + bytes("e9d7") + Array("\" <ivan@example.org>\n".utf8)
    let plain = MailMessage.parse(subject + from + Array("Content-Type: text/plain\n\nx".utf8))
    #expect(plain.subject == "Запрос предложения")
    #expect(plain.from.map(\.displayName) == ["Ив"])
    let western = MailMessage.parse(
      subject + Array("\nContent-Type: text/plain; charset=iso-8859-1\n\nx".utf8))
    #expect(western.subject == "Запрос предложения")
    let named = MailMessage.parse(
      from.dropFirst() + Array("Content-Type: text/plain; charset=koi8-r\n\nx".utf8))
    #expect(named.from.map(\.displayName) == ["Ив"])
  }

  @Test(
    "a wrong label does no harm",
    arguments: [
      ("utf-8", "4dfc6c6c6572", "Müller"), ("utf-8", "c3a9c3a820c3", "éè \u{FFFD}"),
      ("big5", "e69c83e8adb0e9809ae79fa5", "會議通知"), ("gb2312", "e69c83e8adb020c3a9", "會議 é"),
      ("gb2312", "d0a1", "小"),
      ("euc-kr", "ec9588eb8595", "안녕"), ("iso-8859-1", "1b2442242a1b2842", "お"),
      ("", "1b2442242a1b2842", "お"),
      ("windows-1255", "f9ece5ed", "שלום"), ("windows-1258", "47f5d2", "Gở"),
      ("us-ascii", "1b2842", "\u{1B}(B"),
    ])
  func wrongLabel(label: String, hex: String, expected: String) {
    #expect(Charset(label).decode(bytes(hex)) == expected)
  }

  @Test(
    "labels are known in every spelling",
    arguments: [
      ("iso-8859-2", "ą"), ("ISO_8859-2", "ą"), ("iso8859_2", "ą"), ("iso88592", "ą"), ("8859-2", "ą"),
      ("latin-2", "ą"), ("Latin2", "ą"), ("\"iso-8859-2\"", "ą"), ("windows-1250", "±"), ("win1250", "±"),
      ("CP-1250", "±"), ("x-cp1250", "±"), ("windows_1250", "±"), ("microsoft-cp1251", "±"), ("ibm-850", "▒"),
      ("dos850", "▒"), ("cp850", "▒"), ("KOI8_R", "╠"), ("koi8r", "╠"), ("latin1", "±"), ("csISOLatin1", "±"),
      ("iso-ir-101", "ą"), ("ANSI_X3.4-1968", "±"), ("x-mac-roman", "±"),
    ])
  func spellings(label: String, expected: String) {
    #expect(Charset(label).isKnown)
    #expect(Charset(label).decode([0xB1]) == expected)
  }

  @Test(
    "7-bit charsets are read, whole and cut",
    arguments: [
      ("hz-gb-2312", "Hi ~{<:Ky2;~} ~~ end", "Hi 己所不 ~ end"), ("HZ", "~{VPND~}", "中文"),
      ("hz", "~{VPND\nabc", "中文\nabc"), ("hz", "one ~\ntwo", "one two"), ("hz", "~{VPN", "中N"),
      ("hz", "a~b ~", "a~b ~"),
      ("utf-7", "Hi Mom -+Jjo--!", "Hi Mom -☺-!"), ("utf-7", "A+ImIDkQ.", "A≢Α."),
      ("utf-7", "+ZeVnLIqe-", "日本語"),
      ("utf-7", "Item 3 is +AKM-1.", "Item 3 is £1."), ("utf-7", "a +- b ~ c\\d", "a + b ~ c\\d"),
      ("unicode-1-1-utf-7", "+2D3eAA-", "😀"), ("utf-7", "+2D0-x", "\u{FFFD}x"), ("utf-7", "+", "+"),
      ("iso-2022-kr", "\u{1B}$)C\u{E}>H3g\u{F} ok", "안녕 ok"), ("iso-2022-kr", "\u{E}>H3g\u{F} ok", "안녕 ok"),
      ("iso-2022-cn", "\u{1B}$)A\u{E}=;;;\u{F} ok", "交换 ok"),
      ("iso-2022-cn", "\u{1B}$)G\u{E}G(_P\u{F} ok", "交換 ok"),
      ("iso-2022-jp", "\u{1B}$B$*8+@Q\u{1B}(B ok", "お見積 ok"),
      ("iso-2022-jp-1", "\u{1B}$(D0!\u{1B}(B ok", "丂 ok"),
      ("iso-2022-jp", "\u{1B}(I1\u{1B}(B", "ｱ"),
    ])
  func sevenBit(label: String, text: String, expected: String) {
    #expect(Charset(label).isKnown)
    #expect(Charset(label).decode(Array(text.utf8)[...]) == expected)
  }

  @Test("ISO-2022-JP that stands in a header as it is is read before its bytes are taken for quotes")
  func rawJIS() {
    let message = MailMessage.parse(
      Array("Subject: \u{1B}$B$*8+@Q\u{1B}(B 1\nFrom: \u{1B}$BEDCf\u{1B}(B <a@example.org>\n\nx".utf8))
    #expect(message.subject == "お見積 1")
    #expect(message.from.map(\.description) == ["田中 <a@example.org>"])
  }

  private func bytes(_ hex: String) -> ArraySlice<UInt8> {
    let digits = hex.utf8.map { $0 < 0x40 ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }[...]
  }
}
