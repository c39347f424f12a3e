import CCurl
import Testing

@testable import MailTransport

/// What a person reads when a connection does not come about: the words of servers and libraries, most of them
/// seen in the wild, and the advice that they lead to.
@Suite struct FailedLoginTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var mail = MailProtocol.imap
    var security = ServerEndpoint.Security.implicitTLS
    var mechanism = ServerEndpoint.Mechanism.password
    var code = CURLE_LOGIN_DENIED
    var words = "Login denied"
    let lines: [String]
    let kind: String
    let advice: String
    var testDescription: String { lines.last ?? words }
  }

  private func verdict(_ item: Case) -> TransportError {
    var endpoint = ServerEndpoint(host: "mail.test", port: 993, security: item.security, user: "u")
    endpoint.mechanism = item.mechanism
    endpoint.caFile = "/etc/ca.pem"
    return FailedSetup(
      result: item.code, words: item.words, lines: item.lines.map { Array($0.utf8) }, mail: item.mail,
      endpoint: endpoint
    ).verdict(during: "connecting")
  }

  private func check(_ item: Case) {
    let error = verdict(item)
    #expect("\(error)".contains(item.kind), "\(error)")
    #expect(error.remedy.contains(item.advice), "\(error.remedy)")
    #expect("\(error)".hasSuffix(error.remedy))
  }

  private static let offers = "* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2"

  @Test(
    "refused logins",
    arguments: [
      Case(
        lines: [offers, "A002 NO [AUTHENTICATIONFAILED] Authentication failed."], kind: "refuses the login",
        advice: "Check the user name and the password"),
      Case(
        lines: [
          offers,
          "A002 NO [ALERT] Application-specific password required: https://support.google.com/a (Failure)",
        ],
        kind: "refuses the login", advice: "app password"),
      Case(
        mail: .smtp,
        lines: [
          "250 AUTH LOGIN PLAIN",
          "534-5.7.9 Application-specific password required. For more information, go to",
          "534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor - gsmtp",
        ], kind: "Application-specific password required", advice: "app password"),
      Case(
        mail: .smtp,
        lines: [
          "250 AUTH LOGIN XOAUTH2",
          "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [AM0PR1]",
        ], kind: "refuses the login", advice: "takes no passwords any more"),
      Case(
        mail: .smtp,
        lines: [
          "250 AUTH LOGIN XOAUTH2",
          "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
        ], kind: "refuses the login", advice: "must allow SMTP AUTH"),
      Case(
        lines: [
          offers, "A002 NO [WEBALERT https://accounts.google.com/signin] Web login required (Failure)",
        ],
        kind: "refuses the login", advice: "web browser"),
      Case(
        lines: [offers, "A002 NO [EXPIRED] password expired"], kind: "refuses the login",
        advice: "set a new one"),
      Case(
        lines: [offers, "A002 NO [AUTHORIZATIONFAILED] no such share"], kind: "refuses the login",
        advice: "may not open the mailbox"),
      Case(
        security: .plaintext, lines: ["* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED"], kind: "LOGINDISABLED",
        advice: "Use STARTTLS or TLS"),
      Case(
        lines: ["* CAPABILITY IMAP4rev1 LOGINDISABLED"], kind: "LOGINDISABLED", advice: "switched off"),
      Case(
        lines: ["* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 AUTH=OAUTHBEARER"],
        kind: "does not offer PLAIN or LOGIN",
        advice: "XOAUTH2, OAUTHBEARER"),
      Case(
        mail: .smtp, lines: ["250-mx", "250-AUTH GSSAPI NTLM", "250 SIZE"], kind: "but GSSAPI, NTLM",
        advice: "None of these is supported"),
      Case(
        mechanism: .xoauth2,
        lines: [
          offers,
          "+ eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ==",
        ],
        kind: "does not take the token: 400; it wants the scope https://mail.google.com/",
        advice: "log in again"),
      Case(
        mail: .smtp, mechanism: .oauthBearer,
        lines: [
          "250 AUTH OAUTHBEARER", "334 eyJzdGF0dXMiOiJpbnN1ZmZpY2llbnRfc2NvcGUiLCJzY29wZSI6Im1haWwifQ==",
          "535 5.7.8 no",
        ], kind: "insufficient_scope; it wants the scope mail", advice: "Add the scope"),
      Case(
        mechanism: .xoauth2, lines: [offers, "A002 NO AUTHENTICATE failed."], kind: "refuses the login",
        advice: "Log in again to get a new token"),
    ])
  func refusals(item: Case) { check(item) }

  @Test(
    "a server in trouble is not a wrong password",
    arguments: [
      Case(
        lines: [offers, "A002 NO [UNAVAILABLE] Temporary authentication failure."],
        kind: "is not available now",
        advice: "tried again later"),
      Case(lines: [offers, "A002 NO [LIMIT] too many"], kind: "is not available now", advice: "later"),
      Case(
        lines: [offers, "A002 NO [ALERT] Too many simultaneous connections. (Failure)"],
        kind: "is not available now", advice: "later"),
      Case(
        code: CURLE_WEIRD_SERVER_REPLY, words: "Got unexpected imap-server response",
        lines: ["* BYE overloaded"], kind: "is not available now", advice: "later"),
      Case(
        mail: .smtp, lines: ["250 AUTH PLAIN", "454 4.7.0 Temporary authentication failure"],
        kind: "is not available now", advice: "later"),
      Case(
        mail: .smtp, code: CURLE_WEIRD_SERVER_REPLY, words: "Got unexpected smtp-server response: 421",
        lines: ["421 4.3.2 shutting down"], kind: "is not available now", advice: "later"),
      Case(
        code: CURLE_SSL_CONNECT_ERROR, words: "Recv failure: Connection reset by peer", lines: [],
        kind: "closed the connection", advice: "it is made again"),
      Case(
        mail: .smtp, code: CURLE_SSL_CONNECT_ERROR,
        words: "OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to mx:465", lines: [],
        kind: "closed the connection", advice: "it is made again"),
      Case(
        code: CURLE_SSL_CONNECT_ERROR,
        words: "error:0A000126:SSL routines::unexpected eof while reading", lines: [],
        kind: "closed the connection", advice: "it is made again"),
    ])
  func trouble(item: Case) {
    check(item)
    #expect(verdict(item).isTransient)
  }

  @Test(
    "a port that speaks something else",
    arguments: [
      Case(
        code: CURLE_SSL_CONNECT_ERROR, words: "error:0A00010B:SSL routines::wrong version number", lines: [],
        kind: "does not offer TLS here",
        advice: "STARTTLS for it, or take the port for TLS from the start (993)"),
      Case(
        security: .startTLS, code: CURLE_OPERATION_TIMEDOUT, words: "IMAP response timeout", lines: [],
        kind: "does not answer in time", advice: "may want TLS from the start (993)"),
      Case(
        mail: .smtp, security: .startTLS, code: CURLE_USE_SSL_FAILED, words: "STARTTLS not supported.",
        lines: ["220 mx", "250 SIZE"], kind: "does not offer TLS here", advice: "nothing is sent without TLS"),
      Case(
        code: CURLE_WEIRD_SERVER_REPLY, words: "Got unexpected imap-server response",
        lines: ["HTTP/1.1 400 Bad Request"], kind: "does not follow the protocol", advice: "web server"),
      Case(
        code: CURLE_WEIRD_SERVER_REPLY, words: "Got unexpected imap-server response", lines: ["220 mx ESMTP"],
        kind: "does not follow the protocol", advice: "This is an SMTP server"),
      Case(
        mail: .smtp, code: CURLE_WEIRD_SERVER_REPLY, words: "Got unexpected smtp-server response",
        lines: ["* OK Dovecot ready."], kind: "does not follow the protocol", advice: "This is an IMAP server"
      ),
      Case(
        code: CURLE_WEIRD_SERVER_REPLY, words: "Got unexpected imap-server response",
        lines: ["+OK POP3 ready"],
        kind: "does not follow the protocol", advice: "POP3"),
      Case(
        security: .plaintext, code: CURLE_OPERATION_TIMEDOUT, words: "IMAP response timeout",
        lines: ["220 mx.test ESMTP"], kind: "does not answer in time", advice: "This is an SMTP server"),
      Case(
        code: CURLE_COULDNT_RESOLVE_HOST, words: "Could not resolve host: x", lines: [],
        kind: "cannot be reached",
        advice: "no host of this name"),
      Case(
        code: CURLE_COULDNT_CONNECT, words: "Connection refused", lines: [], kind: "cannot be reached",
        advice: "Check the host name, the port"),
    ])
  func otherPorts(item: Case) { check(item) }

  @Test(
    "certificates",
    arguments: [
      ("SSL certificate problem: certificate has expired", "must renew"),
      ("SSL certificate problem: certificate is not yet valid", "clock"),
      ("SSL: no alternative certificate subject name matches target host name 'a'", "another name"),
      ("SSL certificate problem: self-signed certificate", "signed its certificate itself"),
      (
        "SSL certificate problem: self-signed certificate in certificate chain",
        "authority that is not trusted"
      ),
      ("SSL certificate problem: unable to get local issuer certificate", "authority that is not trusted"),
      (
        "error setting certificate verify locations:  CAfile: /etc/ca.pem CApath: none", "CA file /etc/ca.pem"
      ),
      ("SSL certificate problem: something new", "Check the server's certificate"),
    ])
  func certificates(words: String, advice: String) {
    check(
      Case(
        code: CURLE_PEER_FAILED_VERIFICATION, words: words, lines: [], kind: "is not trusted", advice: advice)
    )
  }

  @Test("the advice names no mechanism that the server lacks, after STARTTLS too")
  func offered() {
    let lines = [
      "220 mx", "250-mx", "250-AUTH CRAM-MD5", "250 STARTTLS", "220 go", "250-mx", "250 AUTH plain",
    ]
    let offered = OfferedMechanisms(lines.map { Array($0.utf8) }, .smtp)
    #expect(offered.names == ["PLAIN"])
    #expect(offered.offers(.password) && offered.offers(.plain) && !offered.offers(.cramMD5))
  }
}
