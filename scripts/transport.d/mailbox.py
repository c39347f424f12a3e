"""Many mails in a Maildir, always the same for the same seed."""
import glob, os, subprocess
import programs


def generate(mails, seed):
    """Pack and index of at least so many mails, kept for the next time; see Benchmarks/parse/MailGenerator.swift."""
    pack, index = f"{programs.OUT}/mails-{mails}-{seed}", f"{programs.OUT}/mails-{mails}-{seed}.index"
    if not programs.is_older(index, glob.glob("Benchmarks/parse/*.swift")):
        return pack, index
    subprocess.run(["scripts/build-readers", programs.OUT, "bench", "Benchmarks/parse", "-g"], check=True)
    for size in (6900, 9000, 20_000):
        command = [f"{programs.OUT}/bench", "generate", str(mails * size), str(seed), pack, index, "small"]
        subprocess.run(command, check=True)
        if len(sizes(index)) >= mails:
            return pack, index
    programs.fail("the generated mails are larger than they should be")


def sizes(index):
    with open(index) as lines:
        return [int(line) for line in lines]


def fill(maildir, pack, index, mails):
    """As Dovecot keeps them after it has seen them: seen by the server, not by a person."""
    total = 0
    with open(pack, "rb") as source:
        for number, size in enumerate(sizes(index)[:mails]):
            with open(f"{maildir}/cur/17000{number:05}.M{number}P1.bench:2,", "wb") as mail:
                mail.write(source.read(size))
            total += size
    return total
