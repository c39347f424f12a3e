extension ReplyTable {
  static let servers = """
    = Postfix
    userUnknown hard gone 550 5.1.1 <anna@lac.example>: Recipient address rejected: User unknown in local recipient table
    userUnknown hard gone [5.1.1] unknown user: "anna"
    userUnknown soft kept [4.1.1] 450 4.1.1 <anna@lac.example>: Recipient address rejected: User unknown in virtual alias table
    relayingDenied soft kept 554 5.7.1 <anna@lac.example>: Relay access denied
    hostUnknown hard gone [5.4.4] Host or domain name not found. Name service error for name=lca.example type=A: Host not found
    unreachable soft kept [4.4.3] Host or domain name not found. Name service error for name=mx.lac.example type=MX: Host not found, try again
    hostUnknown hard gone [5.1.0] Domain lac.example does not accept mail (nullMX)
    unreachable soft kept [4.4.1] connect to mx.lac.example[192.0.2.55]:25: Connection timed out
    unreachable soft kept [5.4.6] mail for lac.example loops back to myself
    tooLarge soft kept [5.3.4] message size 45012345 exceeds size limit 20480000 of server mx.lac.example[192.0.2.55]
    policy soft kept 450 4.7.1 <piste>: Helo command rejected: Host not found
    policy soft kept 450 4.1.8 <atelier@piste.example>: Sender address rejected: Domain not found
    authentication soft kept 450 4.7.25 Client host rejected: cannot find your reverse hostname, [192.0.2.50]
    hostUnknown hard gone 550 5.1.2 <anna@lca.example>: Recipient address rejected: Domain not found
    policy soft kept 554 5.7.1 <anna@lac.example>: Recipient address rejected: Access denied
    unreachable soft kept 452 4.3.1 Insufficient system storage
    unreachable soft kept [4.7.4] TLS is required, but was not offered by host mx.lac.example[192.0.2.55]
    = Exim
    userUnknown hard gone Unrouteable address
    hostUnknown hard gone all relevant MX records point to non-existent hosts
    unreachable soft kept retry timeout exceeded
    policy soft kept message has lines too long for transport
    policy soft kept 550 Administrative prohibition
    relayingDenied soft kept 550 relay not permitted
    unreachable soft kept host mx.lac.example [192.0.2.55] Connection timed out
    = qmail
    userUnknown hard gone Sorry, no mailbox here by that name. (#5.1.1)
    relayingDenied soft kept 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)
    hostUnknown hard gone Sorry, I couldn't find any host named lca.example. (#5.1.2)
    tooLarge soft kept 552 sorry, that message size exceeds my databytes limit (#5.3.4)
    unreachable soft kept CNAME lookup failed temporarily. (#4.4.3) I'm not going to try again; this message has been in the queue too long.
    = Sendmail
    userUnknown hard gone 550 5.1.1 <anna@lac.example>... User unknown
    relayingDenied soft kept 550 5.7.1 <anna@lac.example>... Relaying denied. IP name lookup failed [192.0.2.50]
    hostUnknown hard gone [5.1.2] 550 5.1.2 <anna@lca.example>... Host unknown (Name server: lca.example: host not found)
    unreachable soft kept [4.4.5] 452 4.4.5 Insufficient disk space; try again later
    = Dovecot
    mailboxFull soft kept 552 5.2.2 <anna@lac.example> Quota exceeded (mailbox for user is full)
    unreachable soft kept 451 4.2.0 <anna@lac.example> Temporary internal error
    """

  static let contradictions = """
    = the code says one thing, the words another
    userUnknown hard gone 550 5.7.1 <anna@lac.example>: user unknown
    userUnknown hard gone [5.0.0] 550 5.0.0 no such user
    policy soft kept 550 5.1.1 Message rejected by our security policy
    policy soft kept 550 5.1.1 sender rejected
    spam soft kept 550 5.1.1 anna@lac.example rejected: your message looks like spam
    mailboxFull soft kept 550 5.1.1 user unknown or mailbox full
    authentication soft kept 550 5.1.1 rejected, SPF check failed
    userUnknown hard gone 550 5.2.0 mailbox unavailable
    rateLimited soft kept 550 5.7.1 too many messages from 192.0.2.50, wait 500 seconds
    = names are no reasons
    userUnknown hard gone host mx.spamfilter.example[192.0.2.55] said: 550 5.1.1 invalid recipient
    userUnknown hard gone host blocked-mail.policy.example said: 550 unknown address
    userUnknown hard gone 550 5.1.1 <spam@lac.example> is not a valid mailbox
    userUnknown hard gone 550 invalid mailbox, see https://help.lac.example/spam-policy/blacklist
    other soft kept 554 see https://unknown-user.lac.example/no-such-user or call +41 44 550 11 11
    unreachable soft kept [4.4.1] connect to quota.full-mailbox.example[192.0.2.55]:25: Connection refused
    """
}
