"""The same work as the benchmark of Piste does, by the PyPI package fast-mail-parser (Rust): it decodes the header, text
parts and attachments of a mail in one call. See Benchmarks/Bench.swift for the output.

    fast_mail.py PACK INDEX ROUNDS [check]
"""
import sys, time, zlib
import fast_mail_parser


def checksum(content):
    return zlib.crc32(content.replace(b"\r", b"").replace(b"\n", b""))


def main():
    path, index, rounds, checks = sys.argv[1], sys.argv[2], int(sys.argv[3]), len(sys.argv) > 4
    sizes = [int(line) for line in open(index)]
    mails = count = size = parts = length = sum_ = fields = 0
    seconds = 0.0
    parse, now = fast_mail_parser.parse_email, time.process_time
    for _ in range(rounds):
        with open(path, "rb") as pack:
            for wanted in sizes:
                content = pack.read(wanted)
                begin = now()
                try:
                    mail = parse(content)
                except fast_mail_parser.ParseError:
                    mail = None
                if mail:
                    texts, files = mail.text_plain + mail.text_html, [each.content for each in mail.attachments]
                seconds += now() - begin
                mails += 1
                size += wanted
                if not mail:
                    continue
                parts += len(texts) + len(files)
                length += sum(map(len, texts)) + sum(map(len, files))
                fields += len(mail.headers)
                if checks:
                    sum_ += sum(checksum(text.encode("utf-8", "surrogatepass")) for text in texts)
                    sum_ += sum(map(checksum, files))
    print(f"mails={mails} input={size} seconds={seconds:.4f} parts={parts} bytes={length} sum={sum_} fields={fields}")


main()
