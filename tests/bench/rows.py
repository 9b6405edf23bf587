"""The rows of `make bench`. A row is a function that returns (ours, theirs or None, value): the value is what must
and aim are said of, a ratio where there is a peer. It raises Missing when a program that it needs is not here."""
import contextlib
import glob
import os
import shutil
import statistics
import subprocess
import tempfile
import time

import feeds
import installed
import measure
from measure import cpu_s, have, in_turn, instructions, number, peak_mb

PLAYER = "build/breakroom"
PEERS = "build/tests/bench/peers"
SLIDES = "build/tests/bench/slides"
CHROMIUM = "chromium"
GROUND = (60, 1000)  # where a slide of news shows its ground alone


class Missing(Exception):
    pass


def need(*programs):
    for program in programs:
        if not have(program):
            raise Missing(os.path.basename(program))


class Bench:
    """What the rows share: a folder with feeds, pictures and stores, made when first asked for."""

    def __init__(self, folder):
        self.folder = folder
        self.memory = tempfile.TemporaryDirectory(dir="/dev/shm")  # as /run is
        self.environment = {"XDG_RUNTIME_DIR": self.memory.name, "XDG_STATE_HOME": folder, "BREAKROOM_CONFIG": folder + "/none.conf"}
        os.environ.update(self.environment)

    def path(self, name):
        return os.path.join(self.folder, name)

    def feed(self, size, form):
        name = {10_000: "10k", 1_000_000: "1m", 50_000_000: "50m"}[size]
        if not os.path.exists(self.path(f"{name}.{form}")):
            feeds.write(self.folder, name, size)
        return self.path(f"{name}.{form}")

    def config(self, name, *lines):
        with open(self.path(name), "w") as out:
            out.write("\n".join(lines) + "\n")
        return self.path(name)

    def store(self, items=50):
        """A store with so many items of news, without pictures, and a configuration that plays it."""
        place = self.path(f"store{items}")
        conf = self.path(f"{items}.conf")
        if not os.path.exists(place):
            entries = ",".join(
                f'{{"id":"{n}","title":"Notice {n}","content_text":"{feeds.words(feeds.random.Random(n), 40)}",'
                f'"date_published":"2026-01-{n % 28 + 1:02}T10:00:00Z","_breakroom":{{"until":"2099-12-31"}}}}'
                for n in range(items)
            )
            with open(self.path(f"{items}.json"), "w") as out:
                out.write(f'{{"version":"https://jsonfeed.org/version/1.1","title":"News","items":[{entries}]}}')
            self.config(
                f"{items}.conf", "[screen]", "clock = off", "progress = no", "drift = no", "slide-seconds = 60",
                "[feed news]", f"url = {self.path(f'{items}.json')}", f"max-items = {items}",
            )
            subprocess.run([PLAYER, "fetch", "--once", "--store", place, "--config", conf], check=True, **measure.QUIET)
        return [PLAYER, "play", "--window", "1920x1080", "--no-fetch", "--store", place, "--config", conf]

    def slide(self):
        """A slide of the store as a PNG, for other programs to show, and a pixel of its ground."""
        if not os.path.exists(self.path("slides")):
            self.store()
            command = [PLAYER, "render", self.path("50.json"), "-o", self.path("slides"), "--size", "1920x1080", "--config", self.path("50.conf")]
            subprocess.run(command, check=True, **measure.QUIET)
        picture = sorted(glob.glob(self.path("slides/*.png")))[0]
        x, y = GROUND
        convert = subprocess.run(
            ["convert", picture, "-format", f"%[hex:p{{{x},{y}}}]", "info:"], check=True, stdout=subprocess.PIPE, text=True
        )
        return picture, f"{x} {y} {convert.stdout.strip()[:6]}"

    def page(self, size="1920x1080"):
        """What a browser is started with to show the same: ground, title, text, a fade each five seconds."""
        colour = self.slide()[1].split()[2]
        text = feeds.words(feeds.random.Random(1), 40)
        with open(self.path("page.html"), "w") as out:
            out.write(
                f"<!doctype html><meta charset=utf-8><style>body{{margin:0;background:#{colour}}}section{{position:absolute;inset:0;"
                f"padding:96px;background:#{colour};color:#fff;font:48px Inter,sans-serif;transition:opacity .5s;opacity:0}}"
                "section.on{opacity:1}</style>" + "".join(f"<section><h1>Notice {n}</h1><p>{text}</p></section>" for n in range(5)) +
                "<script>let s=document.querySelectorAll('section'),i=0;s[0].className='on';"
                "setInterval(()=>{s[i].className='';i=(i+1)%5;s[i].className='on'},5000)</script>"
            )
        return [
            CHROMIUM, "--no-sandbox", "--kiosk", "--no-first-run", "--disable-gpu", "--window-size=" + size.replace("x", ","), "--window-position=0,0",
            "--user-data-dir=" + self.path("browser"), "file://" + self.path("page.html"),
        ]


