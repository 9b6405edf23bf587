"""A virtual machine seen from outside: its screen, its keyboard, its plug, and a root shell in it.

Standard library only. The machine is emulated (TCG): /dev/kvm may be there and not work. Every wait is for an event with a
deadline, which BOOT_SLOW (1) multiplies."""
import base64
import json
import os
import socket
import subprocess
import threading
import time

SLOW = float(os.environ.get("BOOT_SLOW", "1"))
WIDTH, HEIGHT = 1280, 720


class Failure(Exception):
    """What a test finds; its text is for people."""


_notes = threading.local()


def note(text):
    """Printed with the result of the test of this thread."""
    notes_of_this_thread().append(text)


def notes_of_this_thread():
    if not hasattr(_notes, "list"):
        _notes.list = []
    return _notes.list


def wait_until(seconds, what, condition, every=0.3):
    """Returns what `condition` gives once that is true; fails with `what` after so many seconds."""
    end = time.monotonic() + seconds * SLOW
    while True:
        got = condition()
        if got:
            return got
        if time.monotonic() > end:
            raise Failure(f"not within {seconds * SLOW:.0f} s: {what}")
        time.sleep(every)


class Picture:
    """What is on the screen, as a binary PPM says it."""

    def __init__(self, data):
        parts = data.split(None, 4)
        if len(parts) < 4 or parts[0] != b"P6":
            raise Failure("the screen gave no picture")
        self.width, self.height = int(parts[1]), int(parts[2])
        self.pixels = data[-self.width * self.height * 3 :]

    def is_black(self):
        return not any(self.pixels)

    def is_drawn(self):
        """A slide, or one that is mostly dark."""
        return not self.is_black() and not self.is_text()

    def is_text(self):
        """A console: black but for some letters."""
        return not self.is_black() and self.pixels.count(0) > len(self.pixels) * 0.7

    def is_slide(self):
        return self.pixels.count(0) < len(self.pixels) * 0.5

    def difference(self, other, step=1):
        """The share of bytes that differ by more than rounding, looking at each `step`th; 0 only when all are the same."""
        if (self.width, self.height) != (other.width, other.height):
            return 1.0
        if self.pixels == other.pixels:
            return 0.0
        mine, its = self.pixels[::step], other.pixels[::step]
        return max(1, sum(abs(a - b) > 8 for a, b in zip(mine, its))) / len(mine)


