import MailFormat
import Testing

/// Quoted mail as the mail programs write it, each with a reply "New" above and words of ours below.
@Suite("Quotes in HTML")
struct HTMLQuoteTests {
  @Test(
    "the attribution stands outside the marks, the cited words inside",
    arguments: [
      (
        "<div dir=ltr>New</div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=ltr class=gmail_attr>"
          + "On 3 Nov 2026 at 10:12, Anna &lt;a@x.example&gt; wrote:<br></div><blockquote class=gmail_quote "
          + "style=\"margin:0px 0px 0px 0.8ex\"><div>Old</div></blockquote></div>",
        "New\n\nOn 3 Nov 2026 at 10:12, Anna <a@x.example> wrote:\n> Old"
      ),
      (
        "New<div><br><blockquote type=cite><div>Am 03.11.2026 um 10:12 schrieb Anna &lt;a@x.example&gt;:</div>"
          + "<br class=Apple-interchange-newline><div>Old</div></blockquote></div>",
        "New\n\nAm 03.11.2026 um 10:12 schrieb Anna <a@x.example>:\n\n> Old"
      ),
      (
        "New<br><blockquote type=cite>Le 3 nov. 2026 à 10:12, Anna a écrit&nbsp;:<br><br></blockquote>"
          + "<blockquote type=cite><div>Old</div></blockquote>",
        "New\n\nLe 3 nov. 2026 à 10:12, Anna a écrit :\n\n> Old"
      ),
      (
        "<div>New</div><div id=ydp1yahoo_quoted_2 class=yahoo_quoted><div><div>On Tuesday, 3 November 2026 at 10:12,"
          + " Anna wrote:</div><div><br></div><div>Old</div><div>Older</div></div></div>",
        "New\nOn Tuesday, 3 November 2026 at 10:12, Anna wrote:\n\n> Old\n> Older"
      ),
      (
        "New<div class=moz-cite-prefix>On 03.11.26 10:12, Anna wrote:<br></div><blockquote type=cite cite=mid:1>"
          + "<p>Old</p><blockquote type=cite>Oldest</blockquote></blockquote><p>Below</p>",
        "New\nOn 03.11.26 10:12, Anna wrote:\n\n> Old\n>\n> > Oldest\n\nBelow"
      ),
      (
        "New<div class=zmail_extra><div>---- On Tue, 03 Nov 2026 10:12:00 +0100 Anna wrote ----</div><br>"
          + "<blockquote id=blockquote_zmail style=\"margin:0px\"><div>Old</div></blockquote></div>",
        "New\n---- On Tue, 03 Nov 2026 10:12:00 +0100 Anna wrote ----\n\n> Old"
      ),
    ])
  func attribution(markup: String, expected: String) {
    #expect(HTMLText.convert(markup) == expected)
  }

  private static let block =
    "<b>From:</b> Anna &lt;a@x.example&gt;<br><b>Sent:</b> Tuesday, 3 November 2026 10:12<br>"
    + "<b>To:</b> Ben &lt;b@x.example&gt;<br><b>Subject:</b> Offer"
  private static let blockText =
    "From: Anna <a@x.example>\nSent: Tuesday, 3 November 2026 10:12\nTo: Ben <b@x.example>\nSubject: Offer"

  @Test(
    "what a header block introduces has no marks, but its place is known",
    arguments: [
      "<div id=appendonsend></div><div id=divRplyFwdMsg>\(block)</div><div>Old</div>",
      "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal>\(block)</p></div></div>Old",
      "<div class=gmail_quote><blockquote>\(block)<br>Old</blockquote></div>",
      "<div id=mail-editor-reference-message-container><div>\(block)</div><div>Old</div></div>",
      "<div class='ms-outlook-mobile-reference-message skipProofing'>\(block)<div>Old</div></div>",
      "<span id=OLK_SRC_BODY_SECTION><div>\(block)</div><div>Old</div></span>",
      "<div name=quote style='border-left:2px solid #C3D9E5'><div>\(block)</div><div>Old</div></div>",
      "<div class=protonmail_quote>\(block)<blockquote class=protonmail_quote type=cite>Old</blockquote></div>",
    ])
  func headerBlock(markup: String) {
    let lines = HTMLText.lines("<div>New</div>" + markup).filter { !$0.text.isEmpty }
    #expect(lines.map(\.marked).joined(separator: "\n") == "New\n" + Self.blockText + "\nOld")
    #expect(lines.map(\.place) == [.body] + [HTMLLine.Place](repeating: .quote, count: 5))
  }

  @Test(
    "a forward reads without marks although Apple and Proton cite it",
    arguments: [
      "<blockquote type=cite><div>Début du message réexpédié :</div><br><div>\(block)</div><br><div>Old</div></blockquote>",
      "<div class=gmail_quote>---------- Forwarded message ---------<br>\(block)<br><br>Old</div>",
      "<div class=protonmail_quote>------- Forwarded Message -------<br>\(block)<br><br>"
        + "<blockquote class=protonmail_quote type=cite>Old</blockquote></div>",
    ])
  func forward(markup: String) {
    let lines = HTMLText.lines("New" + markup)
    #expect(lines.allSatisfy { $0.quoteDepth == 0 })
    #expect(lines.contains { $0.text == "Subject: Offer" })
  }

  @Test(
    "the signature that a program inserts is known",
    arguments: [
      "<div class=gmail_signature>S</div>", "<div id=Signature><p>S</div>",
      "<div class=moz-signature>S</div>",
      "<div id='ms-outlook-mobile-signature'>S</div>", "<div class='protonmail_signature_block-user'>S</div>",
      "<span class=gmail_signature_prefix>S</span>", "<div id=_rc_sig>S</div>",
      "<div id=AppleMailSignature>S</div>",
      "<div class=ydp7f3signature>S</div>",
    ])
  func signature(markup: String) {
    let lines = HTMLText.lines("<div>New</div>\(markup)<div>Below</div>").filter { !$0.text.isEmpty }
    #expect(lines.map(\.place) == [.body, .signature, .body])
  }

  @Test("moving text to the right is no quote")
  func indented() {
    let markup = "a<blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\"><div>b</div></blockquote>c"
    #expect(HTMLText.lines(markup).map(\.quoteDepth) == [0, 0, 0])
  }

  @Test("a line that Outlook draws elsewhere ends nothing")
  func rule() {
    let lines = HTMLText.lines("a<div style='border-top:solid #E1E1E1 1.0pt'>b</div>c")
    #expect(lines.map(\.place) == [.body, .body, .body])
  }
}
