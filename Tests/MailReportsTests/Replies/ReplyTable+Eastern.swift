extension ReplyTable {
  static let eastern = """
    = mail.ru
    userUnknown hard gone 550 Message was not accepted -- invalid mailbox. Local mailbox anna@mlr.example is unavailable: user not found
    userUnknown hard gone 550 Message was not accepted -- invalid mailbox. Local mailbox anna@mlr.example is unavailable: user is terminated
    spam soft kept 550 spam message rejected. Please visit http://help.mlr.example/notspam-support/id?c=550 or report details to abuse@corp.mlr.example
    rateLimited soft kept 451 Ratelimit exceeded for mailbox anna@mlr.example. Try again later.
    = Yandex
    userUnknown hard gone 550 5.7.1 No such user! 1700000000-abcDEF
    spam soft kept 554 5.7.1 [2] Message rejected under suspicion of SPAM; https://yc.example/1IrBc 1700000000-abcDEF
    mailboxFull soft kept 552 5.2.2 Mailbox size limit exceeded 1700000000
    rateLimited soft kept 451 4.5.1 The recipient <anna@yan.example> has exceeded their message rate limit. Try again later.
    policy soft kept 550 5.7.1 Policy rejection on the target address
    policy soft kept 553 5.7.1 Sender address rejected: not owned by auth user.
    = QQ
    userUnknown hard gone 550 The recipient may contain a non-existent account, please check the recipient address.
    userUnknown hard gone 550 Mailbox unavailable or access denied [MXAb12 192.0.2.50]
    rateLimited soft kept 550 Ip frequency limited [MXAb13]. http://service.mail.qq.example/cgi-bin/help?id=20022
    rateLimited soft kept 550 Domain frequency limited.
    spam soft kept 550 Mail content denied. http://service.mail.qq.example/cgi-bin/help?id=20022&no=1000726
    policy soft kept 550 Suspected bounce attacks [MXAb14]
    = NetEase
    userUnknown hard gone 550 User not found: anna@126.example
    spam soft kept 554 DT:SPM 163 smtp14,EMCowAB3 please see http://mail.163.example/help/help_spam_16.htm?ip=192.0.2.50
    policy soft kept 554 DT:SUM 163 mx12, envelope from and header from mismatch
    rateLimited soft kept 450 RP:CEL 163 mx9, too many errors
    rateLimited soft kept 421 HL:ITC 163 mx3, please see http://mail.163.example/help
    authentication soft kept 550 MI:SPF mx14
    """
}
