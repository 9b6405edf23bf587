#!/usr/bin/env python3
"""The rows of the fault catalogue that need a machine of their own: `make boot-test`.

rows.py FOLDER [TEST…]: FOLDER has what tests/boot/run prepares: disk.img, kernel, initrd, cmdline, slides/*.ppm. Each
machine boots once and goes through its tests in order. Serial logs and pictures of a failure stay in FOLDER/machines."""
import base64
import glob
import json
import os
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import power_cut
from cards import fat, other_card, run_quietly
from groups import Group, run_all
from machine import HEIGHT, WIDTH, Failure, Machine, Picture, note, wait_until

CONNECTOR = "$(ls -d /sys/class/drm/card0-*)"


def expect(true, what):
    if not true:
        raise Failure(what)


def process(machine, unit="breakroom"):
    return int(machine.property(unit, "MainPID") or 0)


def log_has(machine, unit, text, seconds=30):
    text = text.replace("'", "'\\''")
    wait_until(
        seconds,
        f"the log of {unit} says '{text}'",
        lambda: machine.run(f"journalctl -b -u {unit} --no-pager | grep -cF '{text}'") != "0",
        1,
    )


def restarted(machine, unit, before, seconds):
    """Waits for another process of the unit, and returns what the screen showed until then and a slide."""
    shown = set()

    def look():
        picture = machine.picture()
        shown.add(
            "slide"
            if picture.is_slide()
            else "black"
            if picture.is_black()
            else "text"
            if picture.is_text()
            else "other"
        )
        return process(machine, unit) not in (0, before)

    wait_until(seconds, f"{unit} begins again", look)
    machine.wait_slide(60)
    return shown


# --- the first machine: from the first start to the slides, and what then may happen ---


def two_slides_of_render(machine, folder, most):
    """Waits until two slides were on the screen that differ from what `render` draws by `most` of their bytes."""
    slides = {path: Picture(open(path, "rb").read()) for path in glob.glob(f"{folder}/slides/*.ppm")}
    expect(slides, "render drew nothing")
    machine.wait_slide(400)
    note(f"a slide is on the screen {machine.seconds():.0f} s after power came")
    seen = set()

    def look():
        picture = machine.picture()
        nearest = min(slides, key=lambda path: slides[path].difference(picture, 101))
        if slides[nearest].difference(picture) <= most:
            seen.add(nearest)
        return len(seen) >= 2

    wait_until(200, f"two slides of the {len(slides)} that render draws; seen: {sorted(seen)}", look, 1)


def the_demo_is_on_the_screen_as_render_draws_it(machine, folder):
    """To the pixel."""
    two_slides_of_render(machine, folder, 0)


def of_two_cards_the_one_with_the_system_counts(machine, _):
    """The other one, in front of it, has the same labels, and the address of another feed."""
    machine.wait_shell()
    own = machine.run("/usr/lib/breakroom-image/own-disk").rstrip("2")
    labels = machine.run("blkid -s LABEL -o export")
    expect(labels.count("=BREAKROOM") == 2 and labels.count("=breakroom-data") == 2, f"no two cards: {labels}")
    for folder, number in (("/boot/firmware", 1), ("/var/lib/breakroom", 3)):
        source = machine.run(f"findmnt -no SOURCE {folder}")
        expect(source == f"/dev/{own}{number}", f"{folder} is on {source}, not on /dev/{own}{number}")
    expect("other-card" not in machine.run("breakroom config"), "the settings of the other card are in force")


def the_root_is_read_only_under_an_overlay_in_memory(machine, _):
    expect(machine.run("findmnt -no FSTYPE /") == "overlay", "the root is no overlay")
    expect(" ro," in " " + machine.run("findmnt -no OPTIONS /media/root-ro"), "the root below can be written")
    expect(machine.run("touch /etc/written && echo yes") == "yes", "nothing can be written over the root")
    source = machine.run("findmnt -no SOURCE,FSTYPE /var/lib/breakroom")
    expect(
        source.startswith("/dev/") and source.endswith("ext4"), f"the store is on '{source}', which power takes away"
    )


def the_data_partition_reaches_to_the_end_of_the_disk(machine, _):
    size = int(machine.run("df -B1M --output=size /var/lib/breakroom | tail -n 1"))
    expect(size > 300, f"the data partition has {size} MB of a disk with 512 MB more than its image")


