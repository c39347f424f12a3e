"""The product under measurement: settings, keys and an empty database in a folder of its own."""
import base64, os, secrets, subprocess
from servers import ADDRESS, PASSWORD

HEAD = f"""company:
  name: Banc d'essai SA
  street: Rue de Bourg
  building_number: "12"
  postal_code: "1003"
  city: Lausanne
  iban: CH93 0076 2011 6238 5295 7
intake:
  authserv_ids: [mx.example.com]
  # All customers are of one domain here, and write more than customers do.
  loop_sender_per_hour: 0
  loop_sender_per_day: 0
  loop_domain_per_hour: 0
  loop_domain_per_day: 0
  loop_account_per_hour: 0
  loop_account_per_day: 0
web:
  enabled: false
log:
  level: LEVEL
accounts:
  - name: leads
    address: {ADDRESS}
"""


def server(kind, port, security, ca, extra=()):
    lines = [f"{kind}:", "  host: localhost", f"  port: {port}", f"  security: {security}", *(f"  {line}" for line in extra)]
    if security != "plaintext":
        lines += [f"  user: {ADDRESS}", "  password_file: mail.password", f"  ca_file: {ca}"]
    return "".join(f"    {line}\n" for line in lines)


def settle(folder, servers, tail="", log="warning"):
    """Writes a new firm into the folder; returns the environment of its commands."""
    os.makedirs(folder)
    for name, secret in (("mail.password", PASSWORD), ("piste.keys", base64.b64encode(secrets.token_bytes(32)).decode())):
        with open(os.open(f"{folder}/{name}", os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(secret + "\n")
    with open(f"{folder}/piste.yaml", "w") as file:
        file.write(HEAD.replace("LEVEL", log) + "".join(servers) + tail)
    environment = {**os.environ, "PISTE_CONFIG": f"{folder}/piste.yaml"}
    environment.pop("PISTE_DATABASE", None)
    return environment


def ask(piste, environment, *words):
    done = subprocess.run([piste, *words], env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"piste {' '.join(words)}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