# --- feeds ---


def against_sfeed(bench, form):
    need("sfeed")
    path = bench.feed(50_000_000, form)
    return in_turn(([PLAYER, "feed", "--json", path],), (["sfeed"], path))


def instructions_a_byte(bench, form):
    need("sfeed", "valgrind")
    small, large = bench.feed(10_000, form), bench.feed(1_000_000, form)
    conf = bench.config("all.conf", "[fetch]", "max-items = 10000")
    size = os.path.getsize(large) - os.path.getsize(small)

    def ours(path):
        return instructions([PLAYER, "feed", "--json", "--config", conf, path])

    def theirs(path):
        return instructions(["sfeed"], path)

    a, b = (ours(large) - ours(small)) / size, (theirs(large) - theirs(small)) / size
    return a, b, a / b


def against_cjson(bench):
    need(PEERS)
    path = bench.feed(50_000_000, "json")
    return in_turn(([PLAYER, "feed", "--json", path],), ([PEERS, "json", path],))


def memory_of_size(bench):
    need("/usr/bin/time")
    small, large = (peak_mb([PLAYER, "feed", "--json", bench.feed(size, "rss")]) for size in (10_000, 50_000_000))
    return large, small, large - small


# --- on a screen ---


def showing(bench, peer, size="1920x1080"):
    """The command of a peer that shows the slide."""
    return bench.page(size) if peer == CHROMIUM else ["feh", "-F", "-Y", bench.slide()[0]]


def first_slide(bench, peer):
    pixel = bench.slide()[1]
    need(peer, "Xvfb", "build/tests/bench/first_pixel")
    with measure.Display() as display:
        pairs = [(display.first_s(bench.store(), pixel), display.first_s(showing(bench, peer), pixel)) for _ in range(6)][1:]
    ours, theirs = (statistics.median(pair[i] for pair in pairs) for i in (0, 1))
    return ours, theirs, statistics.median(a / b for a, b in pairs)


def memory_shown(bench, command, pixel, size="1920x1080"):
    with measure.Display(size) as display:
        display.start(command)
        display.until(pixel)
        time.sleep(5)
        return display.pss_mb()


def memory(bench, peer, size="1920x1080"):
    pixel = bench.slide()[1]
    need(peer, "Xvfb")
    play = [word for word in bench.store() if word != "--no-fetch"]
    play[play.index("1920x1080")] = size
    theirs = memory_shown(bench, showing(bench, peer, size), pixel, size)
    ours = memory_shown(bench, play, pixel, size)
    return ours, theirs, ours / theirs


def cpu_a_minute(bench):
    need(CHROMIUM, "Xvfb")
    pixel = bench.slide()[1]
    spent = []
    for command in (bench.store() + ["--seconds", "5"], bench.page()):
        with measure.Display() as display:
            display.start(command)
            display.until(pixel)
            time.sleep(5)
            begin = display.cpu_s()
            time.sleep(30)
            spent.append((display.cpu_s() - begin) * 2)
    return spent[0], spent[1], spent[0] / spent[1]