def the_sandboxes_of_the_units_are_in_force(machine, _):
    for unit in ("breakroom", "breakroom-fetch"):
        pid = process(machine, unit)
        status = dict(re.findall(r"^(\w+):\s*(.*)$", machine.run(f"cat /proc/{pid}/status"), re.M))
        expect(status["NoNewPrivs"] == "1", f"{unit}: it may gain privileges")
        expect(status["Seccomp"] == "2", f"{unit}: no filter of system calls")
        expect(int(status["CapEff"], 16) == 0 and int(status["CapBnd"], 16) == 0, f"{unit}: it has capabilities")
        expect(status["Uid"].split()[0] != "0", f"{unit}: it runs as root")
        for place in ("/usr", "/etc", "/boot", "/home"):
            denied = machine.run(f"nsenter -t {pid} -m touch {place}/x 2>&1 || echo denied")
            expect("denied" in denied, f"{unit}: {place} can be written")
    links = machine.run(f"nsenter -t {process(machine)} -n ip -o link | grep -vc ' lo:'")
    expect(links == "0", "the screen's service has a network")
    cards = machine.run(f"ls /proc/{process(machine, 'breakroom-fetch')}/root/dev | grep -cE '^(dri|input|tty1|vd)'")
    expect(cards == "0", "fetch has devices")


def nothing_listens(machine, _):
    listening = machine.run(
        "cat /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6 >/dev/null; ss -Hltunp | grep breakroom"
    )
    expect(listening == "", f"Breakroom listens: {listening}")


def the_numbers_for_prometheus_are_written(machine, _):
    expect(machine.property("breakroom-metrics.timer", "ActiveState") == "active", "nothing would write them each minute")
    written = (
        "mkdir -p /var/lib/prometheus/node-exporter; systemctl start breakroom-metrics;"
        " cat /var/lib/prometheus/node-exporter/breakroom.prom"
    )
    # the number of a feed's items is there once its pictures have come too
    for line in ("breakroom_up 1", "breakroom_fetch_up 1", 'breakroom_feed_items{feed="company"}'):
        wait_until(120, f"'{line}' is written", lambda line=line: line in machine.run(written), 2)


def a_shot_has_the_very_pixels_of_the_television(machine, folder):
    path = os.path.join(folder, "machines", "shot")

    def same():
        before = machine.picture()
        said = machine.run("breakroom shot -o - | base64 -w0")
        with open(path + ".png", "wb") as file:
            file.write(base64.b64decode(said))
        subprocess.run(["convert", path + ".png", "-depth", "8", path + ".ppm"], check=True)
        with open(path + ".ppm", "rb") as file:
            return Picture(file.read()).difference(before) == 0

    wait_until(90, "a shot is what was on the screen just before", same)


def a_hanging_fetch_is_begun_again_and_the_slides_go_on(machine, _):
    """Begun here: the minute of its watchdog passes while the next tests run, and the last one looks."""
    machine.hung = process(machine, "breakroom-fetch")
    machine.run(f"kill -STOP {machine.hung}")


def a_killed_player_is_back_with_slides_and_shows_no_text(machine, _):
    machine.wait_slide(400)
    before = process(machine)
    machine.run(f"kill -KILL {before}")
    expect("text" not in restarted(machine, "breakroom", before, 60), "the console was on the screen between two runs")


def a_hanging_player_is_begun_again(machine, _):
    machine.wait_slide(400)
    before = process(machine)
    machine.run(f"kill -STOP {before}")
    expect("text" not in restarted(machine, "breakroom", before, 90), "the console was on the screen between two runs")


def keys_do_nothing(machine, _):
    before = process(machine)
    for keys in (
        "ctrl alt f2", "alt f3", "ctrl alt f1", "q", "esc", "f1", "spc", "ret", "a", "f11", "alt f4", "ctrl c", "ctrl z",
        "ctrl s", "ctrl backslash", "print", "pause", "right", "n", "b", "scroll_lock", "alt tab",
    ):  # fmt: skip
        machine.press(*keys.split())
        machine.run("true")
    expect(machine.picture().is_slide(), "after the keys there is no slide on the screen")
    expect(machine.run("cat /sys/class/tty/tty0/active") == "tty1", "another terminal is in front")
    expect(process(machine) == before, "the player was begun again")


