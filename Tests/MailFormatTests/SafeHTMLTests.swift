import MailFormat
import Testing

@Suite("Safe HTML")
struct SafeHTMLTests {
  private static let link = " target=\"_blank\" rel=\"noopener noreferrer nofollow\""

  @Test(
    "what mails are made of stays",
    arguments: [
      ("<p align=center>a <b>b</b><br>c</p>", "<p align=\"center\">a <b>b</b><br>c</p>"),
      ("<p>a<p>b", "<p>a</p><p>b</p>"), ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
      ("a &lt; b &amp; c &eacute;", "a &lt; b &amp; c é"),
      (
        "<table width='100%'><tr><td bgcolor=#fff>a<td>b</table>",
        "<table width=\"100%\"><tr><td bgcolor=\"#fff\">a</td><td>b</td></tr></table>"
      ),
      (
        "<a href='https://x.example/?a=1&amp;b'>a</a>",
        "<a href=\"https://x.example/?a=1&amp;b\"\(link)>a</a>"
      ),
      ("<a href=mailto:a@x.example>a</a>", "<a href=\"mailto:a@x.example\"\(link)>a</a>"),
      (
        "<img src='cid:1@x' alt='A \"B\"' width=20>",
        "<img src=\"cid:1@x\" alt=\"A &quot;B&quot;\" width=\"20\">"
      ),
      (
        "<span style='color:#FF0000; font-family:\"Segoe UI\",Arial; background:url(x); position:fixed'>a</span>",
        "<span style=\"color:#ff0000;font-family:segoe ui,arial\">a</span>"
      ),
      ("<b><div>a</b>b</div>c", "<b><div>ab</div>c</b>"),
      ("<font color=red size=2>a", "<font color=\"red\" size=\"2\">a</font>"),
      ("<o:p>a</o:p><custom>b</custom><noscript>c</noscript>", "abc"),
    ])
  func kept(markup: String, expected: String) {
    #expect(SafeHTML.read(markup).markup == expected)
  }

