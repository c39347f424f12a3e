"""The rows of the table: what runs against what, and by which number they are held together."""
import glob, os
import firm, measure, programs
from servers import ADDRESS, PASSWORD

PROBE = f"{programs.OUT}/transport"


class Row:
    """One line of the table, as text."""

    def __init__(self, work, ours, theirs, ratio, goal, is_held, note=""):
        self.work, self.ours, self.theirs, self.ratio, self.goal, self.note = work, ours, theirs, ratio, goal, note
        self.verdict = "held" if is_held else "MISSED"


class Bench:
    """The stage with a full mailbox, and the options.

    What a run writes stays until the end: ext4 without a journal looks for inodes that were not freed a moment ago, which
    makes files after a deletion dear."""

    def __init__(self, stage, options):
        self.stage, self.options, self.counter = stage, options, 0

    def folder(self, name):
        self.counter += 1
        return f"{self.stage.folder}/{name}-{self.counter}"

    def login(self, port=None):
        stage = self.stage
        return [f"port={port or stage.imaps}", f"ca={stage.ca}", f"user={ADDRESS}", f"password={PASSWORD}"]

    # Contenders: each a function that runs once and returns a Run.

    def probe_fetch(self, folder=None):
        words = [PROBE, "fetch", *self.login()]
        if folder:
            os.makedirs(folder)
            words.append(f"folder={folder}")
        return self.whole(measure.run(words))

    def c_fetch(self):
        return self.whole(measure.run([f"{programs.OUT}/fetch", str(self.stage.imaps), self.stage.ca, ADDRESS, PASSWORD]))

    def whole(self, result):
        if int(result.words["mails"]) != self.options.mails:
            programs.fail(f"{result.words['mails']} mails were read instead of {self.options.mails}")
        return result

    def mbsync(self, port=None):
        """Into a new Maildir; what is copied is counted."""
        folder = self.folder("mbsync")
        os.makedirs(folder)
        settings = f"{folder}/mbsyncrc"
        with open(settings, "w") as file:
            file.write(MBSYNC.format(port=port or self.stage.imaps, ca=self.stage.ca, folder=folder,
                                     user=ADDRESS, password=PASSWORD))
        result = measure.run([programs.mbsync(), "-q", "-c", settings, "bench"])
        copied = len(glob.glob(f"{folder}/inbox/*/*U=*"))
        if copied != self.options.mails:
            programs.fail(f"mbsync copied {copied} mails instead of {self.options.mails}")
        return result

    def piste_intake(self, port=None):
        """A new firm reads, understands and commits everything; its database is looked at afterwards."""
        folder = self.folder("firm")
        environment = firm.settle(folder, [firm.server("imap", port or self.stage.imaps, "tls", self.stage.ca)])
        result = measure.run([self.options.piste, "run", "--once"], env=environment)
        expected = f"fetched {self.options.mails}, understood {self.options.mails}"
        if expected not in result.words["output"]:
            programs.fail(f"piste said \"{result.words['output'].strip()}\" instead of \"{expected}\"")
        return result


MBSYNC = """FSync no
IMAPAccount bench
Host localhost
Port {port}
User {user}
Pass {password}
SSLType IMAPS
CertificateFile {ca}

IMAPStore far
Account bench

MaildirStore near
Path {folder}/
Inbox {folder}/inbox

Channel bench
Far :far:INBOX
Near :near:INBOX
Sync Pull
Create Near
SyncState *
"""


def wall(run):
    return run.wall


def cpu(run):
    return run.cpu


def compare(bench, work, ours, theirs, goal):
    """A row whose ratio is that of wall clocks; `ours` and `theirs` are (name, function)."""
    results = measure.alternate(dict((ours, theirs)), bench.options.rounds)
    left, right = results[ours[0]], results[theirs[0]]
    words = [f"{name} {measure.median(runs, wall):.2f} s ({measure.spread(runs, wall)}), cpu {measure.median(runs, cpu):.2f} s"
             for name, runs in ((ours[0], left), (theirs[0], right))]
    value = measure.ratio(left, right, wall)
    return Row(work, *words, f"{value:.2f} x wall", f"<= {goal} x", value <= goal,
               f"cpu {measure.ratio(left, right, cpu):.2f} x")


def memory(bench):
    return compare(bench, "a. mails from Dovecot over TLS into memory", ("Piste", bench.probe_fetch), ("C", bench.c_fetch), 1.3)


def files(bench):
    return compare(bench, "b. the same into one file each", ("Piste", lambda: bench.probe_fetch(bench.folder("files"))),
                   ("mbsync", bench.mbsync), 0.45)


def understood(bench):
    return compare(bench, "c. the same, understood and committed", ("Piste", bench.piste_intake), ("mbsync", bench.mbsync), 1.0)


def far(bench):
    port = bench.stage.delay(bench.stage.imaps, 10)
    return compare(bench, "d. the same (c) at 20 ms round trip", ("Piste", lambda: bench.piste_intake(port)),
                   ("mbsync", lambda: bench.mbsync(port)), 0.5)
