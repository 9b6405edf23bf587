"""How much of a disk packages take: what apt would install for them, simulated, without recommended ones."""
import re
import subprocess
import tempfile


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


def known():
    """(KB, whether every Debian has it) of each package that apt knows."""
    packages = {}
    for record in output("apt-cache", "dumpavail").split("\n\n"):
        fields = dict(re.findall(r"^(Package|Installed-Size|Priority): (.*)$", record, re.M))
        everywhere = fields.get("Priority") in ("required", "important")
        packages.setdefault(fields.get("Package"), (int(fields.get("Installed-Size", 0)), everywhere))
    return packages


def installed(names):
    """All packages of a machine on which these were installed."""
    with tempfile.NamedTemporaryFile() as nothing:
        empty = ["-o", f"Dir::State::status={nothing.name}", "-o", "Dir::State::extended_states=/dev/null"]
        listed = output("apt-get", "-s", *empty, "install", "--no-install-recommends", *names)
    return set(re.findall(r"^Inst (\S+)", listed, re.M))


def added_mb(names, there):
    """MB that packages take on a Debian that has others besides those that every one has."""
    packages = known()
    base = [name for name, (_, everywhere) in packages.items() if everywhere] + list(there)
    return sum(packages[name][0] for name in installed(base + list(names)) - installed(base)) / 1024


def depends():
    """The packages that debian/control asks for by name, besides those of the libraries."""
    with open("debian/control") as control:
        player = re.search(r"^Package: breakroom\n.*?^Recommends:", control.read(), re.M | re.S).group()
    return re.findall(r"^ ([a-z0-9.+-]+),$", player, re.M)


def owners(programs):
    """The packages of the libraries that these programs load."""
    listed = output("ldd", *programs)
    files = {word for line in listed.splitlines() for word in line.split() if word.startswith(("/lib", "/usr/lib"))}
    real = output("realpath", *sorted(files)).split()
    # files of /usr/lib may be listed as those of /lib
    names = [name for path in real for name in (path, path.removeprefix("/usr"))]
    found = subprocess.run(["dpkg", "-S", *names], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    return sorted({line.split(":")[0] for line in found.splitlines()})
