"""The rows of waiting: how soon a new mail is noticed, and what two hundred idle accounts cost."""
import measure
from rows import PROBE, Row
from servers import ADDRESS, PASSWORD

NOTIFY_DELAY = 500
NEWS_GOAL = 20
MOST_RESIDENT = 40
MOST_CPU = 0.5


def news(bench):
    """Dovecot itself waits half a second before it tells (NOTIFY_DELAY_MSECS in its sources)."""
    address = bench.stage_addresses[0]
    words = [f"port={bench.stage.imaps}", f"ca={bench.stage.ca}", f"user={address}", f"password={PASSWORD}",
             f"maildir={bench.stage.mailbox(address)}", f"rounds={bench.options.news}"]
    result = measure.run([PROBE, "news", *words]).words
    median, least, most = (float(result[name]) for name in ("median", "least", "most"))
    ours = f"Piste {median:.1f} ms ({least:.1f}-{most:.1f}), {result['noticed']} of {bench.options.news} noticed"
    extra = median - NOTIFY_DELAY
    is_held = extra <= NEWS_GOAL and int(result["noticed"]) == bench.options.news
    return Row("h. notice of a new mail by IDLE over TLS", ours, f"Dovecot's own delay {NOTIFY_DELAY} ms", f"+ {extra:.1f} ms",
               f"+ <= {NEWS_GOAL} ms", is_held)


def watch(bench):
    accounts = f"{bench.stage.folder}/watched"
    with open(accounts, "w") as file:
        file.writelines(f"{address}:{PASSWORD}\n" for address in bench.stage_addresses)
    words = [f"port={bench.stage.imaps}", f"ca={bench.stage.ca}", f"password={PASSWORD}", f"accounts={accounts}",
             f"seconds={bench.options.seconds}"]
    result = measure.run([PROBE, "watch", *words]).words
    resident, percent = int(result["resident"]) / 1024, float(result["cpu"]) / bench.options.seconds * 100
    ours = f"Piste {resident:.1f} MB resident, {percent:.2f} % cpu over {bench.options.seconds} s (all logged in after {float(result['login']):.1f} s)"
    return Row(f"i. {result['accounts']} idle TLS accounts", ours, "-", f"{resident:.0f} MB", f"<= {MOST_RESIDENT} MB, 0 %",
               resident <= MOST_RESIDENT and percent < MOST_CPU)
