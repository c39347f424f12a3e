"""What comes and what goes while the soak lasts: mails into the Maildir of the firm, mailings into its outbox."""
import os, random, subprocess, threading, time
import servers

BOXES = 10
DOMAIN = "soak.example"
LINE = "Nous souhaitons une offre pour six fenêtres en mélèze, livrées avant l'été.\r\n"


def box_addresses():
    return [f"box{number}@{DOMAIN}" for number in range(BOXES)]


class Beat(threading.Thread):
    """Calls `step` every `pause` seconds, on the beat, until it is stopped."""

    def __init__(self, pause, step):
        super().__init__(daemon=True)
        self.pause, self.step, self.ended = pause, step, threading.Event()

    def run(self):
        due = time.monotonic()
        while not self.ended.is_set():
            self.step()
            due = max(due + self.pause, time.monotonic() - 10)
            self.ended.wait(max(0, due - time.monotonic()))

    def stop(self):
        self.ended.set()
        self.join()


class Arrivals:
    """Mails of strangers, delivered as a server delivers: written in tmp, renamed into new."""

    def __init__(self, maildir, seed):
        self.maildir, self.chance, self.ids, self.owner = maildir, random.Random(seed), [], os.stat(maildir)

    def deliver(self, count):
        for _ in range(count):
            number = len(self.ids)
            name = f"{int(time.time())}.M{number}P{os.getpid()}.soak"
            path = f"{self.maildir}/tmp/{name}"
            with open(path, "w", newline="", encoding="utf-8") as mail:
                mail.write(self.mail(number))
            os.chown(path, self.owner.st_uid, self.owner.st_gid)
            os.rename(path, f"{self.maildir}/new/{name}")
            self.ids.append(f"arrival-{number}@soak.example")

    def mail(self, number):
        return (f"From: Client {number} <client{number}@customers.example>\r\nTo: <{servers.ADDRESS}>\r\n"
                f"Subject: Demande {number}\r\nDate: Mon, 5 Jan 2026 10:00:00 +0100\r\n"
                f"Message-ID: <arrival-{number}@soak.example>\r\nMIME-Version: 1.0\r\n"
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                f"Bonjour,\r\n\r\n{LINE * self.chance.randint(1, 60)}\r\nClient {number}\r\n")


class Departures:
    """A mailing now and then; each recipient has an address of its own in one of a few mailboxes."""

    def __init__(self, piste, environment, folder):
        self.piste, self.environment, self.folder = piste, environment, folder
        self.addresses, self.complaints, self.mailings = [], [], 0

    def queue(self, count):
        """A mailing that could not be made in whole is not counted; one that was is sent, if need be again."""
        self.mailings += 1
        begin = len(self.addresses)
        wanted = [f"box{number % BOXES}+r{number}@{DOMAIN}" for number in range(begin, begin + count)]
        with open(f"{self.folder}/list.csv", "w") as file:
            file.writelines(["email\n", *(f"{address}\n" for address in wanted)])
        made = self.ask("mailing", "create", "--name", f"soak {self.mailings}", "--subject", f"Invitation {self.mailings}",
                        "--body", f"{self.folder}/body.txt", "--recipients", f"{self.folder}/list.csv")
        if made is None:
            return
        self.addresses += wanted
        number = made.split(":")[0].split()[-1]
        while self.ask("mailing", "send", number) is None:
            time.sleep(1)

    def ask(self, *words):
        done = subprocess.run([self.piste, *words], env=self.environment, capture_output=True, text=True)
        if done.returncode == 0:
            return done.stdout
        self.complaints.append(f"piste {' '.join(words[:2])}: {done.stderr.strip()}")
        return None
