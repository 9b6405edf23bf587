"""How programs are measured: CPU time, peak memory, instructions; and on a display of their own the time to a pixel,
memory in proportion (PSS), wake-ups. Programs that are compared run in turn, in the same minutes."""
import os
import re
import shutil
import signal
import statistics
import subprocess
import tempfile
import time

QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def have(*programs):
    return all(shutil.which(program) or os.path.exists(program) for program in programs)


def once(command, stdin=None, **environment):
    """Seconds of CPU, and the peak of memory in MB, of one run with its children."""
    with open(stdin or "/dev/null") as given:
        child = subprocess.Popen(command, stdin=given, env=dict(os.environ, **environment), **QUIET)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
    if os.WIFSIGNALED(status) or os.WEXITSTATUS(status) > 1:
        raise RuntimeError(f"{' '.join(command[:4])} ended with {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def in_turn(ours, theirs, rounds=5, **how):
    """(median of ours, of theirs, of the ratios of each round), seconds of CPU. The first round only warms up.
    A command is (argv, file for standard input or None)."""
    pairs = [(once(*ours, **how)[0], once(*theirs, **how)[0]) for _ in range(rounds + 1)][1:]
    return (
        statistics.median(pair[0] for pair in pairs),
        statistics.median(pair[1] for pair in pairs),
        statistics.median(pair[0] / pair[1] for pair in pairs),
    )


def cpu_s(command, rounds=5, **how):
    return statistics.median([once(command, **how)[0] for _ in range(rounds + 1)][1:])


def peak_mb(command, rounds=3):
    """Of the command alone: the system counts what begins a process towards its peak, and Python is larger than some."""
    peaks = []
    for _ in range(rounds):
        run = subprocess.run(["/usr/bin/time", "-f", "%M", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
        peaks.append(int(run.stderr.split()[-1]) / 1024)
    return statistics.median(peaks)


def instructions(command, stdin=None):
    with open(stdin or "/dev/null") as given:
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--trace-children=yes", *command],
            stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        )
    return int(re.findall(r"Collected : (\d+)", run.stderr)[-1])


def number(command):
    """The number that a program of tests/bench prints."""
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()[0])


class Display:
    """An X server of its own, and programs that show something on it."""

    def __init__(self, size="1920x1080"):
        self.folder = tempfile.TemporaryDirectory()
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size + "x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[writing], **QUIET,
        )
        os.close(writing)
        with os.fdopen(reading) as named:
            self.environment = dict(os.environ, DISPLAY=":" + named.readline().strip(), HOME=self.folder.name, SDL_VIDEODRIVER="x11")
        self.shown = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()
        self.server.kill()
        self.server.wait()
        self.folder.cleanup()

    def start(self, command):
        self.began_s = time.monotonic()
        self.shown = subprocess.Popen(command, env=self.environment, start_new_session=True, **QUIET)

    def first_s(self, command, pixel):
        """Seconds from the start of a program until a pixel "X Y RRGGBB" is on the screen; it is ended then."""
        watch = subprocess.Popen(
            ["build/tests/bench/first_pixel", *pixel.split()], env=self.environment, stdout=subprocess.PIPE, text=True
        )
        watch.stdout.readline()
        self.start(command)
        seen = watch.stdout.readline()
        watch.wait()
        self.end()
        if not seen.strip():
            raise RuntimeError(f"{command[0]} shows no such pixel")
        return float(seen) - self.began_s

    def until(self, pixel):
        subprocess.run(["build/tests/bench/first_pixel", *pixel.split()], env=self.environment, check=True, **QUIET)

    def processes(self):
        found, todo = [], [self.shown.pid]
        while todo:
            pid = todo.pop()
            found.append(pid)
            try:
                for thread in os.listdir(f"/proc/{pid}/task"):
                    todo += map(int, open(f"/proc/{pid}/task/{thread}/children").read().split())
            except OSError:
                pass
        return found

    def summed(self, name, pattern):
        total = 0
        for pid in self.processes():
            try:
                paths = [f"/proc/{pid}/{name}"]
                if name.startswith("task/"):
                    paths = [f"/proc/{pid}/task/{thread}/{name[5:]}" for thread in os.listdir(f"/proc/{pid}/task")]
                for path in paths:
                    total += sum(map(float, re.findall(pattern, open(path).read(), re.M)))
            except OSError:
                pass
        return total

    def pss_mb(self):
        return self.summed("smaps_rollup", r"^Pss: +(\d+)") / 1024

    def cpu_s(self):
        return self.summed("task/schedstat", r"^(\d+)") / 1e9

    def wakeups(self):
        return self.summed("task/status", r"^voluntary_ctxt_switches:\s+(\d+)")

    def read_mb(self):
        return self.summed("io", r"^read_bytes: (\d+)") / 1e6

    def end(self):
        if self.shown:
            for stop in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(self.shown.pid, stop)
                    self.shown.wait(10)
                    break
                except subprocess.TimeoutExpired:
                    continue
                except ProcessLookupError:
                    break
        self.shown = None
