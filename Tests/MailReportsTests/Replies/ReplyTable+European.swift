extension ReplyTable {
  static let european = """
    = GMX
    userUnknown hard gone 550 Requested action not taken: mailbox unavailable For explanation visit https://postmaster.gmx.example/de/error-messages?ip=192.0.2.50&c=nmbx
    rateLimited soft kept 450 Requested mail action not taken: mailbox unavailable Mail send limit exceeded
    policy soft kept 550-Requested action not taken: mailbox unavailable 550 Sender address has null MX
    policy soft kept 550-Requested action not taken: mailbox unavailable 550 invalid DNS MX or A/AAAA resource record
    authentication soft kept 554-gmx.example (mxgmx016) Nemesis ESMTP Service not available 554-No SMTP service 554-Bad DNS PTR resource record.
    spam soft kept 554-web.example (mxweb110) Nemesis ESMTP Service not available 554-No SMTP service 554-IP address is black listed.
    policy soft kept 550-Requested action aborted: mailbox unavailable 550 Reject due to policy restrictions
    policy soft kept 554-Transaction failed 554-Reject due to policy restrictions.
    mailboxFull soft kept 552 Requested mail action aborted: exceeded storage allocation Quota exceeded. The recipient mailbox is full.
    tooLarge soft kept 552 Size limit exceeded
    = T-Online
    spam soft kept 554 IP=192.0.2.50 - None/bad reputation. Ask your postmaster for help or to contact tobr@rx.telekom.example for reset. (NOWL)
    spam soft kept 554 IP=192.0.2.50 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.telekom.example to clarify.) (BL)
    spam soft kept 550-5.7.0 Message considered as spam or virus, rejected
    userUnknown hard gone 550 5.1.1 unknown recipient address
    mailboxFull soft kept 552 5.2.2 Mailbox voll, Postfach voll
    = Bluewin
    userUnknown hard gone 550 5.1.1 <anna@bluew.example> Recipient unknown
    spam soft kept 554 vimdz-mxin21.bluew.example Swisscom AG IP: 192.0.2.50, You are not allowed to send us mail. Please refer to https://postmaster.bluew.example
    policy soft kept 550 vimdz-mxin21.bluew.example Swisscom AG IP: 192.0.2.50 refused, see the rules
    mailboxFull soft kept 552 5.2.2 mailbox size limit exceeded
    = Infomaniak
    userUnknown hard gone 550 5.1.1 <anna@ik.example>: Recipient address rejected: User unknown in virtual mailbox table
    spam soft kept 554 5.7.1 Service unavailable; Client host [192.0.2.50] blocked using rbl.infomaniak.example
    mailboxFull soft kept 552 5.2.2 <anna@ik.example>: Recipient address rejected: Mailbox full
    = Hostpoint
    userUnknown hard gone 550 5.1.1 <anna@hp.example>: Recipient address rejected: unknown user
    mailboxFull soft kept 452 4.2.2 <anna@hp.example> Quota exceeded (mailbox for user is full)
    = cyon
    userUnknown hard gone 550 No Such User Here
    policy soft kept 550-Verification failed for <atelier@piste.example> 550-No Such User Here 550 Sender verify failed
    rateLimited soft kept Domain piste.example has exceeded the max defers and failures per hour (5/5 (100%)) allowed. Message discarded.
    = Orange
    rateLimited soft kept 421 4.7.0 mwinf5c04 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR004_104 [104]
    rateLimited soft kept 421 mwinf5d12 ME Service refuse. Veuillez essayer plus tard. service refused, please try later. OFR_105 [105]
    userUnknown hard gone 550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR204_416 [416]
    mailboxFull soft kept 552 5.1.1 Boite du destinataire pleine. Recipient overquota. OFR204_417 [417]
    spam soft kept 550 5.7.1 Mail rejete. Mail rejected. OFR_506 [506]
    policy soft kept 501 5.1.0 Emetteur invalide. Invalid Sender. OFR204_405 [405]
    spam soft kept 550 5.2.0 Mail rejete. Mail rejected. ofr_999 [999]
    = La Poste
    userUnknown hard gone 550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. LPN007_416
    policy soft kept 450 4.1.8 Emetteur invalide. Invalid Sender. LPN007_405
    rateLimited soft kept 450 4.7.1 Client host rejected: Service refuse. Veuillez essayer plus tard. LPN027_503
    spam soft kept 550 5.7.1 Service refuse. Service refused. LPN007_510
    authentication soft kept 550 5.7.1 Service refuse. DMARC. LPN007_517
    mailboxFull soft kept 552 5.2.2 Boite du destinataire pleine. LPN007_417
    = Free
    spam soft kept 550 Too many spams from your IP (192.0.2.50), please visit http://postmaster.free.example/
    userUnknown hard gone 550 5.1.1 <anna@fre.example>: Recipient address rejected: User unknown
    = SFR
    userUnknown hard gone 550 5.1.1 <anna@sf.example>: Recipient address rejected: adresse inconnue
    mailboxFull soft kept 552 5.2.2 <anna@sf.example>: boîte aux lettres pleine
    = OVH
    mailboxFull soft kept 552 5.2.2 <anna@ov.example>: Mailbox size limit exceeded
    authentication soft kept 450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.50]
    userUnknown hard gone 550 5.1.1 <anna@ov.example>: Email address could not be found, or was misspelled
    = Gandi
    rateLimited soft kept 450 4.7.1 <anna@gan.example>: Recipient address rejected: Greylisted, see http://postgrey.example/help/gan.html
    userUnknown hard gone 550 5.1.1 <anna@gan.example>: Recipient address rejected: User unknown in relay recipient table
    = Libero
    spam soft kept 550 smtp-18.iol.example smtp-18.iol.example IP blacklisted by CSI. For remediation please use http://csi.cloudmark.example/reset-request/?ip=192.0.2.50 [smtp-18.iol.example; LIB_102]
    userUnknown hard gone 550 5.1.1 <anna@lib.example> utente sconosciuto
    mailboxFull soft kept 452 4.2.2 <anna@lib.example> User quota exceeded
    = Tiscali
    userUnknown hard gone 550 #5.1.1 <anna@tis.example> casella inesistente
    mailboxFull soft kept 552 5.2.2 la casella è piena
    = Aruba
    spam soft kept 552 5.2.0 igxL1p00E1WDM2s01 spam detected
    userUnknown hard gone 550 5.1.1 <anna@aru.example>: utente sconosciuto
    """
}
