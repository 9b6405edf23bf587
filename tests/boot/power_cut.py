"""A power cut at any write. QEMU records what a machine writes and flushes (blklogwrites, the format of dm-log-writes);
from that the data partition is made as it would be had the power gone at that write: all that was flushed, a random half
of what came after, and the last write torn. `lying`: a card that took no flush seriously.

In the recorded machine a feed with one item more each time is fetched, and after each fetch a mark is written to a sector
between the partition table and the first partition: what was fetched before a mark must be there after it."""
import json
import os
import random
import shutil
import struct
import subprocess

from machine import Failure, note

GENERATIONS = 12
FIRST_ITEMS = 3
MARK_SECTOR = 1024  # the first partition begins at 4 MiB
SECTOR = 512
FLUSH, FUA, DISCARD = 1, 2, 4
DATA_PARTITION = 3


def generation(number):
    """A command of the shell: the feed has so many items more and is fetched; then the mark."""
    return f"""
count={FIRST_ITEMS + number}
{{ echo '{{"version":"https://jsonfeed.org/version/1.1","title":"Cut","items":['
  for i in $(seq $count); do [ $i = 1 ] || echo ,
    echo '{{"id":"'$i'","title":"Item '$i' of {number}","content_text":"'$(head -c 3000 /dev/urandom | base64 -w0)'"}}'
  done; echo ']}}'; }} >/run/cut.json
printf '[feed cut]\\nurl = /run/cut.json\\n' >/run/cut.conf
setpriv --reuid=breakroom --regid=breakroom --clear-groups env HOME=/var/lib/breakroom \
    breakroom fetch --once --store /var/lib/breakroom --config /run/cut.conf && echo fetched
printf 'mark {number:4d}' | dd of=/dev/vda bs={SECTOR} seek={MARK_SECTOR} conv=sync,notrunc oflag=direct status=none
"""


def prepare(image, files):
    """The disk that is recorded, as it is before, and the log."""
    disk, log = os.path.join(files, "cut.img"), os.path.join(files, "cut.log")
    for name in (disk, disk + ".before"):
        subprocess.run(["cp", "--sparse=always", image, name], check=True)
    if os.path.exists(log):
        os.unlink(log)
    open(log, "wb").close()
    return disk, log