def wakeups(bench, progress):
    need("Xvfb")
    pixel = bench.slide()[1]
    command = bench.store()
    if progress:
        conf = open(command[-1]).read().replace("progress = no", "progress = yes")
        command[-1] = bench.config("progress.conf", conf)
    with measure.Display() as display:
        display.start(command)
        display.until(pixel)
        time.sleep(8)
        begin = display.wakeups()
        time.sleep(20)
        count = (display.wakeups() - begin) / 20
    return count, None, count


def fade(bench, height):
    ratio = number([SLIDES, "fade", str(height)])
    return ratio, 1.0, ratio


# --- slides ---


def text(bench, pages):
    need(PEERS)
    pairs = [(number([SLIDES, "text", str(pages)]), number([PEERS, "text", "60"])) for _ in range(3)]
    ours, theirs = (statistics.median(pair[i] for pair in pairs) for i in (0, 1))
    return ours, theirs, statistics.median(a / b for a, b in pairs)


def rays(bench):
    ratio = number([SLIDES, "rays"])
    if ratio < 0:
        raise RuntimeError("the compliment has no rays")
    return ratio, 1.0, ratio


def picture_file(bench, progressive):
    path = bench.path("progressive.jpg" if progressive else "12mp.jpg")
    if not os.path.exists(path):
        need("convert")
        # colours as cameras write them; a progressive file has the most coefficients with all of them
        extra = ["-interlace", "Plane", "-sampling-factor", "1x1"] if progressive else ["-sampling-factor", "2x2"]
        made = ["convert", "-seed", "7", "-size", "4000x3000", "plasma:steelblue-khaki", *extra, "-quality", "90", path]
        subprocess.run(made, check=True)
    return path


def picture_commands(bench, progressive):
    path = picture_file(bench, progressive)
    name = os.path.basename(path)
    conf = bench.config(name + ".conf", "[feed pictures]", f"url = {bench.path(name)}.json")
    with open(bench.path(name + ".json"), "w") as out:
        out.write(f'{{"version":"https://jsonfeed.org/version/1.1","items":[{{"id":"1","title":"A","image":"{name}"}}]}}')
    return [PLAYER, "fetch", "--once", "--config", conf, "--store"], path


def picture(bench):
    need(PEERS)
    fetch, path = picture_commands(bench, False)
    bare = bench.config("bare.conf", "[feed pictures]", f"url = {bench.path('bare.json')}")
    with open(bench.path("bare.json"), "w") as out:
        out.write('{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A"}]}')
    pairs = []
    for number_of_round in range(6):
        whole = measure.once(fetch + [tempfile.mkdtemp(dir=bench.folder)])[0]
        without = measure.once([PLAYER, "fetch", "--once", "--config", bare, "--store", tempfile.mkdtemp(dir=bench.folder)])[0]
        theirs = measure.once([PEERS, "picture", path])[0]
        if number_of_round:
            pairs.append((whole - without, theirs))
    ours, theirs = (statistics.median(pair[i] for pair in pairs) for i in (0, 1))
    return ours, theirs, statistics.median(a / b for a, b in pairs)


def progressive_peak(bench):
    commands = [picture_commands(bench, progressive)[0] for progressive in (False, True)]
    small, large = (measure.once(command + [tempfile.mkdtemp(dir=bench.folder)])[1] for command in commands)
    return large, small, large - small


# --- the store ---


def start_of_many(bench):
    """Until the first slide stands."""
    need("Xvfb")
    many, few = (bench.store(items) + ["--for", "1ms"] for items in (5000, 50))
    with measure.Display() as display:
        return in_turn((many,), (few,), **display.environment)


