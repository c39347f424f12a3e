import MailFormat
import Testing

@Suite("HTML as text")
struct HTMLTextTests {
  @Test(
    "HTML becomes the text a person would type",
    arguments: [
      ("<p>One</p><p>Two<br>Three</p>", "One\n\nTwo\nThree"),
      (
        "a&nbsp;&amp; b &eacute;&#233;&#xE9;&euro;&#150;&hellip; &copy &bogus;", "a & b ééé€–… © &bogus;"
      ),
      ("<ul><li>one<li>two</ul><ol><li>x</li><li>y</li></ol>", "- one\n- two\n1. x\n2. y"),
      ("<p>Hi</p><blockquote>old<br>text</blockquote><p>end</p>", "Hi\n\n> old\n> text\n\nend"),
      ("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>", "A  B\nC"),
      ("<a href=\"https://x.ch/y\">See</a> <a href='https://x.ch'>x.ch</a>", "See x.ch <https://x.ch/y>"),
      ("<style>p{}</style><script>if (a<b) '</p>'</script><title>t</title>x <!-- y --> z", "x z"),
      ("<pre>a\n  b</pre>", "a\n  b"),
      ("1 < 2 and <b>3</b> > 2", "1 < 2 and 3 > 2"),
      ("<img alt=\"Logo\" src=x> text <unclosed", "Logo text"),
      ("a<div>b<div>c</div></div>d", "a\nb\nc\nd"),
    ])
  func html(markup: String, expected: String) {
    #expect(HTMLText.convert(markup) == expected)
  }

  @Test(
    "hidden content is no text",
    arguments: [
      ("<div style='display:none'>a<div>b</div>c</div>d", "d"),
      ("<div style=\"DISPLAY : none !important\">a</div>d", "d"),
      ("<span style='visibility:hidden'>a<b style='visibility:visible'>b</b></span>", "b"),
      ("<td style='font-size:0'>a<p style='font-size:14px'>b</p></td>", "b"),
      ("<p style='font-size:0.9em'>b</p>", "b"),
      ("<span style='mso-hide:all'>a</span>b", "b"), ("<p hidden>a<p>b", "b"),
      ("<div style='max-height:0px;overflow:hidden'>a</div>b", "b"), ("<div style='opacity:0'>a</div>b", "b"),
      ("<!--[if mso]><p>a</p><![endif]-->b<![if !mso]>c<![endif]>", "bc"),
      ("<head><title>a</title><meta charset=utf-8><p>b", "b"), ("<!-->a<!--->b<!-- x --!>c", "abc"),
      ("<table><tr style='display:none'><td>a<td>b</tr><tr><td>c</table>", "c"),
      ("<div style='display:none'><table><tr><td>a</table></div>b", "b"),
      ("<style>a</style ><textarea>b</textarea><select><option>c</select>d", "d"),
    ])
  func hidden(markup: String, expected: String) {
    #expect(HTMLText.convert(markup) == expected)
  }

  @Test(
    "blanks and breaks stand as in a browser",
    arguments: [
      ("a\n  b\t c", "a b c"), ("a <b> b</b>", "a b"), ("a<div><br></div><div>b</div>", "a\n\nb"),
      ("<div>a<br></div><div>b</div>", "a\nb"), ("a<br><br><br><br>b", "a\n\nb"),
      ("<p class=MsoNormal>a</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>b</p>", "a\n\nb"),
      ("<p style='margin:0cm'>a</p><p style='margin:0cm'>b</p>", "a\nb"),
      ("a&shy;b&#8203;c&#xFEFF;d &zwnj; &zwnj;&nbsp;&zwnj;", "abcd"), ("👩&zwj;🔧", "👩\u{200D}🔧"),
      ("<pre>a\n\n\n  b\tc</pre>", "a\n\n  b\tc"),
      ("<div style='white-space:pre-wrap'>a\n  b</div>", "a\n  b"),
      ("<div>-- <br>Anna</div>", "-- \nAnna"), ("a\u{2028}b", "a\nb"),
      ("<p style='mso-list:l0'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>a", "· a"),
    ])
  func blanks(markup: String, expected: String) {
    #expect(HTMLText.convert(markup) == expected)
  }

  @Test(
    "cells of a row stand on a line, columns of a page do not",
    arguments: [
      ("<tr><td><p>Window</p></td><td><p>2</p></td><td>450.00</td></tr>", "Window  2  450.00"),
      ("<tr><th>Subject: </th><td>Offer</td></tr>", "Subject: Offer"),
      ("<tr><td>a<br>b</td><td>c</td></tr>", "a\nb\nc"),
      ("<tr><td></td><td>a</td><td> </td></tr>", "a"),
      ("<tr><td><table><tr><td>a<td>b</table><td>c", "a  b  c"),
      ("<tr><td><table><tr><td>a<tr><td>b</table><td>c", "a\nb\nc"),
    ])
  func cells(rows: String, expected: String) {
    #expect(HTMLText.convert("<table>\(rows)</table>") == expected)
  }

  @Test(
    "lists nest and count",
    arguments: [
      ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
      ("<ol start=3><li>a<li value=7>b<li>c</ol>", "3. a\n7. b\n8. c"),
      ("<ol><li><p>a</p></li><li>b<ul><li>c</li></ul></li></ol>d", "1. a\n\n2. b\n  - c\nd"),
    ])
  func lists(markup: String, expected: String) {
    #expect(HTMLText.convert(markup) == expected)
  }

  @Test(
    "a link target is shown once and short, without what wraps it",
    arguments: [
      ("<a href='mailto:a@x.example?subject=Hi'>a@x.example</a>", "a@x.example"),
      ("<a href='https://x.example/'>www.x.example</a>", "www.x.example"),
      (
        "<a href='https://y.example/p'>Look</a> <a href='https://y.example/p'>here</a>",
        "Look here <https://y.example/p>"
      ),
      (
        "<a href='https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2F&amp;data=5'>x.example</a>",
        "x.example"
      ),
      ("<a href='javascript:x()'>a</a><a href='#top'>b</a><a href='tel:1'>c</a>", "abc"),
      ("<a href='https://x.example'><img src=a></a>", ""),
    ])
  func links(markup: String, expected: String) {
    #expect(HTMLText.convert(markup) == expected)
  }

  @Test("the parameters that count a reader's click are not shown")
  func tracking() {
    let long = "https://news.example/offer?u=" + String(repeating: "a", count: 200)
    #expect(HTMLText.convert("<a href='\(long)'>Offer</a>") == "Offer <https://news.example/offer?…>")
    let path = "https://news.example/" + String(repeating: "a", count: 200)
    #expect(HTMLText.convert("<a href='\(path)'>Offer</a>") == "Offer <https://news.example/…>")
  }
}
