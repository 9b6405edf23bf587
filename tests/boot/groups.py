"""Runs groups of tests, two at a time, and prints what they found."""
import os
import threading
import time
import traceback
import types

from machine import Failure, note, notes_of_this_thread


class Group:
    """Tests that one machine goes through in their order; `begin` None: tests that need none. It starts once the group
    `after` has passed."""

    def __init__(self, begin, tests, after=None, image="."):
        self.begin, self.tests, self.after, self.image = begin, tests, after, image
        self.passed = self.failed = 0
        self.state = "waiting"

    def run(self, folder, wanted):
        chosen = [test for test in self.tests if not wanted or test.__name__ in wanted]
        machine = None
        for test in chosen:
            began = time.monotonic()
            notes_of_this_thread().clear()
            try:
                machine = machine or (self.begin and self.begin(image_in(os.path.join(folder, self.image)), folder))
                test(machine, folder)
                self.passed += 1
                report(test, "      OK ", began)
            except Exception as problem:  # a test of ours may be wrong in any way; the others go on
                self.failed += 1
                explain(problem, test, machine)
                report(test, " FAILED  ", began)
                if self.begin and machine is None:
                    self.failed = len(chosen) - self.passed
                    break
        if machine:
            machine.off()


def explain(problem, test, machine):
    if not isinstance(problem, Failure):
        note(traceback.format_exc())
    note(f"why: {problem}")
    if machine and machine.process.poll() is None:
        machine.keep_picture(test.__name__)
        machine.keep_log(test.__name__)
        note(f"picture and logs: {machine.folder}")


def report(test, result, began):
    lines = [f"[ RUN      ] {test.__name__}", *(f"    {text}" for text in notes_of_this_thread())]
    print("\n".join([*lines, f"[ {result}] {test.__name__} ({time.monotonic() - began:.0f} s)"]), flush=True)


def image_in(folder):
    names = types.SimpleNamespace(disk="disk.img", kernel="vmlinuz", initrd="initrd.img", cmdline="cmdline.txt")
    paths = {key: os.path.join(folder, name) for key, name in vars(names).items()}
    with open(paths["cmdline"], encoding="utf-8") as file:
        paths["cmdline"] = file.read().strip()
    return types.SimpleNamespace(**paths)


def run_all(groups, folder, wanted, at_once):
    """So many at a time: they wait much. The longest come first."""
    changed = threading.Condition()

    def ready():
        return next((g for g in groups if g.state == "waiting" and (not g.after or g.after.state == "done")), None)

    def work():
        while True:
            with changed:
                changed.wait_for(lambda: ready() or all(g.state != "waiting" for g in groups))
                group = ready()
                if not group:
                    return
                group.state = "running"
            group.run(folder, wanted)
            with changed:
                group.state = "done"
                changed.notify_all()

    workers = [threading.Thread(target=work) for _ in range(at_once)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
