"""What a firm's mailbox gets in a week, always the same for the same seed and the same letters of the firm: customers, their
answers and those of colleagues, notes, forwards, machines, bounces, forged tokens, broken mails."""
import random
from servers import ADDRESS

COLLEAGUE = "Paul Favre <paul@example.com>"
PROOF = "Authentication-Results: mx.example.com; dmarc=pass header.from=example.com"
WORDS = ["cuisine", "fenêtres", "portes", "escalier", "parquet", "armoire", "terrasse", "toiture"]


class Week:
    """Makes mails one by one; `letters` are those that the firm has queued: (Message-ID, kind, recipient, return path)."""

    def __init__(self, seed):
        self.chance, self.number, self.letters = random.Random(seed), 0, []
        self.made, self.again = {}, []

    def mail(self):
        self.number += 1
        makers = [(30, self.customer), (12, self.note), (6, self.forward), (6, self.listing), (4, self.spam), (4, self.forged),
                  (4, self.broken), (4, self.false_colleague), (3, self.twice)]
        if self.letters:
            makers += [(14, self.relay), (14, self.answer), (6, self.away), (5, self.bounce), (4, self.two_matters)]
        maker = self.chance.choices([maker for _, maker in makers], [weight for weight, _ in makers])[0]
        mail = maker()
        self.made[maker.__name__] = self.made.get(maker.__name__, 0) + 1
        self.again.append(mail)
        return mail

    def head(self, sender, subject, to=ADDRESS, more=()):
        return [*more, f"From: {sender}", f"To: {to}", f"Subject: {subject}", f"Message-ID: <m{self.number}@week.example>",
                "Date: Tue, 24 Nov 2026 10:00:00 +0100", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 8bit"]

    @staticmethod
    def whole(lines, body):
        return ("\r\n".join(lines) + "\r\n\r\n" + body.replace("\n", "\r\n") + "\r\n").encode()

    def person(self):
        number = self.chance.randint(1, 400)
        return f"Client {number} <client{number}@firm{number % 90}.example>"

    def customer(self):
        subject = f"Demande {self.chance.choice(WORDS)} {self.chance.randint(1, 60)}"
        return self.whole(self.head(self.person(), subject), f"Bonjour,\n\nIl nous faut une offre ({self.number}).\n\nMerci")

    def note(self):
        number = self.chance.randint(1000, 9999)
        body = f"Mme Rey{number}, 079 555 {number // 100} {number % 100:02}, rappeler mardi, budget {self.chance.randint(5, 90)}000"
        return self.whole(self.head(COLLEAGUE, "Appel", more=[PROOF]), body)

    def forward(self):
        body = ("Pour nous.\n\n---------- Forwarded message ---------\nFrom: Jean Original <jean@original.example>\n"
                f"Date: mar. 24 nov. 2026\nSubject: Devis {self.number}\nTo: <paul@example.com>\n\nUne offre, svp.")
        return self.whole(self.head(COLLEAGUE, f"Fwd: Devis {self.number}", more=[PROOF]), body)

    def listing(self):
        more = ["List-Id: <news.week.example>", "List-Unsubscribe: <mailto:off@week.example>"]
        return self.whole(self.head("Bulletin <news@week.example>", f"Bulletin {self.number}", more=more), "Nouvelles.")

    def spam(self):
        return self.whole(self.head(self.person(), "Gagnez", more=["X-Spam-Flag: YES"]), "Jeu !")

    def forged(self):
        local, domain = ADDRESS.split("@")
        to = f"{local}+c{self.chance.randint(1, 50)}-{'a' * 16}@{domain}"
        return self.whole(self.head(self.person(), "Re: Demande", to=to), "Voilà.")

    def false_colleague(self):
        return self.whole(self.head(COLLEAGUE, "Appel"), "M. Faux, 079 111 22 33, budget 9000")

    def broken(self):
        kind = self.chance.randint(0, 3)
        if kind == 0:
            return self.whole(self.head(self.person(), "=?utf-8?B?w6?= cassé"), "\x00\x01 octets")
        if kind == 1:
            lines = [line for line in self.head(self.person(), "Parts") if not line.startswith("Content-T")]
            return self.whole(lines + ["Content-Type: multipart/mixed; boundary=b"], "--b\nContent-Type: text/plain\n\nsans fin")
        if kind == 2:
            return f"Subject: {self.number}\r\n\r\n".encode() + bytes(self.chance.randrange(256) for _ in range(300))
        return self.whole([f"From: client{self.number}", f"Message-ID: <m{self.number}@week.example>"], "Sans destinataire.")

    def twice(self):
        """The same mail once more, as a server delivers it after a restore."""
        return self.chance.choice(self.again) if self.again else self.customer()

    def letter(self, *kinds):
        fitting = [letter for letter in self.letters if letter[1] in kinds]
        return self.chance.choice(fitting) if fitting else None

    def reply(self, letter, sender, body, more=()):
        token, local, domain = letter[0].split(".")[0], *ADDRESS.split("@")
        references = [f"In-Reply-To: <{letter[0]}>", f"References: <{letter[0]}>"]
        to = f"{local}+{token}@{domain}" if self.chance.random() < 0.6 else ADDRESS
        return self.whole(self.head(sender, "Re: Demande", to=to, more=[*more, *references]), f"{body} ({self.number})")

    def relay(self):
        letter = self.letter("lead-notification", "conversation-notification")
        return self.reply(letter, COLLEAGUE, "Volontiers, nous passons mardi.", [PROOF]) if letter else self.customer()

    def answer(self):
        letter = self.letter("relay")
        return self.reply(letter, f"Client <{letter[2]}>", "Très bien, à mardi.") if letter else self.customer()

    def away(self):
        letter = self.letter("relay")
        more = ["Auto-Submitted: auto-replied"]
        return self.reply(letter, f"<{letter[2]}>", "Je suis absent jusqu'au 3 décembre.", more) if letter else self.listing()

    def two_matters(self):
        one, two = self.letter("relay"), self.letter("relay")
        if not one:
            return self.customer()
        more = [f"References: <{one[0]}> <{two[0]}>"]
        return self.whole(self.head(f"Client <{one[2]}>", "Les deux", more=more), "C'est d'accord.")

    def bounce(self):
        letter = self.letter("relay")
        if not letter:
            return self.customer()
        lines = ["Return-Path: <>", f"Delivered-To: {letter[3]}", "From: MAILER-DAEMON@week.example", f"To: {letter[3]}",
                 "Subject: Undelivered", f"Message-ID: <m{self.number}@week.example>", "MIME-Version: 1.0",
                 "Content-Type: multipart/report; report-type=delivery-status; boundary=b"]
        body = ("--b\nContent-Type: text/plain\n\nIt failed.\n--b\nContent-Type: message/delivery-status\n\n"
                f"Reporting-MTA: dns; week.example\n\nFinal-Recipient: rfc822; {letter[2]}\nAction: failed\nStatus: 5.1.1\n"
                f"--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{letter[0]}>\nFrom: {ADDRESS}\n--b--")
        return self.whole(lines, body)
