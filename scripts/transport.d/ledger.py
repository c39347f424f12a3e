"""The reckoning of a soak: what the database, the log and the Maildirs say at the end."""
import collections, os, re, sqlite3

EXIM_ID = re.compile(rb"\bid (\w{6}-\w{6}-\w{2}|\w{6}-\w{11}-\w{4})")
RECIPIENT = re.compile(rb"(?mi)^Delivered-To: (\S+)")
CLEARED = re.compile(r"an uncertain mail is cleared up.*?outbox=(\d+)")


class Books:
    def __init__(self, firm, log):
        self.path, self.log = f"{firm}/piste.db", log

    def query(self, text):
        connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=30)
        try:
            return connection.execute(text).fetchall()
        finally:
            connection.close()

    def journalled(self):
        """How often each Message-ID stands in the journal."""
        return collections.Counter(name.strip("<>") for (name,) in self.query("SELECT message_id FROM journal_message"))

    def pending(self):
        return self.query("SELECT count(*) FROM journal_message WHERE state = 'pending'")[0][0]

    def outbox(self):
        return dict(self.query("SELECT state, count(*) FROM outbox GROUP BY state"))

    def quarantined(self):
        return self.query("SELECT count(*) FROM journal_message WHERE state = 'quarantined'")[0][0]

    def unsettled(self):
        counts = self.outbox()
        return sum(counts.get(state, 0) for state in ("queued", "submitting", "deferred", "uncertain"))

    def uncertain_addresses(self):
        """Who belongs to a mail that the outbox called uncertain at some time; the log tells when it is cleared up."""
        with open(self.log, encoding="utf-8", errors="replace") as log:
            numbers = set(CLEARED.findall(log.read()))
        numbers |= {str(number) for (number,) in self.query("SELECT id FROM outbox WHERE state = 'uncertain'")}
        rows = self.query("SELECT outbox_id, address FROM outbox_recipient")
        return {address for number, address in rows if str(number) in numbers}


def delivered(maildirs):
    """The transactions that reached each address, by Exim's own id: a server that is killed may deliver one twice."""
    found, files = collections.defaultdict(set), 0
    for maildir in maildirs:
        for folder in ("new", "cur"):
            for entry in os.scandir(f"{maildir}/{folder}"):
                with open(entry.path, "rb") as mail:
                    head = mail.read(8192)
                address, received = RECIPIENT.search(head), EXIM_ID.search(head)
                if address:
                    files += 1
                    found[address.group(1).decode()].add(received.group(1) if received else entry.name)
    return found, files
