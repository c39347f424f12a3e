extension ReplyTable {
  /// Words that many servers use, in the languages of their hosters.
  static let words = """
    = words of many servers
    userUnknown hard gone 550 5.1.1 <anna@lac.example>: Email address could not be found, or was misspelled (G8)
    userUnknown hard gone 550 5.1.1 Mailbox "x" does not exist
    userUnknown hard gone 511 5.1.1 unknown address or alias: anna@lac.example
    userUnknown hard gone 550 5.1.1 anna@lac.example: Recipient address rejected: User unknown in local recipient table
    userUnknown hard gone 550 unknown user <anna@lac.example>
    userUnknown hard gone 550 5.1.1 User does not exist - psmtp
    userUnknown hard gone 553 5.3.0 <anna@lac.example>... Addressee unknown
    userUnknown hard gone 550 sorry, no mailbox here by that name (#5.1.1 - chkuser)
    userUnknown hard gone 550 5.1.1 <anna@lac.example> recipient rejected (code 551)
    userUnknown hard gone 554 5.1.1 Unknown recipient
    userUnknown hard gone 550 5.1.6 recipient no longer on server: anna@lac.example
    userUnknown hard gone 550 5.1.1 <anna@lac.example>: The email account that you tried to reach is over... does not exist
    userUnknown hard gone 550 account closed
    userUnknown hard gone 550 Mailbox closed
    userUnknown hard gone 550 This account has been deactivated
    userUnknown hard gone 550 5.2.1 This mailbox has been blocked due to inactivity
    userUnknown hard gone 550 5.1.1 Address unbekannt
    userUnknown hard gone 550 Empfänger unbekannt
    userUnknown hard gone 550 Adresse e-mail inexistante
    userUnknown hard gone 550 5.1.1 Compte inexistant
    userUnknown hard gone 550 Ce compte a été désactivé
    userUnknown hard gone 550 Indirizzo email inesistente
    userUnknown hard gone 550 Utente inesistente
    userUnknown hard gone 550 Konto existiert nicht
    userUnknown hard gone 550 5.1.1 Kein Postfach mit diesem Namen
    userUnknown hard gone 550 cuenta no encontrada
    mailboxFull soft kept 452 4.2.2 The email account that you tried to reach is over quota
    mailboxFull soft kept 554 5.2.2 mailbox full (in reply to end of DATA command)
    mailboxFull soft kept 552 5.2.2 Over quota
    mailboxFull soft kept 550 Mailbox has exceeded the limit
    mailboxFull soft kept 550 anna@lac.example Le quota de la boîte est dépassé
    mailboxFull soft kept 452 4.1.1 anna@lac.example user over quota
    mailboxFull soft kept 550 Postfach überfüllt
    mailboxFull soft kept 552 5.2.2 Casella di posta piena
    mailboxFull soft kept 422 The recipient's mailbox is over its storage limit
    mailboxFull soft kept 552 RCPT TO:<anna@lac.example> Mailbox disk quota exceeded
    policy soft kept 550 5.7.1 Message contains an attachment of a forbidden type
    policy soft kept 554 5.7.1 You are not allowed to send mail to this recipient
    policy soft kept 550 5.7.1 Sender not authorized for this recipient
    policy soft kept 571 Delivery not authorized, message refused
    policy soft kept 553 5.1.8 Sender domain must exist
    policy soft kept 450 4.1.8 Sender address rejected: unverified address
    policy soft kept 550 5.7.1 This message was refused by the recipient's rules
    policy soft kept 554 5.6.0 Message contains NUL characters
    policy soft kept 550 From header is missing or malformed
    policy soft kept 554 5.7.1 Message contains virus Eicar
    spam soft kept 554 5.7.1 Mail appears to be unsolicited
    spam soft kept 554 5.7.1 This email has been identified as junk
    spam soft kept 550 5.7.1 Your IP address is on a blacklist
    spam soft kept 550 5.7.1 Connection refused because of bad reputation
    spam soft kept 421 Your IP is temporarily blocked due to high spam volume
    spam soft kept 554 refused, your network is listed as a source of abuse
    spam soft kept 550 High probability of spam
    spam soft kept 550 Nachricht als Spam eingestuft
    spam soft kept 550 Message considéré comme indésirable
    spam soft kept 554 5.7.1 [P4] Message blocked due to spam content in the message.
    rateLimited soft kept 421 4.7.0 Try again later, closing connection.
    rateLimited soft kept 450 4.7.1 Too much mail from you, slow down
    rateLimited soft kept 452 4.5.3 Too many recipients
    rateLimited soft kept 421 4.4.5 Too many connections to this host
    rateLimited soft kept 450 4.7.0 Recipient address rejected: Service is unavailable, retry in 5 minutes
    rateLimited soft kept 421 Exceeded allowable connection time, disconnecting
    rateLimited soft kept 454 4.7.0 Quota of messages per hour reached
    authentication soft kept 530 5.7.0 Must issue a STARTTLS command first
    authentication soft kept 550 5.7.1 SPF unauthorized mail is prohibited.
    authentication soft kept 550 SPF MAIL FROM check failed
    authentication soft kept 550 5.7.20 No valid signature
    authentication soft kept 554 5.7.1 Client host rejected: no PTR
    authentication soft kept 550 5.7.25 no reverse
    authentication soft kept 450 4.7.25 Client host rejected: cannot find your hostname
    authentication soft kept 535 5.7.8 Authentication credentials invalid
    relayingDenied soft kept 550 5.7.1 Relaying denied. Proper authentication required.
    relayingDenied soft kept 551 we do not relay
    relayingDenied soft kept 550 not local host lac.example, not a gateway
    relayingDenied soft kept 554 5.7.1 Relaying not allowed
    tooLarge soft kept 552 5.3.4 Message size exceeds fixed maximum message size
    tooLarge soft kept 552 Message size exceeds maximum permitted
    tooLarge soft kept 523 the message size exceeds the recipient's size limit
    tooLarge soft kept 552 5.2.3 Nachricht ist zu groß
    tooLarge soft kept 552 5.3.4 Messaggio troppo grande
    hostUnknown hard gone [5.1.2] DNS Error: Domain name not found
    hostUnknown hard gone 550 5.1.2 Bad destination system address: no such domain
    hostUnknown hard gone 556 5.1.10 <anna@lac.example>: Recipient address has null MX
    unreachable soft kept 451 4.4.0 Primary target IP address responded with: "421 4.2.1 Unable to connect." Attempted failover to alternate host
    unreachable soft kept [4.4.2] conversation with mx.lac.example timed out while sending RCPT TO
    unreachable soft kept 451 4.3.0 Temporary local problem, please try later
    unreachable soft kept 451 4.3.5 Server configuration problem
    unreachable soft kept 421 4.3.2 Service shutting down
    unreachable soft kept 4.4.7 Message delayed too long
    unreachable soft kept 451 Local delivery temporarily failed
    unreachable soft kept mail server for lac.example unreachable for too long
    other soft kept 554 5.5.1 Error: no valid recipients
    other soft kept 500 5.5.2 syntax error
    = the recipient is there, and takes no mail of ours
    policy soft kept 550 5.7.1 The recipient does not accept mail from atelier@piste.example
    policy soft kept 550 5.1.1 user does not accept mail from strangers
    policy soft kept 550 5.2.1 anna@lac.example is not accepting mail from this sender
    policy soft kept 550 recipient only accepts mail from known senders
    policy soft kept 550 5.7.1 anna@lac.example has blocked your address
    policy soft kept 550 5.7.1 The recipient has blocked you
    policy soft kept 550 Sender verification failed
    policy soft kept 521 5.2.1 :  AOL will not accept delivery of this message.
    policy soft kept 550 5.1.1 <anna@lac.example> recipient not accepted by policy of sender
    hostUnknown hard gone 550 5.1.10 domain lac.example does not accept mail
    userUnknown hard gone 550 recipient does not exist here
    policy soft kept 550 5.7.1 Messages from 192.0.2.50 to this user are not accepted
    policy soft kept 550 Mailbox anna@lac.example rejects mail from your host
    policy soft kept 550 5.1.1 Mail to this address is restricted
    policy soft kept 550 5.7.1 Recipient does not have permission to receive mail from outside
    policy soft kept 550 this mailbox is not for external mail
    other soft kept 550 5.0.0 mailbox is locked
    policy soft kept 550 5.2.1 Account suspended
    policy soft kept 550 This user is not allowed to receive external mail
    policy soft kept 550 5.7.1 Recipient is not authorized to receive this
    policy soft kept 550 5.7.1 user not authorized
    other soft kept 550 Your message was not delivered
    = the wait is over, and the reply that kept it waiting says why
    mailboxFull soft kept mailbox is full: retry timeout exceeded
    mailboxFull soft kept 550 5.4.300 Message expired -> 452 4.2.2 The email account is over quota
    rateLimited soft kept Remote host said: 451 4.7.1 greylisted. I'm not going to try again; this message has been in the queue too long.
    userUnknown soft kept [4.4.7] 450 4.1.1 user unknown; message expired
    unreachable soft kept [4.4.7] message expired
    = refused before the recipient was named
    policy soft kept host mx.lac.example[192.0.2.55] said: 550 5.1.1 unknown user (in reply to MAIL FROM command)
    policy soft kept host mx.lac.example [192.0.2.55] SMTP error from remote mail server after MAIL FROM:<atelier@piste.example> SIZE=4550: 550 no such user
    policy soft kept host mx.lac.example[192.0.2.55] refused to talk to me: 554 unknown host
    userUnknown hard gone host mx.lac.example [192.0.2.55] SMTP error from remote mail server after RCPT TO:<anna@lac.example>: 550 no such user
    policy soft kept [5.1.8] 550 5.1.8 <atelier@piste.example>: sender user unknown
    spam soft kept host mx.lac.example[192.0.2.55] refused to talk to me: 554 your IP is on a blacklist
    """
}