def read_log(path):
    """Entries (sector, count, flags, place of the data in the log). The count in its head may be older than the log."""
    entries = []
    with open(path, "rb") as log:
        magic, _, _, size = struct.unpack("<QQQI", log.read(28))
        if magic != 0x6A736677736872:
            raise Failure(f"{path} is no log of writes")
        at, end = size, os.path.getsize(path)
        while at + size <= end:
            log.seek(at)
            sector, count, flags, _ = struct.unpack("<QQQQ", log.read(32))
            if not (sector or count or flags):
                break
            at += size
            data = None
            if count and not flags & DISCARD:
                data = at
                at += count * size
                if at > end:
                    break
            entries.append((sector * size // SECTOR, count * size, flags, data))
    return entries


def partition(disk):
    table = json.loads(subprocess.check_output(["sfdisk", "--json", disk]))["partitiontable"]
    found = table["partitions"][DATA_PARTITION - 1]
    return found["start"] * SECTOR, found["size"] * SECTOR


def store_of(state, folder):
    """Takes the store out of the file system, repaired as at a start; False: there is none any more."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    code = subprocess.run(
        ["e2fsck", "-f", "-y", state], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ).returncode
    if code >= 4:
        return False
    subprocess.run(
        ["debugfs", "-R", f"rdump / {folder}", state], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return True


def items_of(folder, player, config):
    """How many items of the feed the player finds in that store."""
    said = subprocess.run([player, "status", "--json", "--store", folder, "--config", config],
                          capture_output=True, text=True, timeout=60, check=False)  # fmt: skip
    if said.returncode not in (0, 1, 2) or not said.stdout:
        raise Failure(f"status ended with {said.returncode}: {said.stderr}")
    feeds = [feed for feed in json.loads(said.stdout).get("feeds", []) if feed.get("name") == "cut"]
    return feeds[0].get("items") or 0 if feeds else 0


class Disk:
    """The data partition along the log: `flushed` is what no power cut takes."""

    def __init__(self, before, log, entries):
        self.start, self.size = partition(before)
        self.log, self.entries = open(log, "rb"), entries
        with open(before, "rb") as disk:
            disk.seek(self.start)
            self.flushed = bytearray(disk.read(self.size))
        self.done = 0
        self.mark = 0

    def write(self, state, entry, length=None):
        sector, count, _, data = entry
        at = sector * SECTOR - self.start
        if data is None or at < 0 or at + count > self.size:
            return
        self.log.seek(data)
        state[at : at + (length or count)] = self.log.read(length or count)

    def marked(self, entry):
        sector, count, _, data = entry
        if sector != MARK_SECTOR or data is None:
            return None
        self.log.seek(data)
        return int(self.log.read(count)[5:9])

    def cut_at(self, cut, chance, lying):
        """What the disk holds when power goes during entry `cut`, and the last mark before."""
        flushes = [i for i in range(self.done, cut) if self.entries[i][2] & FLUSH]
        upto = flushes[-1] + 1 if flushes else self.done
        for i in range(self.done, cut):
            self.mark = self.marked(self.entries[i]) or self.mark
        mark = self.mark
        if not lying:
            for entry in self.entries[self.done : upto]:
                self.write(self.flushed, entry)
            self.done = upto
        state = bytearray(self.flushed)
        for entry in self.entries[self.done : cut]:
            if (entry[2] & FUA and not lying) or chance.random() < 0.5:
                self.write(state, entry)
        last = self.entries[cut]
        if last[3] is not None and last[1] > SECTOR:
            self.write(state, last, SECTOR * chance.randrange(1, last[1] // SECTOR))
        return state, mark


def replay(folder, cuts, lying):
    """Fails when a store after a cut lacks what was fetched before it, or cannot be used."""
    files = os.path.join(folder, "machines")
    log = os.path.join(files, "cut.log")
    player = os.path.join(folder, "breakroom")
    entries = read_log(log)
    disk = Disk(os.path.join(files, "cut.img.before"), log, entries)
    first = next((i for i, entry in enumerate(entries) if disk.marked(entry)), None)
    if first is None:
        raise Failure("the log has no mark: nothing was recorded")
    chance = random.Random(1)
    work = os.path.join(files, "store-lying" if lying else "store")
    config = configure(work + ".recorded.conf", "/run/cut.json")
    lost = 0
    for cut in sorted(chance.randrange(first // 2, len(entries)) for _ in range(cuts)):
        state, mark = disk.cut_at(cut, chance, lying)
        with open(work + ".ext4", "wb") as out:
            out.write(state)
        usable = store_of(work + ".ext4", work)
        found = items_of(work, player, config) if usable else 0
        least = FIRST_ITEMS + mark if mark else 0
        if found < least:
            lost += 1
            if not lying:
                raise Failure(
                    f"power lost at write {cut} of {len(entries)}: {found} items, {least} were fetched before"
                )
        if lying:
            take_up_again(work, player)
    note(f"{cuts} cuts in {len(entries)} writes; items lost in {lost}")
    if lying and not lost:
        raise Failure("a disk that lies lost nothing: the test proves nothing")


def configure(path, url):
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"[feed cut]\nurl = {url}\n")
    return path


def take_up_again(store, player):
    """Whatever is left of the store, one fetch makes it whole."""
    config = configure(store + ".conf", store + ".json")
    items = [{"id": str(i), "title": f"Item {i}"} for i in range(5)]
    with open(store + ".json", "w", encoding="utf-8") as feed:
        json.dump({"version": "https://jsonfeed.org/version/1.1", "title": "Cut", "items": items}, feed)
    done = subprocess.run([player, "fetch", "--once", "--store", store, "--config", config],
                          capture_output=True, text=True, timeout=60, check=False)  # fmt: skip
    found = items_of(store, player, config)
    if found != 5:
        raise Failure(f"after a fetch the store has {found} items, not 5: {done.stderr}")
