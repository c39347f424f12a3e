"""What is killed and started again: the mail servers and, when that is wanted, Piste itself."""
import os, signal, subprocess, time


def children(pid):
    """All descendants of a process, itself last."""
    found = []
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat") as stat:
                parent = int(stat.read().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        if parent == pid:
            found += children(int(entry))
    return found + [pid]


def kill(pids):
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


class MailServers:
    """Dovecot and Exim of a stage. A kill takes the master and every process below it, so that sessions break too."""

    def __init__(self, stage):
        self.stage, self.kills = stage, 0
        self.pid_files = [f"{stage.servers}/dovecot/run/master.pid", f"{stage.servers}/exim/daemon.pid"]

    def pids(self):
        for path in self.pid_files:
            try:
                with open(path) as file:
                    yield int(file.read())
            except (OSError, ValueError):
                continue

    def kill_and_start(self):
        for pid in self.pids():
            if os.path.exists(f"/proc/{pid}"):
                kill(reversed(children(pid)))
        self.kills += 1
        time.sleep(2)
        self.start()

    def start(self):
        """A port may be held for a moment by a process that is not quite dead."""
        for _ in range(10):
            if subprocess.run(["scripts/mail-servers", self.stage.servers, "start"], capture_output=True).returncode == 0:
                return
            time.sleep(1)
        raise RuntimeError("the mail servers do not start any more")


class Daemon:
    """`piste run`, with what it logs in one file over all its lives."""

    def __init__(self, piste, environment, log):
        self.command, self.environment, self.log, self.kills, self.deaths = [piste, "run"], environment, log, 0, 0
        self.process = None

    def start(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(self.command, env=self.environment, stdout=log, stderr=log)

    def kill_and_start(self):
        self.process.kill()
        self.process.wait()
        self.kills += 1
        time.sleep(1)
        self.start()

    def revive(self):
        """A daemon that ended by itself is a finding; it goes on all the same, as systemd would have it."""
        if self.process.poll() is not None:
            self.deaths += 1
            self.start()

    def resident(self):
        """In MB."""
        try:
            with open(f"/proc/{self.process.pid}/status") as status:
                lines = [line for line in status if line.startswith("VmRSS:")]
            return int(lines[0].split()[1]) / 1024
        except (OSError, IndexError):
            return None

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