@contextlib.contextmanager
def served(bench, *feeds_served):
    """The address of a folder with these files, of an nginx that answers 304."""
    need("nginx")
    with tempfile.TemporaryDirectory(dir=bench.folder) as place:
        for path in feeds_served:
            shutil.copy(path, place)
        socket = 18080 + os.getpid() % 1000
        conf = bench.config(
            "nginx.conf", "daemon off;", "error_log /dev/null;", f"pid {place}/pid;", "user root;" if os.getuid() == 0 else "",
            "events {}", f"http {{ access_log off; server {{ listen 127.0.0.1:{socket}; root {place}; }} }}",
        )
        server = subprocess.Popen(["nginx", "-p", place, "-c", conf], **measure.QUIET)
        try:
            yield f"http://127.0.0.1:{socket}"
        finally:
            server.terminate()
            server.wait()


def poll_ms(bench, path):
    """What a poll costs that is answered 304, of a fetch that stays: CPU of 60 seconds with six of them."""
    name = os.path.basename(path)
    with served(bench, path) as address, measure.Display() as display:
        config = bench.config(
            f"poll-{name}.conf", "[fetch]", "interval = 10s", "pictures = no", "max-items = 10000",
            "[feed news]", f"url = {address}/{name}", "intranet = yes",
        )
        display.start([PLAYER, "fetch", "--store", bench.path("polled-" + name), "--config", config])
        time.sleep(15)
        begin = display.cpu_s()
        time.sleep(60)
        return (display.cpu_s() - begin) * 1000 / 6


def unchanged_refresh(bench):
    bench.store(50), bench.store(5000)
    many, few = (poll_ms(bench, bench.path(f"{items}.json")) for items in (5000, 50))
    return many, few, many / few


def poll(bench):
    ms = poll_ms(bench, "feeds/week.json")
    return ms, None, ms


# --- the machine ---


def cold_bytes(bench):
    need("feh", "Xvfb")
    picture, pixel = bench.slide()
    read = []
    for command in (bench.store(), ["feh", "-F", "-Y", picture]):
        for folder in ("/usr/lib", "/usr/share/fonts", "/etc/fonts", "/var/cache/fontconfig", "build", bench.folder, "/usr/bin"):
            for place, _, names in os.walk(folder):
                for name in names:
                    try:
                        file = os.open(os.path.join(place, name), os.O_RDONLY | os.O_NOFOLLOW)
                        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
                        os.close(file)
                    except OSError:
                        pass
        with measure.Display() as display:
            display.start(command)
            display.until(pixel)
            time.sleep(1)
            read.append(display.read_mb())
    return read[0], read[1], read[0] / max(read[1], 0.1)


def seconds(*command):
    def row(bench):
        words = [bench.feed(1_000_000, "json") if word == "1m" else word.replace("OUT", bench.path("out")) for word in command]
        spent = cpu_s([PLAYER, *words], rounds=3)
        return spent, None, spent

    return row


def render_a_slide(bench):
    spent = cpu_s([PLAYER, "render", "feeds/week.json", "-o", bench.path("rendered"), "--at", "2026-11-25T08:00"], rounds=3)
    slides = len(glob.glob(bench.path("rendered/*.png")))
    return spent * 1000 / slides, None, spent * 1000 / slides


def version(bench):
    taken = []
    for _ in range(31):
        begin = time.monotonic()
        subprocess.run([PLAYER, "--version"], check=True, **measure.QUIET)
        taken.append((time.monotonic() - begin) * 1000)
    return statistics.median(taken), None, statistics.median(taken)


def installed_size(bench):
    """What is added to a machine that has Mesa and the fonts, with all that they need: the packages of the libraries, the
    programs, stripped, and their data."""
    need("apt-get", "dpkg")
    programs = [PLAYER + part for part in ("", "-play", "-fetch", "-draw", "-admin")]
    mesa_and_fonts = [name for name in installed.depends() if name.startswith(("lib", "fonts-"))]
    try:
        packages_mb = installed.added_mb(installed.owners(programs) + installed.depends(), mesa_and_fonts)
    except (KeyError, subprocess.CalledProcessError) as unknown:
        raise Missing("list of packages: apt-get update") from unknown
    own = 0
    for program in programs:
        subprocess.run(["strip", "-o", bench.path("stripped"), program], check=True)
        own += os.path.getsize(bench.path("stripped"))
    for kind in ("themes", "labels", "icons", "fonts", "monitoring", "setup"):
        own += sum(os.path.getsize(os.path.join(place, name)) for place, _, files in os.walk("assets/" + kind) for name in files)
    mb = packages_mb + own / 1e6
    return mb, None, mb