def a_television_that_goes_is_said_and_the_slides_come_with_the_next(machine, _):
    machine.wait_slide(400)
    machine.run(f"echo off >{CONNECTOR}/status")
    log_has(machine, "breakroom", "no television")
    status = machine.run("breakroom status; echo status=$?")
    expect("no television" in status and "status=0" not in status, f"status says nothing of it: {status}")
    machine.run(f"echo on >{CONNECTOR}/status")
    log_has(machine, "breakroom", "screen opened: ")
    machine.wait_slide(60)


def another_program_that_has_the_screen_is_waited_for(machine, _):
    machine.run("systemctl stop breakroom")
    machine.run("systemd-run -q --unit=other /usr/lib/breakroom-test/drm_master")
    log_has(machine, "other", "master of 1")
    machine.run("systemctl start --no-block breakroom")
    log_has(machine, "breakroom", "another program has the screen", 90)
    machine.run("systemctl stop other")
    machine.wait_slide(60)
    log_has(machine, "breakroom", "screen opened: ")


def frames_that_never_finish_or_always_fail_restart_the_player(machine, _):
    machine.run(
        "mkdir -p /run/systemd/system/breakroom.service.d;"
        " printf '[Service]\\nEnvironment=LD_PRELOAD=/usr/lib/breakroom-test/page_flip.so\\n'"
        " >/run/systemd/system/breakroom.service.d/flip.conf; systemctl daemon-reload; systemctl restart breakroom",
        120,
    )
    before = process(machine)
    wait_until(150, "frames that never finish end in a new start", lambda: process(machine) not in (0, before))
    machine.run("touch /run/test-refuse; systemctl restart breakroom", 120)
    before = process(machine)
    log_has(machine, "breakroom", "the display takes no picture", 150)
    wait_until(30, "status says it", lambda: "takes no picture" in machine.run("breakroom status"), 1)
    wait_until(150, "frames that always fail end in a new start", lambda: process(machine) not in (0, before))
    lines = int(machine.run(f"journalctl -b _PID={before} --no-pager | wc -l"))
    expect(lines < 15, f"frames that always fail flood the log: {lines} lines")
    log_has(machine, "breakroom", "the last run ended because the display took no picture", 60)
    expect("safe mode" not in machine.run("breakroom status"), "a display that takes no picture leads to safe mode")
    before = process(machine)
    machine.run("rm -r /run/test-refuse /run/systemd/system/breakroom.service.d; systemctl daemon-reload;"
                " systemctl restart --no-block breakroom", 120)  # fmt: skip
    restarted(machine, "breakroom", before, 150)


def the_fetch_that_hung_is_another_one_now(machine, _):
    wait_until(
        150,
        "a fetch that hangs is begun again",
        lambda: process(machine, "breakroom-fetch") not in (0, machine.hung),
        1,
    )
    before = process(machine, "breakroom-fetch")
    player = process(machine)
    machine.run(f"kill -KILL {before}")
    wait_until(60, "a killed fetch is begun again", lambda: process(machine, "breakroom-fetch") not in (0, before))
    expect(process(machine) == player and machine.picture().is_slide(), "the slides did not go on meanwhile")
    wait_until(
        60, "status says that all is well", lambda: "status=0" in machine.run("breakroom status; echo status=$?"), 1
    )


def settled(machine):
    """The picture that stays: three looks, with time to draw between them."""
    looks = []

    def same():
        looks.append(machine.picture())
        return len(looks) > 2 and not any(look.difference(looks[-1]) for look in looks[-3:-1]) and looks[-1]

    return wait_until(120, "the picture stays", same, 3)