class Machine:
    """One that runs until `off`. `files` is where its serial log and pictures are kept."""

    def __init__(self, name, image, files, append="", gpu="virtio-vga", extra=(), arch="amd64", **options):
        self.name, self.files, self.arch = name, files, arch
        os.makedirs(files, exist_ok=True)
        self.folder = os.path.join(files, name)
        os.makedirs(self.folder, exist_ok=True)
        self.events, self.output, self.commands = [], b"", 0
        self.changed = threading.Condition()
        self.process = subprocess.Popen(
            self.command(image, append, gpu, options) + list(extra),
            stdin=subprocess.DEVNULL,
            stdout=open(self.path("qemu.log"), "wb"),
            stderr=subprocess.STDOUT,
        )
        self.started = time.monotonic()
        try:
            self.shell = self.connect("shell")
            self.monitor = self.connect("monitor")
        except Failure:
            self.off()
            raise
        self.answers = self.monitor.makefile("r")
        self.answers.readline()
        threading.Thread(target=self.read_shell, daemon=True).start()
        self.ask("qmp_capabilities")
        self.cable(False)

    def path(self, name):
        return os.path.join(self.folder, name)

    def command(self, image, append, gpu, options):
        """image: what scripts/build-image made, with `kernel`, `initrd` and `cmdline` beside it; `front`: what comes before its
        disk."""
        disk = options.get("disk") or f"file={image.disk},if=none,id=disk,format=raw,snapshot=on"
        if SLOW > 1:  # a machine that stands still with its host does not hang
            append += f" systemd.watchdog_sec={int(14 * SLOW)}"
        serial = "ttyS0" if self.arch == "amd64" else "ttyAMA0"
        if self.arch == "amd64":
            start = ["qemu-system-x86_64", "-M", "q35", "-vga", "none"]
        else:
            start = ["qemu-system-aarch64", "-M", "virt", "-cpu", "cortex-a53"]
        return start + [
            "-accel", "tcg,thread=multi", "-smp", "1", "-m", "1024", "-nodefaults", "-display", "none", "-no-user-config",
            "-kernel", image.kernel, "-initrd", image.initrd,
            "-append", f"{image.cmdline} console={serial} {append}",
            *options.get("front", ()),
            *(["-drive", disk] if not disk.startswith("-") else disk.split()),
            "-device", "virtio-blk-pci,drive=disk",
            "-device", f"{gpu},xres={WIDTH},yres={HEIGHT}" if "edid" not in gpu else gpu,
            "-device", "virtio-keyboard-pci",
            "-serial", f"file:{self.path('serial.log')}",
            "-device", "virtio-serial-pci", "-chardev", f"socket,id=shell,path={self.path('shell')},server=on,wait=off",
            "-device", "virtconsole,chardev=shell",
            "-qmp", f"unix:{self.path('monitor')},server=on,wait=off", "-monitor", "none",
            "-netdev", "user,id=cable,restrict=on",
            "-device", "virtio-net-pci,id=network,netdev=cable,romfile=",
            "-device", "qemu-xhci,id=usb",
            "-rtc", options.get("rtc", "base=2026-11-25T10:00:00"),
            "-action", "watchdog=reset", "-device", "i6300esb",
        ]  # fmt: skip

    def connect(self, name):
        def attempt():
            if self.process.poll() is not None:
                raise Failure("QEMU ended: " + open(self.path("qemu.log"), errors="replace").read()[-800:])
            link = socket.socket(socket.AF_UNIX)
            try:
                link.connect(self.path(name))
                return link
            except OSError:
                link.close()
                return None

        return wait_until(20, f"QEMU opens its {name}", attempt, 0.05)

    def seconds(self):
        return time.monotonic() - self.started

    def read_shell(self):
        while True:
            try:
                got = self.shell.recv(65536)
            except OSError:
                got = b""
            if not got:
                return
            with self.changed:
                self.output += got
                self.changed.notify_all()

    def ask(self, command, **arguments):
        """QMP: what it returns; events that come meanwhile are kept."""
        self.monitor.sendall(json.dumps({"execute": command, "arguments": arguments}).encode() + b"\n")
        while True:
            line = self.answers.readline()
            if not line:
                raise Failure("QEMU is gone")
            got = json.loads(line)
            if "event" in got:
                self.events.append(got["event"])
            elif "error" in got:
                raise Failure(f"{command}: {got['error']['desc']}")
            else:
                return got["return"]

    def saw(self, event):
        self.ask("query-status")
        return event in self.events

    def wait_output(self, text, seconds):
        end = time.monotonic() + seconds * SLOW
        with self.changed:
            while text not in self.output:
                left = end - time.monotonic()
                if left <= 0 or self.process.poll() is not None:
                    return False
                self.changed.wait(min(left, 1))
        return True

    def wait_shell(self, seconds=240):
        if not self.wait_output(b"test-shell", seconds):
            raise Failure("no shell: the machine did not start")

    def run(self, command, seconds=60):
        """Runs it in the root shell, once that is there; its output, standard error included."""
        if not self.commands:
            self.wait_shell(400)
        self.commands += 1
        begin, end = f"@begin{self.commands}@", f"@end{self.commands}@"
        text = base64.b64encode(command.encode()).decode()
        with self.changed:
            self.output = b""
        for at in range(0, len(text), 800):
            self.shell.sendall(f"{'B=' if at == 0 else 'B=${B}'}{text[at : at + 800]}\n".encode())
        # in two halves: the shell may echo what it reads
        self.shell.sendall(
            f'echo "@begin""{self.commands}@"; echo $B | base64 -d >/run/test.sh;'
            f" timeout -k 2 {int(seconds * SLOW)} bash /run/test.sh </dev/null 2>&1;"
            f' echo "@end""{self.commands}@"\n'.encode()
        )
        if not self.wait_output(end.encode(), seconds + 30):
            raise Failure(f"no answer to: {command}")
        got = self.output.decode("utf-8", "replace").replace("\r", "")
        return got[got.index(begin) + len(begin) : got.index(end)].strip()

    def property(self, unit, name):
        return self.run(f"systemctl show -P {name} {unit}")

    def picture(self):
        path = self.path("screen.ppm")
        self.ask("screendump", filename=path)
        with open(path, "rb") as file:
            return Picture(file.read())

    def keep_picture(self, name):
        try:
            self.ask("screendump", filename=self.path(name + ".png"), format="png")
        except (Failure, OSError):
            pass

    def keep_log(self, name):
        """What the services said, beside the picture."""
        try:
            said = self.run("journalctl -b --no-pager -o short-monotonic | tail -n 300; breakroom status", 30)
        except (Failure, OSError) as problem:
            said = str(problem)
        with open(self.path(name + ".log"), "w", encoding="utf-8") as file:
            file.write(said + "\n")

    def wait_picture(self, seconds, what, condition):
        return wait_until(
            seconds, what, lambda: (lambda picture: picture if condition(picture) else None)(self.picture())
        )

    def wait_slide(self, seconds=240):
        return self.wait_picture(seconds, "a slide on the screen", Picture.is_slide)

    def press(self, *keys):
        self.ask("send-key", keys=[{"type": "qcode", "data": key} for key in keys])

    def cable(self, plugged):
        """Of the network, where only DHCP answers."""
        self.ask("set_link", name="network", up=plugged)

    def put_card(self, name, path):
        """Into a USB reader."""
        self.ask("blockdev-add", **{"node-name": name, "driver": "raw", "file": {"driver": "file", "filename": path}})
        self.ask("device_add", driver="usb-storage", id=name + "-reader", bus="usb.0", drive=name, removable=True)

    def take_card(self, name):
        self.ask("device_del", id=name + "-reader")
        wait_until(30, "the card is out", lambda: self.saw("DEVICE_DELETED"), 0.5)
        self.events.clear()
        self.ask("blockdev-del", **{"node-name": name})

    def off(self):
        """Pulls the plug."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
