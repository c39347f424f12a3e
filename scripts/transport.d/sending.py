"""The rows of sending: into smtp-sink, from the outbox, and through TLS and a login far away."""
import os, shutil, subprocess
import firm, measure, programs
from rows import PROBE, Row, cpu
from servers import ADDRESS, PASSWORD

CONNECTIONS = 4
MESSAGE_SIZE = 4096
FAR_CONNECTIONS = 8
FAR_MAILS = {"Piste": 2400, "libcurl multi": 240}


def message(bench):
    """A mail of 4 KB, as a file."""
    path = f"{bench.stage.folder}/message"
    head = ("From: sender@example.com\r\nTo: recipient@example.com\r\nSubject: bench\r\n"
            "Date: Mon, 5 Jan 2026 10:00:00 +0100\r\nMessage-ID: <bench@example.com>\r\n\r\n")
    line = "Nous vous remercions de votre offre et souhaitons en discuter.\r\n"
    with open(path, "w", newline="") as file:
        file.write(head + line * ((MESSAGE_SIZE - len(head)) // len(line)))
    return path


def rate(count):
    return lambda run: count / run.wall


def smtp_source(bench, port):
    folder, environment = programs.postfix()
    command = [f"{folder}/smtp-source", "-d", "-s", str(CONNECTIONS), "-m", str(bench.options.sent), "-l", str(MESSAGE_SIZE),
               "-f", "sender@example.com", "-t", "recipient@example.com", f"127.0.0.1:{port}"]
    return measure.run(command, env={**os.environ, **environment})


def probe_submit(words, mails):
    result = measure.run([PROBE, "submit", f"mails={mails}", *words])
    if int(result.words["sent"]) != mails:
        programs.fail(f"{result.words['sent']} mails were accepted instead of {mails}")
    return result


def compare_rates(bench, work, contenders, counts, goal):
    """`contenders` and `counts` by name, ours first; the ratio is that of messages a second."""
    results = measure.alternate(contenders, bench.options.rounds)
    (ours, left), (theirs, right) = results.items()
    words = []
    for name, runs in results.items():
        speed, work_time = measure.median(runs, rate(counts[name])), measure.median(runs, cpu) / counts[name]
        words.append(f"{name} {speed:,.0f} messages/s ({measure.spread(runs, lambda run: run.wall)} s), "
                     f"cpu {work_time * 1e6:.0f} us each")
    value = measure.ratio(right, left, lambda run: run.wall) * counts[ours] / counts[theirs]
    return Row(work, *words, f"{value:.2f} x messages/s", f">= {goal} x", value >= goal)


def sink(bench):
    port, mails = bench.stage.smtp_sink(), bench.options.sent
    words = [f"port={port}", f"connections={CONNECTIONS}", f"message={message(bench)}"]
    contenders = {"Piste": lambda: probe_submit(words, mails), "smtp-source": lambda: smtp_source(bench, port)}
    return compare_rates(bench, "e. mails of 4 KB into a sink, 4 connections", contenders,
                         dict.fromkeys(contenders, mails), 1.5)


def outbox(bench):
    """A mailing is queued once; every run sends the whole of a copy of that firm."""
    port, mails = bench.stage.smtp_sink(), bench.options.sent
    queued = queue_mailing(bench, port, mails)
    contenders = {"Piste": lambda: empty_outbox(bench, queued, mails), "smtp-source": lambda: smtp_source(bench, port)}
    return compare_rates(bench, "f. the same from the outbox: claimed, sent, outcome committed", contenders,
                         dict.fromkeys(contenders, mails), 0.7)


def queue_mailing(bench, port, mails):
    folder = bench.folder("queued")
    smtp = firm.server("smtp", port, "plaintext", "", [f"connections: {CONNECTIONS}"])
    environment = firm.settle(folder, [smtp], "outbox:\n  proof_copy: false\n")
    with open(f"{folder}/recipients.csv", "w") as file:
        file.write("email,prénom,nom\n")
        file.writelines(f"r{number}@example.net,Anne,Favre\n" for number in range(mails))
    with open(f"{folder}/body.txt", "w") as file:
        file.write("Bonjour {{prénom}} {{nom}},\n\n" + "Nous avons le plaisir de vous inviter à notre exposition.\n" * 42)
    create = ["mailing", "create", "--name", "bench", "--subject", "Invitation", "--body", f"{folder}/body.txt",
              "--recipients", f"{folder}/recipients.csv"]
    firm.ask(bench.options.piste, environment, *create)
    firm.ask(bench.options.piste, environment, "mailing", "send", "1")
    return folder


def empty_outbox(bench, queued, mails):
    """The bytes of the mails are linked, not copied; database and settings are the run's own."""
    folder = bench.folder("sent")
    subprocess.run(["cp", "-a", "--link", queued, folder], check=True)
    for name in os.listdir(queued):
        if os.path.isfile(f"{queued}/{name}"):
            os.remove(f"{folder}/{name}")
            shutil.copy2(f"{queued}/{name}", f"{folder}/{name}")
    os.sync()
    environment = {**os.environ, "PISTE_CONFIG": f"{folder}/piste.yaml"}
    result = measure.run([bench.options.piste, "run", "--once"], env=environment)
    if f"sent {mails}" not in result.words["output"]:
        programs.fail(f"piste said \"{result.words['output'].strip()}\" instead of \"sent {mails}\"")
    return result


def far(bench):
    """One sink with TLS, AUTH, PIPELINING and CHUNKING for both, behind the proxy."""
    stage = bench.stage
    port = stage.delay(stage.tls_sink(), 10)
    path, login = message(bench), [f"port={port}", f"ca={stage.ca}", f"user={ADDRESS}", f"password={PASSWORD}"]
    words = [*login, f"connections={FAR_CONNECTIONS}", f"message={path}"]
    multi = [f"{programs.OUT}/multi", str(port), stage.ca, ADDRESS, PASSWORD, str(FAR_CONNECTIONS)]
    contenders = {
        "Piste": lambda: probe_submit(words, FAR_MAILS["Piste"]),
        "libcurl multi": lambda: measure.run([*multi, str(FAR_MAILS["libcurl multi"]), path]),
    }
    return compare_rates(bench, "g. TLS + AUTH at 20 ms, 8 connections", contenders, FAR_MAILS, 5)
