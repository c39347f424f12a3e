#!/usr/bin/env python3
"""Writes the seeds of one fuzz target: what of our own mails its reader reads.

    seeds.py TARGET FOLDER CORPUS
"""
import email, email.policy, hashlib, os, re, sys

IMAP = [
    b"SEARCH 1 2 3 5 8",
    b"ESEARCH (TAG \"p5\") UID ALL 1:3,8",
    b"LIST (\\HasNoChildren \\Sent) \"/\" Envoy&AOk-s",
    b"STATUS \"Tr&AOg-s/loin\" (MESSAGES 3 UIDNEXT 4 UIDVALIDITY 5 HIGHESTMODSEQ 6)",
    b"NAMESPACE ((\"INBOX.\" \".\")) ((\"user.\" \".\")) NIL",
    b"1:3,5,9:4294967295",
    b'12 FETCH (UID 77 RFC822.SIZE 1234 INTERNALDATE "01-Jan-2026 10:00:00 +0100" BODY[] {42}\n)',
    b"3 EXISTS", b"OK [UIDVALIDITY 17] ready", b"NO [ALREADYEXISTS] no", b"4 EXPUNGE",
    b"CAPABILITY IMAP4rev1 IDLE UIDPLUS MOVE",
    b'2 FETCH (FLAGS (\\Seen $Forwarded) ENVELOPE ("d" "s" ((NIL NIL "a" "example.com")) NIL) UID 5 BODY[] NIL)',
    b'1 FETCH (BODY[HEADER.FIELDS (DATE FROM)] ~{5+}\n UID 9)', "Entwürfe/Offerten & Co".encode(),
]


def head(mail):
    return [re.split(rb"\r?\n\r?\n", mail, maxsplit=1)[0] + b"\r\n"]


def field_bodies(mail):
    return [body for _, body in fields(mail)]


def fields(mail):
    unfolded = re.sub(rb"\r?\n[ \t]+", b" ", head(mail)[0])
    return [(name.lower(), body.strip()) for name, colon, body in
            (line.partition(b":") for line in unfolded.splitlines()) if colon]


def addresses(mail):
    names = (b"from", b"to", b"cc", b"reply-to", b"sender")
    return [body for name, body in fields(mail) if name in names]


def parts(mail, wanted):
    for part in email.message_from_bytes(mail, policy=email.policy.compat32).walk():
        if wanted(part) and not part.is_multipart():
            yield part.get_payload(decode=True) or b""


def reports(mail):
    return [mail] + [b"".join(bytes(block) + b"\n" for block in part.get_payload())
                     for part in email.message_from_bytes(mail).walk()
                     if part.get_content_type() == "message/delivery-status" and part.is_multipart()]


def texts(mail):
    return parts(mail, lambda part: part.get_content_type() == "text/plain")


def forwards(mail):
    subject = [body for name, body in fields(mail) if name == b"subject"][:1] or [b""]
    return [subject[0] + b"\n" + text for text in texts(mail)]


def html(mail):
    return parts(mail, lambda part: part.get_content_type() == "text/html")


def tnef(mail):
    return (content for content in parts(mail, lambda part: True) if content[:4] == b"\x78\x9f\x3e\x22")


def bodies(mail):
    return [content for content in re.split(rb"\r?\n\r?\n", mail, maxsplit=1)[1:]]


KINDS = {
    "header": head, "address": addresses, "encodedWords": field_bodies, "encodings": bodies, "html": html,
    "tnef": tnef, "dsn": reports, "reply": texts, "forward": forwards, "note": texts,
}


def mails(folder):
    for directory, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith(".eml"):
                with open(os.path.join(directory, name), "rb") as file:
                    yield file.read()


def main():
    target, folder, corpus = sys.argv[1:]
    kind = KINDS.get(target, lambda mail: [mail])
    seeds = IMAP if target == "imap" else [seed for mail in mails(corpus) for seed in kind(mail)]
    os.makedirs(folder, exist_ok=True)
    for seed in seeds:
        with open(os.path.join(folder, hashlib.sha1(seed).hexdigest()), "wb") as file:
            file.write(seed)


main()
