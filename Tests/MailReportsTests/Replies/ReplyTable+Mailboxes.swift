extension ReplyTable {
  static let mailboxes = """
    = Google
    userUnknown hard gone 550-5.1.1 The email account that you tried to reach does not exist. Please try 550 5.1.1 https://support.google.com/mail/?p=NoSuchUser a1-20020a05si550.5 - gsmtp
    userUnknown hard gone 550 5.2.1 The email account that you tried to reach is disabled. Learn more at https://support.google.com/mail/?p=DisabledUser b2si451 - gsmtp
    userUnknown hard gone 550 5.2.1 The email account that you tried to reach is inactive. c3si422 - gsmtp
    mailboxFull soft kept 552-5.2.2 The recipient's inbox is out of storage space and inactive. Please direct the recipient to https://support.google.com/mail/?p=OverQuotaPerm d4 - gsmtp
    mailboxFull soft kept [4.2.2] 452-4.2.2 The recipient's inbox is out of storage space. https://support.google.com/mail/?p=OverQuotaTemp e5 - gsmtp
    rateLimited soft kept 450-4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered. https://support.google.com/mail/?p=ReceivingRate f6 - gsmtp
    rateLimited soft kept 550 5.2.1 The user you are trying to contact is receiving mail too quickly. g7 - gsmtp
    spam soft kept 550-5.7.1 [192.0.2.50] Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked. https://support.google.com/mail/?p=UnsolicitedMessageError h8 - gsmtp
    rateLimited soft kept 421-4.7.28 [192.0.2.50 15] Our system has detected an unusual rate of unsolicited mail originating from your IP address. i9 - gsmtp
    rateLimited soft kept 550 5.7.28 Gmail has detected something unusual from your DKIM domain. j10 - gsmtp
    authentication soft kept 550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. k11 - gsmtp
    authentication soft kept 550-5.7.26 Unauthenticated email from piste.example is not accepted due to domain's DMARC policy. l12 - gsmtp
    authentication soft kept 550-5.7.25 [192.0.2.50] The IP address sending this message does not have a PTR record setup. m13 - gsmtp
    authentication soft kept 421-4.7.27 Your email has been rate limited because SPF did not pass. n14 - gsmtp
    authentication soft kept 550-5.7.1 [2001:db8:550::1] This message does not meet IPv6 sending guidelines regarding PTR records and authentication. o15 - gsmtp
    policy soft kept 552-5.7.0 This message was blocked because its content presents a potential security issue. https://support.google.com/mail/?p=BlockedMessage p16 - gsmtp
    policy soft kept 550-5.7.1 [192.0.2.50] Messages missing a valid Message-ID header are not accepted. https://support.google.com/mail/?p=RfcMessageNonCompliant q17 - gsmtp
    tooLarge soft kept 552-5.3.4 Your message exceeded Google's message size limits. https://support.google.com/mail/?p=MaxSizeError r18 - gsmtp
    relayingDenied soft kept 550-5.7.1 Mail relay denied [192.0.2.50]. Visit https://support.google.com/a/answer/6140680 s19 - gsmtp
    rateLimited soft kept 550-5.4.5 Daily user sending limit exceeded. t20 - gsmtp
    policy soft kept The response was: We're writing to let you know that the group you tried to contact (vertrieb) may not exist, or you may not have permission to post messages to the group.
    hostUnknown hard gone DNS Error: DNS type 'mx' lookup of lca.example responded with code NXDOMAIN Domain name not found: lca.example
    unreachable soft kept DNS Error: DNS type 'mx' lookup of lac.example responded with code SERVFAIL
    = Yahoo
    userUnknown hard gone 554 delivery error: dd This user doesn't have a yahoo.example account (anna@yahoo.example) [0] - mta4550.mail.yahoo.example
    userUnknown hard gone 554 30 Sorry, your message to anna@yahoo.example cannot be delivered. This mailbox is disabled (554.30).
    userUnknown hard gone 552 1 Requested mail action aborted, mailbox not found
    mailboxFull soft kept 552 1 Requested mail action aborted. Sorry, your message to anna@yahoo.example cannot be delivered. This account is over quota.
    rateLimited soft kept 421 4.7.0 [TSS04] Messages from 192.0.2.50 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://postmaster.yahooinc.example/error-codes
    spam soft kept 553 5.7.2 [TSS09] All messages from 192.0.2.50 will be permanently deferred; Retrying will NOT succeed.
    policy soft kept 554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.example/error-codes
    spam soft kept 553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.50, because the ip is in Spamhaus's list
    policy soft kept 554 Message not allowed - [PH01] Email not accepted for policy reasons.
    rateLimited soft kept 451 4.7.1 [GL01] Message from (192.0.2.50) temporarily deferred
    spam soft kept 554 5.7.1 (RTR:BL) https://postmaster.aol.example/errors/554rtrbl.html
    spam soft kept 421 4.7.1 : (DYN:T1) https://postmaster.aol.example/errors/421dynt1.html
    = iCloud
    userUnknown hard gone 550 5.1.1 <anna@icloud.example>: user does not exist
    mailboxFull soft kept 552 5.2.2 <anna@icloud.example>: user is over quota (in reply to RCPT TO command)
    policy soft kept 550 5.7.1 [HM08] Message rejected due to local policy. Please visit https://support.apple.example/HT204137
    policy soft kept 554 5.7.1 [CS01] Message rejected due to local policy.
    authentication soft kept 554 5.7.1 Your message was rejected due to piste.example's DMARC policy.
    = Proton
    userUnknown hard gone 550 5.1.1 <anna@proton.example>: Recipient address rejected: Address does not exist
    mailboxFull soft kept 552 5.2.2 <anna@proton.example>: mailbox quota exceeded
    """
}
