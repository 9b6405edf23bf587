"""Feeds of company news, invented: the same items as RSS, Atom and JSON Feed, of about so many bytes."""
import html
import json
import random
from email.utils import formatdate

WORDS = (
    "the of and to in for we our team office customers quarter results product launch training canteen Zürich São "
    "café meeting Friday building project award partner growth colleagues welcome update please register lift window "
    "parking energy savings factory line shift visitors € 20 % “quality” & service"
).split()
RSS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">\n<channel>\n'
    "<title>Company news</title>\n<link>https://intranet.example/</link>\n<description>News</description>\n"
)
ATOM_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<title>Company news</title>\n'
    "<id>urn:feed</id>\n<updated>2026-03-01T00:00:00Z</updated>\n"
)


def words(chance, count):
    return " ".join(chance.choice(WORDS) for _ in range(count))


def body(chance, count):
    """HTML paragraphs, with links, and a picture after the first."""
    paragraphs = []
    while count > 0:
        some = min(count, chance.randint(20, 60))
        count -= some
        text = html.escape(words(chance, some), quote=False)
        link = f"https://intranet.example/n/{chance.randint(1, 9999)}?a=1&amp;b=2"
        paragraphs.append(f'<p>{text} <a href="{link}">more</a> <strong>{chance.choice(WORDS[:30])}</strong>.</p>')
    picture = f"https://intranet.example/media/{chance.randint(1, 99999)}.jpg"
    paragraphs.insert(1, f'<figure><img src="{picture}" width="1200" height="800" alt="Foto"/></figure>')
    return "\n".join(paragraphs)


def item(number):
    """One item in three formats; the same for a number each time."""
    chance = random.Random(number)
    title, text, summary = words(chance, 8), body(chance, 250), words(chance, 60)
    url, picture = f"https://intranet.example/news/{number}", f"https://intranet.example/media/{number}.jpg"
    day = f"2026-03-{number % 28 + 1:02}T{number % 24:02}:00:00Z"
    shown = [html.escape(part, quote=False) for part in (title, summary, text)]
    rss = (
        f'<item>\n<title>{shown[0]}</title>\n<link>{url}</link>\n<guid isPermaLink="false">urn:news:{number}</guid>\n'
        f"<dc:creator><![CDATA[A. Author]]></dc:creator>\n<pubDate>{formatdate(1700000000 + number * 3600)}</pubDate>\n"
        f"<category>News</category>\n<description>{shown[1]}</description>\n"
        f"<content:encoded><![CDATA[{text}]]></content:encoded>\n"
        f'<enclosure url="{picture}" length="123456" type="image/jpeg"/>\n'
        f'<media:content url="{picture}" medium="image" width="1200" height="800"/>\n</item>\n'
    )
    atom = (
        f'<entry>\n<title>{shown[0]}</title>\n<link rel="alternate" href="{url}"/>\n'
        f'<link rel="enclosure" type="image/jpeg" href="{picture}"/>\n<id>urn:news:{number}</id>\n'
        f"<author><name>A. Author</name></author>\n<updated>{day}</updated>\n<published>{day}</published>\n"
        f'<summary>{shown[1]}</summary>\n<content type="html">{shown[2]}</content>\n</entry>\n'
    )
    own = {
        "id": f"urn:news:{number}", "url": url, "title": title, "summary": summary, "content_html": text,
        "image": picture, "date_published": day, "authors": [{"name": "A. Author"}], "tags": ["News"],
    }
    return rss, atom, json.dumps(own, ensure_ascii=False, indent=1)


def write(folder, name, size):
    """NAME.rss, NAME.atom and NAME.json of about `size` bytes each. Items repeat with other ids after 300."""
    some = [item(number) for number in range(1, 301)]
    counts = 0
    with open(f"{folder}/{name}.rss", "w") as rss, open(f"{folder}/{name}.atom", "w") as atom, open(f"{folder}/{name}.json", "w") as own:
        rss.write(RSS_HEAD)
        atom.write(ATOM_HEAD)
        own.write('{"version": "https://jsonfeed.org/version/1.1", "title": "Company news", "items": [\n')
        while rss.tell() < size or counts < 20:
            texts = some[counts % 300]
            again = f"urn:news:{counts % 300 + 1}", f"urn:news:{counts + 1}"
            rss.write(texts[0].replace(*again))
            atom.write(texts[1].replace(*again))
            own.write((",\n" if counts else "") + texts[2].replace(*again))
            counts += 1
        rss.write("</channel>\n</rss>\n")
        atom.write("</feed>\n")
        own.write("\n]}\n")