# name, unit, function, must, aim
ROWS = [
    ("RSS of 50 MB against sfeed", "s", lambda b: against_sfeed(b, "rss"), 1.0, 0.7),
    ("Atom of 50 MB against sfeed", "s", lambda b: against_sfeed(b, "atom"), 1.0, 0.7),
    ("RSS of 1 MB, all kept, instructions a byte against sfeed", "", lambda b: instructions_a_byte(b, "rss"), 3, 2),
    ("Atom of 1 MB, all kept, instructions a byte against sfeed", "", lambda b: instructions_a_byte(b, "atom"), 3, 2),
    ("JSON of 50 MB against a DOM of cJSON", "s", against_cjson, 1.2, 0.8),
    ("peak memory, 50 MB over 10 KB, MB", "MB", memory_of_size, 4, 1),
    ("first slide against Chromium", "s", lambda b: first_slide(b, "chromium"), 0.15, 0.1),
    ("first slide against feh", "s", lambda b: first_slide(b, "feh"), 2.0, 1.3),
    ("memory (PSS) at 1080p against Chromium", "MB", lambda b: memory(b, "chromium"), 0.09, 0.07),
    ("memory (PSS) at 1080p against feh", "MB", lambda b: memory(b, "feh"), 3, 2.5),
    ("memory (PSS) at 4K against Chromium", "MB", lambda b: memory(b, "chromium", "3840x2160"), 0.18, 0.12),
    ("CPU a minute, 5 s slides with fades, against Chromium", "s", cpu_a_minute, 0.25, 0.15),
    ("wake-ups a second of a still slide", "", lambda b: wakeups(b, False), 0.2, 0),
    ("wake-ups a second with the progress line", "", lambda b: wakeups(b, True), 8, 4),
    ("a frame of a fade, 1080p, against two reads and a write", "", lambda b: fade(b, 1080), 1.2, 1.1),
    ("a frame of a fade, 4K, against two reads and a write", "", lambda b: fade(b, 2160), 1.2, 1.1),
    ("300 words, first page, against SDL2_ttf", "ms", lambda b: text(b, 1), 1.2, 0.8),
    ("300 words, three pages, against SDL2_ttf", "ms", lambda b: text(b, 3), 2, 1.2),
    ("JPEG of 12 MP against SDL2_image", "s", picture, 0.6, 0.5),
    ("progressive JPEG of 12 MP, peak over a plain one, MB", "MB", progressive_peak, 24, 8),
    ("a poll answered 304, ms", "ms", poll, 1, 0.5),
    ("start with 5,000 items against 50", "s", start_of_many, 1.3, 1.1),
    ("unchanged refresh of 5,000 items against 50", "ms", unchanged_refresh, 2, 1.2),
    ("bytes read at a cold start against feh", "MB", cold_bytes, 2.5, 1.5),
    ("check of 1 MB, s", "s", seconds("check", "1m"), 1.5, 0.8),
    ("plan of 31 days of the demo, s", "s", seconds("plan", "feeds/week.json", "--for", "31d", "--at", "2026-11-23T08:00"), 1, 0.3),
    ("render a slide, ms", "ms", render_a_slide, 50, 30),
    ("breakroom --version, ms", "ms", version, 10, 5),
    ("installed size, without Mesa and fonts, MB", "MB", installed_size, 60, 40),
    ("a compliment with rays against one without", "", rays, 1.5, 1.1),
]
