"""What the benchmark runs, built into .build/bench: the probe (MailTransport alone, by plain swiftc as build-readers does
it), the C programs, and Postfix's smtp-source and smtp-sink, unpacked beside whatever mail system the machine has."""
import glob, os, shutil, subprocess, sys

OUT = ".build/bench"
PROGRAMS = {
    "delay": [], "fetch": ["-lcurl"], "multi": ["-lcurl"], "sink": ["-lssl", "-lcrypto", "-pthread"],
}


def fail(text):
    sys.exit(f"{os.path.basename(sys.argv[0])}: {text}")


def build_c():
    os.makedirs(OUT, exist_ok=True)
    for name, libraries in PROGRAMS.items():
        source = f"Benchmarks/transport/{name}.c"
        if not is_older(f"{OUT}/{name}", [source]):
            continue
        subprocess.run(["cc", "-O2", "-Wall", "-Wextra", "-o", f"{OUT}/{name}", source, *libraries], check=True)


def build_probe():
    """Logging comes from SwiftPM's checkout, which any build of the package makes."""
    logging = ".build/checkouts/swift-log/Sources/Logging"
    if not os.path.isdir(logging):
        subprocess.run(["swift", "package", "resolve"], check=True)
    modules, objects = f"{OUT}/probe", []
    os.makedirs(modules, exist_ok=True)
    for source in sorted(glob.glob("Sources/CShims/*.c")):
        objects.append(f"{modules}/{os.path.basename(source)}.o")
        if is_older(objects[-1], [source]):
            subprocess.run(["clang", "-O2", "-g", "-I", "Sources/CShims/include", "-c", source, "-o", objects[-1]], check=True)
    for name, folder in (("Logging", logging), ("MailTransport", "Sources/MailTransport"),
                         ("Probe", "Benchmarks/transport")):
        objects.append(compile_module(name, folder, modules, list(objects)))
    if is_older(f"{OUT}/transport", objects):
        subprocess.run(["swiftc", "-o", f"{OUT}/transport", *objects], check=True)


def compile_module(name, folder, modules, before):
    files = sorted(glob.glob(f"{folder}/**/*.swift", recursive=True))
    target = f"{modules}/{name}.o"
    if is_older(target, files + before):
        flags = ["-O", "-g", "-wmo", "-parse-as-library", "-swift-version", "6", "-package-name", "piste"]
        for feature in [] if name == "Logging" else ["ExistentialAny", "MemberImportVisibility"]:
            flags += ["-enable-upcoming-feature", feature]
        subprocess.run(["swiftc", *flags, "-I", modules, "-I", "Sources/CShims/include", "-I", "Sources/CCurl",
                        "-module-name", name, "-emit-module", "-emit-module-path", f"{modules}/{name}.swiftmodule",
                        "-c", *files, "-o", target], check=True)
    return target


def is_older(target, sources):
    """True when the target is missing or one of the sources is newer."""
    if not os.path.exists(target):
        return True
    return any(os.path.getmtime(source) > os.path.getmtime(target) for source in sources)


def postfix():
    """The folder with smtp-source and smtp-sink. Installing Postfix would push Exim out, so it is only unpacked."""
    found = shutil.which("smtp-source", path=os.environ["PATH"] + ":/usr/sbin")
    if found and shutil.which("smtp-sink", path=os.path.dirname(found)):
        return os.path.dirname(found), {}
    root = f"{OUT}/postfix"
    if not os.path.exists(f"{root}/usr/sbin/smtp-sink"):
        done = subprocess.run(["apt-get", "download", "postfix"], cwd=OUT, capture_output=True, text=True)
        packages = glob.glob(f"{OUT}/postfix_*.deb")
        if done.returncode or not packages:
            fail(f"can't get Postfix's smtp-source and smtp-sink; apt-get download said: {done.stderr.strip()}")
        subprocess.run(["dpkg", "-x", packages[0], root], check=True)
    return os.path.abspath(f"{root}/usr/sbin"), {"LD_LIBRARY_PATH": os.path.abspath(f"{root}/usr/lib/postfix")}


def mbsync():
    if not shutil.which("mbsync"):
        fail("mbsync is not installed; run scripts/setup (Debian package isync)")
    return "mbsync"