def the_slide_of_a_new_screen_shows_its_address_when_the_network_comes(machine, _):
    """As the one of services that find the network as they start; the cable was out until now."""
    machine.wait_slide(400)
    report = "cat /run/breakroom-fetch/*.fetch | tr -d ' \n'"
    address = '"address":"10.0.2.15"'
    machine.run(
        "systemctl stop breakroom breakroom-fetch; rm -rf /var/lib/breakroom/*; cd /etc/breakroom;"
        " sed 's|^url = .*|url = /srv/none/news.json|' breakroom.conf >new && mv new breakroom.conf;"
        " systemctl start breakroom-fetch breakroom",
        120,
    )
    wait_until(60, "fetch reports its feed", lambda: "PATH_ABSENT" in machine.run(report), 1)
    expect(address not in machine.run(report), "there is an address without a cable")
    without = settled(machine)
    machine.cable(True)
    wait_until(120, "fetch reports the address", lambda: address in machine.run(report), 1)
    machine.wait_picture(60, "the slide changes with it", lambda picture: picture.difference(without) > 0)
    came = settled(machine)
    machine.run("systemctl restart breakroom-fetch breakroom", 120)
    machine.wait_picture(120, "the slide has what a start finds", lambda picture: picture.difference(came) == 0)
    machine.cable(False)
    machine.wait_picture(120, "without a cable the slide is as it was", lambda picture: picture.difference(without) == 0)
    machine.run(
        "systemctl stop breakroom breakroom-fetch; rm -rf /var/lib/breakroom/*; systemctl restart breakroom-configure;"
        " systemctl start breakroom-fetch breakroom",
        120,
    )
    machine.wait_slide(240)


def restart(machine):
    machine.output = b""
    machine.shell.sendall(b"systemctl reboot\n")
    machine.wait_shell(400)


def the_layer_over_the_root_is_taken_off_and_put_on_by_setup(machine, _):
    """Made an ordinary machine first: what fstab says of root and data is not what an image has."""
    said = machine.run(
        "overlayroot-chroot sh -c 'breakroom setup --writable &&"
        " sed -i \"s/ro,noatime 0 0/rw,noatime 0 0/; /breakroom-data/d\" /etc/fstab'; echo status=$?",
        240,
    )
    expect("restart the machine" in said and "status=0" in said, f"setup --writable: {said}")
    restart(machine)
    expect(machine.run("findmnt -no FSTYPE /") == "ext4", "there is still a layer over the root")
    said = machine.run("breakroom setup --read-only; echo status=$?", 240)
    expect("read-only from the next start" in said and "status=0" in said, f"setup --read-only: {said}")
    restart(machine)
    expect(machine.run("findmnt -no FSTYPE /") == "overlay", "there is no layer over the root")
    expect(machine.run("findmnt -no FSTYPE /var/lib/breakroom") == "ext4", "the store is in memory")
    said = machine.run("breakroom setup --read-only; echo status=$?")
    expect("overlayroot-chroot" in said and "status=2" in said, f"setup in a layer does not refuse: {said}")
    machine.wait_slide(240)


FIRST = [
    the_demo_is_on_the_screen_as_render_draws_it,
    of_two_cards_the_one_with_the_system_counts,
    the_root_is_read_only_under_an_overlay_in_memory,
    the_data_partition_reaches_to_the_end_of_the_disk,
    the_sandboxes_of_the_units_are_in_force,
    nothing_listens,
    the_numbers_for_prometheus_are_written,
    a_shot_has_the_very_pixels_of_the_television,
    a_hanging_fetch_is_begun_again_and_the_slides_go_on,
    a_killed_player_is_back_with_slides_and_shows_no_text,
    a_hanging_player_is_begun_again,
    keys_do_nothing,
    a_television_that_goes_is_said_and_the_slides_come_with_the_next,
    another_program_that_has_the_screen_is_waited_for,
    frames_that_never_finish_or_always_fail_restart_the_player,
    the_fetch_that_hung_is_another_one_now,
    the_slide_of_a_new_screen_shows_its_address_when_the_network_comes,
    the_layer_over_the_root_is_taken_off_and_put_on_by_setup,
]


# --- the second machine: power goes while it writes, and what was written is played back up to any moment ---


def power_goes_while_feeds_are_fetched(machine, _):
    machine.wait_shell(400)
    machine.run("systemctl stop breakroom breakroom-fetch", 120)
    for number in range(1, power_cut.GENERATIONS + 1):
        said = machine.run(power_cut.generation(number), 120)
        expect("fetched" in said, f"the machine does not fetch: {said}")
    machine.off()


CUT = [
    power_goes_while_feeds_are_fetched,
]


def power_lost_at_any_write_costs_nothing_that_was_fetched(_, folder):
    power_cut.replay(folder, 200, lying=False)


def a_disk_that_lies_about_what_it_wrote_is_cleared_at_worst(_, folder):
    power_cut.replay(folder, 20, lying=True)


