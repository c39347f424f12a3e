extension ReplyTable {
  static let filters = """
    = Mimecast
    policy soft kept 550 Administrative prohibition - envelope blocked - https://community.mimecast.example/docs/DOC-1369#550 [aBcD1]
    policy soft kept 550 Rejected by header based manually Blocked Senders: atelier@piste.example - https://community.mimecast.example/docs/DOC-1369#550
    userUnknown hard gone 550 Invalid Recipient - https://community.mimecast.example/docs/DOC-1369#550 [aBcD2]
    spam soft kept 554 Email rejected due to poor reputation - https://community.mimecast.example/docs/DOC-1369#554
    rateLimited soft kept 451 Internal resource temporarily unavailable - https://community.mimecast.example/docs/DOC-1369#451
    authentication soft kept 550 DMARC Sender Invalid - envelope rejected - https://community.mimecast.example/docs/DOC-1369#550
    authentication soft kept 550 Rejected by Anti-Spoofing policy - https://community.mimecast.example/docs/DOC-1369#550
    policy soft kept 554 Email rejected due to security policies - https://community.mimecast.example/docs/DOC-1369#554
    = Barracuda
    spam soft kept 550 permanent failure for one or more recipients (anna@lac.example:blocked)
    userUnknown hard gone 550 permanent failure for one or more recipients (anna@lac.example:550 5.1.1 User unknown)
    spam soft kept 554 Service unavailable; Client host [192.0.2.50] blocked using Barracuda Reputation; http://www.barracudanetworks.example/reputation/?r=1&ip=192.0.2.50
    = Proofpoint
    spam soft kept 550 5.7.0 Blocked - see https://support.proofpoint.com/dnsbl-lookup.cgi?ip=192.0.2.50
    spam soft kept 554 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.50
    policy soft kept 550 5.7.0 Local Policy Violation
    userUnknown hard gone 550 5.1.1 User Unknown
    = Cisco IronPort
    spam soft kept 554 Your access to this mail system has been rejected due to the sending MTA's poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.
    userUnknown hard gone 550 #5.1.0 Address rejected.
    policy soft kept [5.1.0] 5.1.0 - Unknown address error 550-'5.7.1 Message rejected by our policy'
    userUnknown hard gone [5.1.0] 5.1.0 - Unknown address error 550-'5.1.1 anna@lac.example... User unknown'
    other hard kept [5.1.0] 5.1.0 - Unknown address error 554-'no'
    hostUnknown hard gone [5.1.2] 5.1.2 - Bad destination host 'DNS Hard Error looking up lca.example (MX): NXDomain'
    unreachable soft kept [5.4.7] 5.4.7 - Delivery expired (message too old) 'timeout'
    rateLimited soft kept 452 Too many recipients received this hour
    = Sophos
    userUnknown hard gone 550 Address not present in directory
    spam soft kept 554 5.7.1 Message blocked by SXL
    = Symantec
    spam soft kept 553-mail rejected because your IP is in the PBL. See http://www.spamhaus.example/pbl (#5.7.1)
    policy soft kept 554-you are not allowed to connect
    = Rspamd
    spam soft kept 554 5.7.1 Spam message rejected
    rateLimited soft kept 451 4.7.1 Try again later
    = Amavis
    spam soft kept 554 5.7.0 Reject, id=04550-05 - spam
    policy soft kept 554 5.7.0 Reject, id=04421-07 - BANNED: .exe
    policy soft kept 554 5.7.0 Reject, id=04451-01 - INFECTED: Eicar-Test-Signature
    = lists of senders
    spam soft kept 554 5.7.1 Service unavailable; Client host [192.0.2.50] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.50
    policy soft kept 554 5.7.1 Service unavailable; Client host [192.0.2.50] blocked using zen.spamhaus.org; Error: open resolver; https://www.spamhaus.org/returnc/pub/192.0.2.1
    spam soft kept 550 5.7.1 rejected; see https://www.spamhaus.org/sbl/query/SBL450550
    spam soft kept 550 JunkMail rejected - mx.piste.example [192.0.2.50]:550 is in an RBL: Blocked - see https://www.spamcop.net/bl.shtml?192.0.2.50
    spam soft kept 554 5.7.1 Service unavailable; Client host [192.0.2.50] blocked using dnsbl.sorbs.net; Currently Sending Spam
    spam soft kept 550-5.7.1 192.0.2.50 listed in b.barracudacentral.org
    spam soft kept 554 5.7.1 Recipient address rejected: your server is listed at dnsbl-1.uceprotect.net
    = greylisting
    rateLimited soft kept 451 4.7.1 Greylisting in action, please come back later
    rateLimited soft kept 450 4.2.0 <anna@lac.example>: Recipient address rejected: Greylisted for 300 seconds
    rateLimited soft kept 451 temporarily rejected, try again in 550 seconds
    """
}
