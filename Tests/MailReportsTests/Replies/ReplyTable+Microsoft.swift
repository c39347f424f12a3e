extension ReplyTable {
  static let microsoft = """
    = Microsoft 365
    userUnknown hard gone 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@lac.example not found by SMTP address lookup
    userUnknown hard gone 550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found
    userUnknown hard gone 550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [ZR0CHE01FT004.eop-che01.prod.protection.outlook.example 2026-11-24T08:12:31.550Z 08DD]
    userUnknown hard gone 550 5.4.1 All recipient addresses rejected : Access denied. AS(201806271)
    userUnknown hard gone 550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 5.1.1 unknown
    userUnknown hard gone 550 5.2.1 STOREDRV.Deliver.Exception:AccountDisabledException; mailbox disabled
    mailboxFull soft kept 554 5.2.2 STOREDRV.Deliver; mailbox full. The following information should help identify the cause: quota
    mailboxFull soft kept 554 5.2.0 STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message
    rateLimited soft kept 550 5.2.2 STOREDRV.Submit; submission quota exceeded
    rateLimited soft kept 550 5.2.121 RESOLVER.MRR.RecipientLimit; recipient's incoming rate was exceeded
    rateLimited soft kept 554 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour
    tooLarge soft kept 550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient
    tooLarge soft kept 550 5.2.3 RESOLVER.RST.SendSizeLimit.Sender; message too large for this sender
    relayingDenied soft kept 550 5.4.1 Relay Access Denied [DB5EUR03FT0550.eop-EUR03.prod.protection.outlook.example]
    hostUnknown hard gone 550 5.4.310 DNS domain lca.example does not exist [Message=InfoDomainNonexistent]
    hostUnknown hard gone 554 5.4.4 SMTPSEND.DNS.NonExistentDomain; nonexistent domain
    unreachable soft kept 550 5.4.316 Message expired, connection refused(Socket error code 10061)
    unreachable soft kept 550 5.4.300 Message expired -> 421 4.4.0 retry
    unreachable soft kept 550 4.4.7 QUEUE.Expired; message expired
    unreachable soft kept 554 5.4.14 Hop count exceeded - possible mail loop ATTR34 [ZR0CHE01FT005.example]
    unreachable soft kept 554 5.4.6 ROUTING.LoopDetected; hop count exceeded
    other soft kept 554 5.6.0 STOREDRV.Deliver; corrupt message content
    policy soft kept 550 5.6.11 SMTPSEND.BareLinefeedsAreIllegal; message contains bare linefeeds
    policy soft kept 550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy
    policy soft kept 550 5.7.124 RESOLVER.RST.SenderNotInAllowedSendersList; sender not in allowed-senders list for group
    policy soft kept 550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated
    policy soft kept 550 5.7.134 RESOLVER.RST.SenderNotAuthenticatedForMailbox; authentication required
    policy soft kept 550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized
    policy soft kept 550 5.7.520 Access denied, Your organization does not allow external forwarding.
    policy soft kept 550 5.1.8 Access denied, bad outbound sender AS(42004)
    spam soft kept 550 5.7.350 Remote server returned message detected as spam -> 554 5.7.1 no
    spam soft kept 550 5.7.606 Access denied, banned sending IP [192.0.2.50]. To request removal from this list please visit https://sender.office.example/
    spam soft kept 550 5.7.649 Access denied, banned sending IP [192.0.2.50]
    spam soft kept 550 5.7.501 Service unavailable. Access denied, spam abuse detected.
    spam soft kept 550 5.7.511 Access denied, banned sender[192.0.2.50]. To request removal please forward this message
    rateLimited soft kept 550 5.7.705 Access denied, tenant has exceeded threshold
    policy soft kept 550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.
    rateLimited soft kept 451 4.7.500 Server busy. Please try again later from [192.0.2.50]. (S77719)
    rateLimited soft kept 451 4.7.650 The mail server [192.0.2.50] has been temporarily rate limited due to IP reputation.
    rateLimited soft kept 451 4.7.699 Access denied, please try again later
    authentication soft kept 550 5.7.509 Access denied, sending domain piste.example does not pass DMARC verification and has a DMARC policy of reject.
    authentication soft kept 550 5.7.515 Access denied, sending domain piste.example doesn't meet the required authentication level.
    authentication soft kept 550 5.7.23 The message was rejected because of Sender Policy Framework violation -> 550 5.7.1 no
    authentication soft kept 530 5.7.57 Client not authenticated to send mail.
    relayingDenied soft kept 550 5.7.64 TenantAttribution; Relay Access Denied SMTP
    spam soft kept 550 5.7.1 Service unavailable, Client host [192.0.2.50] blocked using Spamhaus.
    rateLimited soft kept 432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded
    = Outlook.com
    spam soft kept 550 5.7.1 Unfortunately, messages from [192.0.2.50] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150).
    spam soft kept 550 5.7.1 Unfortunately, messages from [192.0.2.50] weren't sent. You can also refer your provider to http://mail.live.example/troubleshooting#errors. (S3140)
    spam soft kept 550 SC-001 (COL004-MC1F) Unfortunately, messages from 192.0.2.50 weren't sent.
    rateLimited soft kept 421 RP-001 (BAY004-MC1F) Unfortunately, some messages from 192.0.2.50 weren't sent.
    userUnknown hard gone 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [DB8EUR05FT0421.example]
    mailboxFull soft kept 552 5.2.2 This message is larger than the current system limit or the recipient's mailbox is full.
    """
}