REPLAY = [
    power_lost_at_any_write_costs_nothing_that_was_fetched,
    a_disk_that_lies_about_what_it_wrote_is_cleared_at_worst,
]


# --- the third machine: the disk of the second as the plug left it, no clock, no television, no partition for settings ---


def without_a_television_it_waits_and_the_slides_come_with_it(machine, _):
    machine.wait_shell(400)
    log_has(machine, "breakroom", "no television", 240)
    expect(not machine.picture().is_slide(), "there is a slide without a television")
    machine.run(f"echo on >{CONNECTOR}/status")
    machine.wait_slide(120)


def in_1970_the_slides_come_and_the_clock_is_not_trusted(machine, _):
    expect(machine.run("cat /sys/class/rtc/*/hctosys 2>/dev/null | grep -c 1") in ("0", "1"), "no answer")
    said = machine.run("breakroom status")
    expect("not trusted" in said, f"status trusts the clock: {said}")
    expect(machine.picture().is_slide(), "no slide")


def a_display_that_does_not_say_what_it_can_shows_the_slides(machine, _):
    expect(
        machine.run(f"stat -c %s {CONNECTOR}/edid; cat {CONNECTOR}/edid | wc -c").endswith("0"),
        "the display says what it can",
    )
    expect(machine.picture().is_slide(), "no slide")


def a_partition_that_is_not_there_is_said_and_read_when_it_comes(machine, folder):
    """What comes has a slip: that is said too, among the slides of the feed that it does not name."""
    log_has(machine, "breakroom-configure", "(LABEL=BREAKROOM) is not there; it is read when it comes", 240)
    expect("week.json" in machine.run("breakroom config"), "the feed of the last configuration is not in force")
    before = process(machine)
    slip = "[feed company]\nurl = https://intranet.example/news.xml\n[screen]\nfade = banana\n"
    machine.put_card("slip", fat(folder, "slip", slip))
    log_has(machine, "breakroom-configure", "breakroom.conf:4", 120)
    expect("week.json" in machine.run("breakroom config"), "its faulty configuration is in force")
    wait_until(
        240, "a slide says it", lambda: "settings of this screen" in machine.run("breakroom status | grep '^On now'"), 1
    )
    said = machine.run("cat /run/breakroom-configure/notice.json")
    expect("breakroom.conf:4" in said, f"the slide says something else: {said}")
    expect(machine.picture().is_slide() and process(machine) == before, "the slides were interrupted")


def a_kernel_that_crashes_is_reset_by_the_watchdog(machine, folder):
    """And the configuration that was mended meanwhile is read by the next start."""
    with open(os.path.join(os.path.dirname(__file__), "breakroom.conf"), encoding="utf-8") as file:
        mended = file.read()
    said = machine.run(
        "mount -o remount,rw /boot/firmware && cat >/boot/firmware/breakroom.conf <<'END' && sync && echo written\n"
        f"{mended}\nEND",
        120,
    )
    expect("written" in said, f"the file cannot be mended: {said}")
    machine.run("echo 1 >/proc/sys/kernel/sysrq; echo 0 >/proc/sys/kernel/panic")
    machine.shell.sendall(b"echo c >/proc/sysrq-trigger\n")
    wait_until(120, "the watchdog resets the machine", lambda: machine.saw("WATCHDOG"), 1)
    machine.output = b""
    machine.wait_shell(400)
    machine.run(
        f"for i in $(seq 100); do ls /sys/class/drm/card0-* >/dev/null && break; sleep .5; done; echo on >{CONNECTOR}/status",
        90,
    )
    machine.wait_slide(240)
    said = machine.run("journalctl -b -u breakroom-configure --no-pager | grep breakroom.conf:")
    expect(said == "", f"the mended configuration has faults: {said}")
    expect("this-screen" not in machine.run("breakroom config"), "the slide that says the fault stays")


