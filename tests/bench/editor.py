#!/usr/bin/env python3
"""How long people who type wait for a preview: `make bench`.

Ten people write at once, each in a slide of his own, and each page asks as assets/edit/app.js does: after a pause in
typing for both shapes and for what `check` says, and a little later it saves. Keys come as people press them: a
fifth of a second apart, longer between words and sentences. Printed are the 50th and 95th percentile of the time
from asking to having both pictures, and what the processors did meanwhile. The release build counts.

    editor.py [SECONDS [PEOPLE]]        fails when the 95th percentile is beyond 300 ms and the processors were ours
"""
import http.client
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 30
PEOPLE = int(sys.argv[2]) if len(sys.argv) > 2 else 10
PAUSE_S, SAVE_S, MOST_MS = 0.25, 0.6, 300
WORDS = "the parcel was two streets away and you found it before the shop opened with a smile for everybody in the yard".split()


class Editor:
    def __init__(self, folder):
        self.feed = os.path.join(folder, "week.json")
        shutil.copy("feeds/week.json", self.feed)
        shutil.copytree("feeds/pictures", os.path.join(folder, "pictures"))
        self.process = subprocess.Popen(["build/breakroom-edit", "--language", "en", self.feed], stdout=subprocess.PIPE, text=True)
        address = urllib.parse.urlsplit(self.process.stdout.readline().strip())
        self.port = address.port
        answer = self.ask("GET", "/?" + address.query)
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        state = json.loads(self.ask("GET", "/api/state").body)
        self.change, self.items = state["change"], state["items"]

    def ask(self, method, path, value=None, body=None):
        headers = {"Host": f"127.0.0.1:{self.port}", "X-Change": getattr(self, "change", ""), "Cookie": getattr(self, "cookie", "")}
        own = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        own.request(method, path, body if value is None else json.dumps(value), headers)
        answer = own.getresponse()
        answer.body = answer.read()
        own.close()
        return answer

    def children(self):
        listing = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        return [int(pid) for pid in open(listing).read().split()]


def cpu_s(pid):
    """What a process and its children that have ended used, and how long it was ready and waited for a processor."""
    try:
        fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
        waited = int(open(f"/proc/{pid}/schedstat").read().split()[1]) / 1e9
        return sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK"), waited
    except (OSError, IndexError):
        return 0.0, 0.0


class Person(threading.Thread):
    def __init__(self, editor, number, end):
        super().__init__(daemon=True)
        self.editor, self.end, self.random = editor, end, random.Random(number)
        self.entry = editor.items[number % len(editor.items)]
        self.item = dict(self.entry["published"])
        self.client = str(number)
        self.looks, self.times, self.given_up = [], [], 0
        self.lock = threading.Lock()

    def key_gap(self):
        kind = self.random.random()
        return self.random.lognormvariate(-1.7, 0.3) if kind < 0.8 else self.random.uniform(0.3, 0.8) if kind < 0.95 else self.random.uniform(1, 3)

    def run(self):
        saved = 0.0
        time.sleep(self.random.random())
        while time.time() < self.end:
            self.item["content_text"] = (self.item.get("content_text", "") + " " + self.random.choice(WORDS))[-300:]
            gap = self.key_gap()
            if gap > PAUSE_S:
                time.sleep(PAUSE_S)
                self.looks.append(threading.Thread(target=self.look, daemon=True))
                self.looks[-1].start()
                if time.time() - saved > SAVE_S:
                    saved = time.time()
                    self.save()
                gap -= PAUSE_S
            time.sleep(gap)

    def save(self):
        answer = json.loads(self.editor.ask("PUT", "/api/items/" + urllib.parse.quote(self.item["id"], safe=""), {"revision": self.entry["revision"], "item": self.item}).body)
        self.entry = answer["item"]

    def look(self):
        begin, body, good = time.time(), {"item": dict(self.item)}, []

        def one(shape):
            answer = self.editor.ask("POST", f"/api/preview?shape={shape}&page=0&client={self.client}{shape}", body)
            if answer.status == 200:
                good.append(answer)

        threads = [threading.Thread(target=one, args=(shape,)) for shape in ("landscape", "portrait")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with self.lock:
            if len(good) == 2:
                self.times.append((time.time() - begin) * 1000)
            else:
                self.given_up += 1  # he typed on
        self.editor.ask("POST", "/api/check?language=en&client=" + self.client, body)


def share(values, at):
    return sorted(values)[min(len(values) - 1, int(len(values) * at))] if values else float("nan")


def main():
    folder = tempfile.mkdtemp()
    editor = Editor(folder)
    people = [Person(editor, number, time.time() + SECONDS) for number in range(PEOPLE)]
    for shape in ("landscape", "portrait"):  # the children have started
        editor.ask("POST", "/api/preview?client=0&shape=" + shape, {"item": people[0].item})
    pids = editor.children()
    before = {pid: cpu_s(pid) for pid in pids + [editor.process.pid]}
    for person in people:
        person.start()
    for person in people:
        person.join()
    after = {pid: cpu_s(pid) for pid in before}
    for look in [look for person in people for look in person.looks]:
        look.join()
    times = [one for person in people for one in person.times]
    used = {pid: after[pid][0] - before[pid][0] for pid in before}
    waited = sum(after[pid][1] - before[pid][1] for pid in pids)
    rendering = sum(used[pid] for pid in pids)
    p50, p95 = share(times, 0.5), share(times, 0.95)
    print(f"{PEOPLE} people typing for {SECONDS:g} s: {len(times)} previews in both shapes, {sum(person.given_up for person in people)} given up for newer ones")
    print(f"from asking to both pictures: {p50:.0f} ms at the 50th percentile, {p95:.0f} ms at the 95th, {max(times):.0f} ms at most")
    print(f"CPU: {1000 * rendering / max(1, len(times)):.0f} ms a preview in both shapes, {100 * sum(used.values()) / SECONDS:.0f} % of one processor in all; "
          f"the rendering children waited {1000 * waited / max(1, len(times)):.0f} ms a preview for a processor")
    subprocess.run(["convert", "feeds/pictures/boutique.jpg", "-resize", "4000x3000!", "-quality", "92", folder + "/photo.jpg"], check=True)
    photo, begin = open(folder + "/photo.jpg", "rb").read(), time.time()
    taken = editor.ask("POST", "/api/pictures", body=photo)
    print(f"a photograph of 12 megapixels: taken in after {1000 * (time.time() - begin):.0f} ms ({taken.status})")
    editor.process.terminate()
    editor.process.wait()
    shutil.rmtree(folder)
    ours = waited < 0.2 * rendering
    if p95 > MOST_MS and not ours:
        print("the machine was busy with other work: run it again")
    sys.exit(p95 > MOST_MS and ours)


main()
