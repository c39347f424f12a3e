"""The servers of the benchmark, all private, all on this machine, all gone at the end."""
import os, pwd, shutil, socket, subprocess, tempfile, time
import programs

PASSWORD = "correct-horse"
ADDRESS = "info@example.com"


class Stage:
    """A folder, the mail servers in it, and every process that was started; a context manager."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="piste-b-", dir="/tmp")
        os.chmod(self.folder, 0o755)
        self.servers = f"{self.folder}/servers"
        self.processes = []
        self.base = free_base()
        self.is_up = False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.kill()
            process.wait()
        if self.is_up:
            subprocess.run(["scripts/mail-servers", self.servers, "stop"])
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def imaps(self):
        return self.base + 993

    @property
    def ca(self):
        return f"{self.servers}/tls/ca.pem"

    def mailbox(self, address=ADDRESS):
        local, domain = address.split("@")
        return f"{self.servers}/mail/{domain}/{local}"

    def set_up(self, addresses):
        os.makedirs(self.servers, exist_ok=True)
        with open(f"{self.servers}/accounts", "w") as accounts:
            accounts.writelines(f"{address}:{PASSWORD}\n" for address in addresses)
        self.mail_servers("setup")

    def start(self):
        """Once more set up, because what the benchmark wrote into the Maildirs belongs to root until then."""
        self.mail_servers("setup")
        self.mail_servers("start")
        self.is_up = True

    def mail_servers(self, verb):
        environment = {**os.environ, "PORT_BASE": str(self.base)}
        subprocess.run(["scripts/mail-servers", self.servers, verb], env=environment, check=True)

    def spawn(self, command, port, **options):
        """Starts a server and waits until its port is open."""
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
        self.processes.append(process)
        for _ in range(200):
            if is_open(port):
                return process
            if process.poll() is not None:
                break
            time.sleep(0.05)
        programs.fail(f"{command[0]} does not listen on port {port}")

    def end(self, process):
        process.kill()
        process.wait()
        self.processes.remove(process)

    def delay(self, target, milliseconds):
        """The port of a proxy that holds everything so long, each way."""
        port = free_port()
        self.spawn([f"{programs.OUT}/delay", str(port), str(target), str(milliseconds)], port)
        return port

    def smtp_sink(self):
        folder, environment = programs.postfix()
        port = free_port()
        command = plain_user() + [f"{folder}/smtp-sink", f"127.0.0.1:{port}", "500"]
        self.spawn(command, port, env={**os.environ, **environment})
        return port

    def tls_sink(self):
        port, tls = free_port(), f"{self.servers}/tls"
        self.spawn([f"{programs.OUT}/sink", str(port), f"{tls}/server.pem", f"{tls}/server.key"], port)
        return port


def plain_user():
    """smtp-sink refuses to run as root."""
    if os.getuid() != 0:
        return []
    user = pwd.getpwnam("nobody")
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def is_open(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def free_base():
    """Below the ports that the system hands out by itself."""
    for base in range(20200, 31000, 200):
        if not any(is_open(base + offset) for offset in (143, 465, 587, 993)):
            return base
    programs.fail("no free ports for the mail servers")