def a_card_that_is_exchanged_is_read_without_a_restart(machine, folder):
    """With a feed on it, which fetch reads through a mount that came after its own start."""
    before = process(machine), process(machine, "breakroom-fetch")
    machine.take_card("slip")
    wait_until(60, "the card is gone", lambda: machine.run("findmnt -no SOURCE /boot/firmware") == "", 1)
    expect("week.json" in machine.run("breakroom config"), "without its card the configuration is another")
    items = [{"id": "1", "title": "From the card"}]
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Card", "items": items})
    machine.put_card("next", fat(folder, "next", "[screen]\nsite = Metz\n", ("feeds/lift.json", feed)))
    wait_until(120, "its settings are in force", lambda: "Metz" in machine.run("breakroom config"), 1)
    wait_until(
        120, "its feed is fetched", lambda: re.search(r"^lift +\S.* 1 ", machine.run("breakroom status"), re.M), 1
    )
    now = process(machine), process(machine, "breakroom-fetch")
    expect(machine.picture().is_slide() and now == before, "the slides were interrupted")


AGAIN = [
    without_a_television_it_waits_and_the_slides_come_with_it,
    in_1970_the_slides_come_and_the_clock_is_not_trusted,
    a_display_that_does_not_say_what_it_can_shows_the_slides,
    a_partition_that_is_not_there_is_said_and_read_when_it_comes,
    a_kernel_that_crashes_is_reset_by_the_watchdog,
    a_card_that_is_exchanged_is_read_without_a_restart,
]


# --- which machine goes through which tests ---


def first_machine(image, folder):
    """Its disk is 512 MB larger than the image, and another card is in front of it."""
    disk = os.path.join(folder, "machines", "larger.qcow2")
    size = os.path.getsize(image.disk) + (512 << 20)
    run_quietly("qemu-img", "create", "-q", "-f", "qcow2", "-b", image.disk, "-F", "raw", disk, str(size))
    return Machine(
        "first", image, files_of(folder), disk=f"file={disk},if=none,id=disk,format=qcow2",
        front=("-drive", f"file={other_card(folder)},if=none,id=other,format=raw,snapshot=on",
               "-device", "virtio-blk-pci,drive=other"),
    )  # fmt: skip


def files_of(folder):
    return os.path.join(folder, "machines")


def cut_machine(image, folder):
    disk, log = power_cut.prepare(image.disk, files_of(folder))
    return Machine(
        "cut", image, files_of(folder), append="systemd.mask=breakroom.service",
        disk=f"-blockdev driver=blklogwrites,node-name=disk,file.driver=file,file.filename={disk},"
        f"log.driver=file,log.filename={log}",
    )  # fmt: skip


def again_machine(image, folder):
    """Nothing is left of its first partition."""
    disk = os.path.join(files_of(folder), "cut.img")
    with open(disk, "r+b") as file:
        file.seek(4 << 20)
        file.write(bytes(1 << 20))
    return Machine(
        "again", image, files_of(folder), append="video=Virtual-1:d", rtc="base=1970-01-01T00:00:00",
        gpu=f"virtio-vga,edid=off,xres={WIDTH},yres={HEIGHT}",
        disk=f"file={disk},if=none,id=disk,format=raw,snapshot=on",
    )  # fmt: skip


def arm_machine(image, folder):
    """The image for a Raspberry Pi in a machine that is none: its firmware and graphics chip are left out."""
    return Machine("arm", image, files_of(folder), gpu="virtio-gpu-pci", arch="arm64")


def the_demo_is_on_the_screen_of_another_processor(machine, folder):
    """Whose floating-point numbers round otherwise here and there."""
    two_slides_of_render(machine, folder, 0.01)
    machine.wait_shell(400)
    expect(machine.run("findmnt -no FSTYPE /") == "overlay", "the root is no overlay")
    expect(machine.run("uname -m") == "aarch64", "it is no arm64")


ARM = [
    the_demo_is_on_the_screen_of_another_processor,
]


def main():
    folder, wanted = os.path.abspath(sys.argv[1]), sys.argv[2:]
    begun = time.monotonic()
    cut = Group(cut_machine, CUT)
    groups = [cut, Group(first_machine, FIRST), Group(again_machine, AGAIN, after=cut), Group(None, REPLAY, after=cut)]
    if os.path.exists(f"{folder}/arm64/disk.img") and os.environ.get("BOOT_ARM64") != "no":
        groups.append(Group(arm_machine, ARM, image="arm64"))
    run_all(groups, folder, wanted, int(os.environ.get("BOOT_MACHINES", "2")))
    passed, failed = sum(group.passed for group in groups), sum(group.failed for group in groups)
    print(f"boot-test: {time.monotonic() - begun:.0f} s")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0 or passed == 0)


if __name__ == "__main__":
    main()
