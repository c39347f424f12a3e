"""Programs run in turn, from the outside: wall clock and processor time of the whole process, medians, ratios."""
import os, statistics, subprocess, sys, tempfile, time


class Run:
    """What one run of a program took, and what it said of itself."""

    def __init__(self, wall, cpu, words):
        self.wall, self.cpu, self.words = wall, cpu, words


def run(command, **options):
    with tempfile.TemporaryFile("w+") as complaints:
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, text=True, **options)
        try:
            output = process.stdout.read()
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()  # or it goes on writing into a folder that is being removed
            raise
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        complaints.seek(0)
        if process.returncode != 0:
            end = (output + complaints.read())[-2000:]
            sys.exit(f"bench-transport: {' '.join(command)} ended with {process.returncode}: {end}")
    pairs = [word.split("=", 1) for word in output.split() if "=" in word]
    return Run(wall, usage.ru_utime + usage.ru_stime, {"output": output, **dict(pairs)})


def alternate(contenders, rounds):
    """`contenders` maps a name to a function that runs it once. One warm-up each, then A, B, A, B."""
    results = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, contender in contenders.items():
            result = contender()
            if number > 0:
                results[name].append(result)
    return results


def median(runs, value):
    return statistics.median(value(run) for run in runs)


def spread(runs, value):
    values = [value(run) for run in runs]
    return f"{min(values):.2f}-{max(values):.2f}"


def ratio(ours, theirs, value):
    """The median of the ratios of runs that stood side by side: what else the machine did hits both."""
    return statistics.median(value(our) / value(their) for our, their in zip(ours, theirs))