  @Test(
    "attacks come out as nothing or as text",
    arguments: [
      ("<script>alert(1)</script>a", "a"), ("<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)"),
      ("<SCRIPT SRC=//evil.example/x.js></SCRIPT >a", "a"), ("<img src=x onerror=alert(1)>", "<img>"),
      ("<img src='' onerror=\"alert(1)\" alt=a>", "<img alt=\"a\">"),
      ("<svg onload=alert(1)><p>a</p></svg>b", "b"),
      ("<svg><style><img src=x onerror=alert(1)></style></svg>b", "b"),
      (
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        ""
      ),
      (
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt;\"></p>"
      ),
      ("<a href=\"javascript:alert(1)\">a</a>", "<a\(link)>a</a>"),
      ("<a href=\" \u{1}java\nscript&colon;alert(1)\">a</a>", "<a\(link)>a</a>"),
      ("<a href=\"&#106;avascript&#58;alert(1)\">a</a>", "<a\(link)>a</a>"),
      ("<a href=\"JaVaScRiPt:alert(1)\">a</a>", "<a\(link)>a</a>"),
      ("<a href=\"java\u{0}script:alert(1)\">a</a>", "<a\(link)>a</a>"),
      ("<a href=\"data:text/html,<script>alert(1)</script>\">a</a>", "<a\(link)>a</a>"),
      (
        "<a href=\"vbscript:x\">a</a><a href='//evil.example'>b</a><a href='/x'>c</a>",
        "<a\(link)>a</a><a\(link)>b</a><a\(link)>c</a>"
      ),
      ("<iframe src=x><p>a</iframe>b", "b"), ("<object data=x><embed src=y>a</object>b", "b"),
      ("<form action=x><input value=y>a</form>b", "ab"), ("<base href='https://evil.example'>a", "a"),
      ("<meta http-equiv=refresh content='0;url=https://evil.example'>a", "a"),
      ("<style>@import 'https://evil.example'</style>a", "a"), ("<link rel=stylesheet href=x>a", "a"),
      ("<p style=\"width:expression(alert(1))\">a</p>", "<p>a</p>"),
      ("<p style=\"behavior:url(x);-moz-binding:url(y)\">a</p>", "<p>a</p>"),
      ("<p style=\"color:red;background-image:u\\72l(x)\">a</p>", "<p style=\"color:red\">a</p>"),
      ("<p style='color:red\"onmouseover=alert(1)'>a</p>", "<p>a</p>"),
      ("<p style='margin-left:-9999px;color:/**/red'>a</p>", "<p>a</p>"),
      (
        "<p title='\"><script>alert(1)</script>'>a",
        "<p title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">a</p>"
      ),
      ("<p title=`<b>`>a", "<p title=\"&#96;&lt;b\">&#96;&gt;a</p>"),
      ("<!--><script>alert(1)</script>-->a", "--&gt;a"), ("<!-- --!><b>a", "<b>a</b>"),
      ("<![CDATA[<b>]]>a", "]]&gt;a"), ("<!--[if gte IE 4]><script>alert(1)</script><![endif]-->a", "a"),
      ("<?xml version='1'?><b>a", "<b>a</b>"), ("<b\u{0}>a", "a"), ("<p\u{0B}onclick=x>a", "a"),
      ("<p/onclick=alert(1)/title=b>a", "<p>a</p>"),
      ("<textarea><img src=x onerror=alert(1)></textarea>a", "a"),
      ("<title><b></title><b>a", "<b>a</b>"),
      ("<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">", "<img>&quot;&gt;"),
      ("<template><b>a</b></template><select><option>b</select>c", "c"), ("</div></td></table></body>a", "a"),
      ("<td>a</td><tr><li>b</li><tbody>c", "abc"),
      ("<table><tr><td><td><div><td>a", "<table><tr><td></td><td><div></div></td><td>a</td></tr></table>"),
      ("<p title=a title='\" onclick=b'>a", "<p title=\"a\">a</p>"),
      ("<p ONCLICK=a id=b class=c>a", "<p>a</p>"),
      ("a\u{0}b\u{8}c", "abc"), ("<img src=data:image/png;base64,AAAA>", "<img>"), ("<a href=x", ""),
    ])
  func attacks(markup: String, expected: String) {
    #expect(SafeHTML.read(markup).markup == expected)
  }

  @Test("pictures from elsewhere are left out and counted, dots vanish")
  func pictures() {
    let markup =
      "<img src='https://x.example/a.png' alt=A width=60><img src=//x.example/b><img src='http://x.example/dot' width=1 height=1>"
    let safe = SafeHTML.read(markup)
    #expect(safe.markup == "<img alt=\"A\" width=\"60\"><img>")
    #expect(safe.blockedImages == 3)
  }

  @Test("a small picture inside the address passes when it is asked for")
  func dataImage() {
    let markup = "<img src='data:image/png;base64,iVBORw0KGgo='><img src='data:image/svg+xml;base64,AAAA'>"
    let safe = SafeHTML.read(markup, limits: SafeHTML.Limits(dataImage: 100))
    #expect(safe.markup == "<img src=\"data:image/png;base64,iVBORw0KGgo=\"><img>")
    #expect(SafeHTML.read(markup, limits: SafeHTML.Limits(dataImage: 5)).markup == "<img><img>")
  }

  @Test("long and deep documents are cut and closed")
  func limits() {
    let deep = SafeHTML.read(String(repeating: "<div>", count: 100_000) + "a")
    #expect(
      deep.markup == String(repeating: "<div>", count: 100) + "a" + String(repeating: "</div>", count: 100))
    let long = SafeHTML.read(String(repeating: "<p>a", count: 10_000), limits: SafeHTML.Limits(length: 20))
    #expect(long.isCut)
    #expect(long.markup == "<p>a</p><p>a</p><p>a</p><p></p>")
  }

  @Test(
    "reading the result again changes nothing",
    arguments: [
      "<p>a<b>b<i>c</b>d</i><table><tr><td>x<p>y</table>&amp;lt;<a href='https://x.example?a&b'>z</a>",
      "<div style='color:red'>a<ul><li>b<ol><li>c</ul>d<blockquote>e",
      "<dl><dt>a<dd>b<dt>c</dl><pre>\n d</pre>",
    ])
  func idempotent(markup: String) {
    let once = SafeHTML.read(markup).markup
    #expect(SafeHTML.read(once).markup == once)
  }
}
