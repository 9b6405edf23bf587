#include "config/options.h"

#include "base/near.h"

#define C(member) offsetof(struct config, member)
#define F(member) offsetof(struct config_feed, member)
#define K(member) offsetof(struct config_kind, member)
#define SECONDS   1000LL
#define MINUTES   (60 * SECONDS)
#define HOURS     (60 * MINUTES)
#define DAYS      (24 * HOURS)
#define MB        (1024LL * 1024)

const struct option_row option_rows[] = {
    {"screen", "language", OPTION_LANGUAGE, C(language), "", 0, 0, NULL,
     "language of labels and dates, such as fr or en; empty: the language of the system"},
    {"screen", "site", OPTION_TEXT, C(site), "", 0, 0, NULL,
     "the place of the screen, such as \"Usine de Lyon\"; compared with the `sites` of an item"},
    {"screen", "tags", OPTION_TEXT, C(tags), "", 0, 0, NULL,
     "more names for the `sites` of an item, separated by commas: \"workshop, early shift\""},
    {"screen", "zone", OPTION_ZONE, C(zone), "", 0, 0, NULL,
     "time zone of the place, such as \"Europe/Paris\"; empty: the time zone of the system"},
    {"screen", "clock", OPTION_CHOICE, C(clock), "auto", 0, 0, "auto 24 12 off",
     "the clock on the slides: as usual in the language, 24 or 12 hours, or no clock"},
    {"screen", "slide-seconds", OPTION_DURATION, C(slide_ms), "0", 0, 600 * SECONDS, NULL,
     "how long a slide is shown; 0: as long as it takes to read"},
    {"screen", "slide-min", OPTION_DURATION, C(slide_min_ms), "8s", 2 * SECONDS, 600 * SECONDS, NULL,
     "shortest time a slide is shown"},
    {"screen", "slide-max", OPTION_DURATION, C(slide_max_ms), "40s", 2 * SECONDS, 3600 * SECONDS, NULL,
     "longest time a slide is shown"},
    {"screen", "words-per-minute", OPTION_COUNT, C(words_per_minute), "180", 30, 1000, NULL,
     "reading speed, for the time a slide is shown"},
    {"screen", "look-up", OPTION_DURATION, C(look_up_ms), "3s", 500, 60 * SECONDS, NULL,
     "time to look up before reading, added to the reading time"},
    {"screen", "alert-length", OPTION_DURATION, C(alert_ms), "4h", MINUTES, 30 * DAYS, NULL,
     "how long an alert without an end (`until`) is shown"},
    {"screen", "max-shown", OPTION_COUNT, C(max_shown), "0", 0, 10000, NULL,
     "show only this many items of a feed, the newest; 0: all"},
    {"screen", "max-pages", OPTION_COUNT, C(max_pages), "3", 0, 10, NULL,
     "pages of an item; one that needs more shows the feed's excerpt or its beginning, and its link as a QR "
     "code; 0: no limit"},
    {"screen", "news-max-age", OPTION_DURATION, C(news_max_age_ms), "60d", 0, 3650 * DAYS, NULL,
     "do not show news older than this in a feed without end dates; its newest three stay; 0: no limit"},
    {"screen", "seed", OPTION_COUNT, C(seed), "0", 0, 1000000, NULL,
     "give neighbouring screens different numbers so that they do not show the same slides together"},
    {"screen", "fade", OPTION_DURATION, C(fade_ms), "500ms", 0, 5 * SECONDS,
     "off=0 reduced=200ms slow=1500ms", "length of the cross-fade between slides, as a time or a word"},
    {"screen", "rotate", OPTION_CHOICE, C(rotate), "0", 0, 0, "0 90 180 270",
     "rotate the picture clockwise by this many degrees, for a screen mounted on its side"},
    {"screen", "mode", OPTION_MODE, C(mode), "", 0, 0, NULL,
     "mode of the display, such as 1920x1080@50; empty: its preferred mode"},
    {"screen", "connector", OPTION_TEXT, C(connector), "", 0, 0, NULL,
     "connector of the display, such as HDMI-A-1; all: the same picture on all displays; empty: the first"},
    {"screen", "fps", OPTION_COUNT, C(fps), "60", 5, 120, NULL,
     "highest number of frames per second in a fade"},
    {"screen", "progress", OPTION_BOOL, C(progress), "yes", 0, 0, NULL,
     "show a thin line for the time the slide has left"},
    {"screen", "safe-area", OPTION_COUNT, C(safe_area), "5", 2, 10, NULL,
     "margin in per cent of each side; televisions may hide the edges"},
    {"screen", "diagonal", OPTION_COUNT, C(diagonal_inch), "0", 0, 500, NULL,
     "diagonal of the screen in inches, for the smallest text size; needs viewing-distance; 0: what the "
     "display says (EDID), else 43"},
    {"screen", "viewing-distance", OPTION_COUNT, C(distance_cm), "0", 0, 5000, NULL,
     "distance to the farthest viewer in centimetres; text stays legible from there; 0: 4 metres on 43 "
     "inches"},
    {"screen", "drift", OPTION_BOOL, C(drift), "yes", 0, 0, NULL,
     "move the whole picture by a few pixels an hour to prevent burn-in"},
    {"screen", "setup", OPTION_BOOL, C(setup_slide), "yes", 0, 0, NULL,
     "until the first item is fetched, show in small lines what the screen is waiting for"},
    {"screen", "size", OPTION_SIZE, C(size), "1920x1080", 320, 8192, NULL,
     "screen size to scale pictures for before the player has run once"},
    {"hours", "open", OPTION_HOURS, C(open), "", 0, 0, NULL,
     "opening hours, such as mon-fri 06:00-22:00; sat 7-14. Outside them the screen is dark; empty: always "
     "on"},
    {"hours", "closed", OPTION_CHOICE, C(closed), "dark", 0, 0, "dark dim",
     "what the screen does outside the opening hours: dark: it is black; dim: the slides continue, darker"},
    {"hours", "dim-level", OPTION_COUNT, C(dim_level), "30", 5, 90, NULL,
     "brightness of dimmed slides in per cent"},
    {"hours", "power", OPTION_CHOICE, C(power), "command", 0, 0, "command cec dpms",
     "what switches the television off while the screen is dark: the commands below, the player itself over "
     "HDMI "
     "(CEC), or the standby signal of the graphics card (DPMS)"},
    {"hours", "power-off", OPTION_COMMAND, C(power_off), "", 0, 0, NULL,
     "command to switch the television off when opening hours end"},
    {"hours", "power-on", OPTION_COMMAND, C(power_on), "", 0, 0, NULL,
     "command to switch it on again when opening hours begin"},
    {"theme", "file", OPTION_NAME, C(theme), "dark", 0, 0, NULL,
     "dark, light, high-contrast, or the path of a theme file (.ini)"},
    {"store", "folder", OPTION_NAME, C(store), "", 0, 0, NULL,
     "folder where feeds and pictures are kept; empty: the state folder of the user or the service"},
    {"store", "max-size", OPTION_BYTES, C(store_max_bytes), "500M", 10 * MB, 100000 * MB, NULL,
     "disk space for pictures; the oldest are deleted first"},
    {"fetch", "interval", OPTION_DURATION, C(interval_ms), "5m", 10 * SECONDS, 24 * HOURS, NULL,
     "time between two fetches of a feed (±20 %)"},
    {"fetch", "alert-interval", OPTION_DURATION, C(alert_interval_ms), "1m", 10 * SECONDS, 24 * HOURS, NULL,
     "the same while an alert of the feed is shown"},
    {"fetch", "empty-grace", OPTION_DURATION, C(empty_grace_ms), "1h", 0, 30 * DAYS, NULL,
     "when a feed of three or more items comes back empty, keep the items this long"},
    {"fetch", "connect-timeout", OPTION_DURATION, C(connect_ms), "10s", SECONDS, 120 * SECONDS, NULL,
     "time limit for a connection"},
    {"fetch", "timeout", OPTION_DURATION, C(total_ms), "60s", SECONDS, 600 * SECONDS, NULL,
     "time limit for one document or picture"},
    {"fetch", "ca-file", OPTION_FILE, C(ca_file), "", 0, 0, NULL,
     "certificate file (PEM) of the company's own authority, used in addition to the system's"},
    {"fetch", "proxy", OPTION_PROXY, C(proxy), "", 0, 0, NULL, "proxy as http://HOST:PORT; empty: no proxy"},
    {"fetch", "proxy-auth", OPTION_CHOICE, C(proxy_auth), "auto", 0, 0, "auto ntlm negotiate",
     "how to log in to a proxy with the name in secrets: auto: Basic or Digest, as it asks; negotiate: "
     "Kerberos, "
     "by a ticket of the user that fetch runs as"},
    {"fetch", "no-proxy", OPTION_TEXT, C(no_proxy), "", 0, 0, NULL,
     "hosts contacted without the proxy, separated by commas: intranet.example, .lan, 10.0.0.0/8"},
    {"fetch", "secrets", OPTION_SECRETS, C(secrets), "", 0, 0, NULL,
     "file of passwords, tokens and client certificates, of mode 0600; see docs/it.md"},
    {"fetch", "user-agent", OPTION_TEXT, C(user_agent), "", 0, 0, NULL,
     "User-Agent header sent to servers; empty: breakroom and its version"},
    {"fetch", "max-size", OPTION_BYTES, C(feed_max_bytes), "8M", 1024, 1024 * MB, NULL,
     "largest document of a feed, decompressed"},
    {"fetch", "max-items", OPTION_COUNT, C(feed_max_items), "200", 1, 10000, NULL,
     "highest number of items kept from one feed"},
    {"fetch", "max-text", OPTION_BYTES, C(text_max_bytes), "64k", 1024, MB / 4, NULL,
     "longest text of an item; the rest is cut"},
    {"fetch", "max-total-text", OPTION_BYTES, C(total_text_max_bytes), "2M", MB / 16, 64 * MB, NULL,
     "total text of all items of a feed; beyond it, each text is cut at 1k"},
    {"fetch", "max-depth", OPTION_COUNT, C(max_depth), "256", 16, 1024, NULL,
     "deepest nesting of elements in a document"},
    {"fetch", "max-attributes", OPTION_COUNT, C(max_attributes), "256", 16, 4096, NULL,
     "highest number of attributes of an element"},
    {"fetch", "picture-max-size", OPTION_BYTES, C(picture_max_bytes), "40M", 1024, 256 * MB, NULL,
     "largest picture file; a 108-megapixel phone writes about 35M"},
    {"fetch", "picture-max-pixels", OPTION_COUNT, C(picture_max_pixels), "40000000", 10000, 268435456, NULL,
     "largest picture in pixels, width × height; a JPEG is scaled down first"},
    {"kind", "seconds", OPTION_DURATION, K(slide_ms), "0", 0, 600 * SECONDS, NULL,
     "how long slides of this kind are shown; 0: as for all others"},
    {"kind", "max-age", OPTION_DURATION, K(max_age_ms), "0", 0, 3650 * DAYS, NULL,
     "do not show items of this kind older than this, such as 30d; 0: no limit"},
    {"kind", "max-pages", OPTION_COUNT, K(max_pages), "0", 0, 10, NULL,
     "pages of an item of this kind; 0: as for its feed"},
    {"kind", "qr", OPTION_BOOL, K(qr), "no", 0, 0, NULL,
     "show the link of each item of this kind as a QR code, unless the item says no; feedback always has "
     "one"},
    {"log", "level", OPTION_CHOICE, C(log_level), "info", 0, 0, "error warn info debug",
     "least important messages to log"},
    {"feed", "url", OPTION_ADDRESS, F(url), "", 0, 0, NULL,
     "address (https://…) or path of the feed, or of a folder of pictures"},
    {"feed", "kind", OPTION_KIND, F(kind), "news", 0, 0, NULL, "kind of items that name no kind"},
    {"feed", "kinds", OPTION_KINDS, F(kinds), "auto", 0, 0, NULL,
     "which categories set the kind of an item: auto: those in docs/feeds.md; off: none; followed by more, "
     "such as Wichtig = alert, Ventes = figure"},
    {"feed", "interval", OPTION_DURATION, F(interval_ms), "", 10 * SECONDS, 24 * HOURS, NULL,
     "as in [fetch], for this feed"},
    {"feed", "max-size", OPTION_BYTES, F(max_bytes), "", 1024, 1024 * MB, NULL,
     "as in [fetch], for this feed"},
    {"feed", "max-items", OPTION_COUNT, F(max_items), "", 1, 10000, NULL, "as in [fetch], for this feed"},
    {"feed", "intranet", OPTION_BOOL, F(intranet), "no", 0, 0, NULL,
     "allow pictures and redirects of an outside feed to use private addresses (10.…, 192.168.…)"},
    {"feed", "proxy", OPTION_PROXY, F(proxy), "", 0, 0, NULL,
     "as in [fetch], for this feed and its pictures; none: no proxy"},
    {"feed", "user-agent", OPTION_TEXT, F(user_agent), "", 0, 0, NULL, "as in [fetch], for this feed"},
    {"feed", "ca-file", OPTION_FILE, F(ca_file), "", 0, 0, NULL,
     "as in [fetch], for this feed and its pictures"},
    {"feed", "max-shown", OPTION_COUNT, F(max_shown), "", 0, 10000, NULL, "as in [screen], for this feed"},
    {"feed", "max-pages", OPTION_COUNT, F(max_pages), "", 0, 10, NULL, "as in [screen], for this feed"},
    {"feed", "text", OPTION_CHOICE, F(text), "auto", 0, 0, "auto excerpt full title",
     "how much of a text is shown: auto: all of it if it fits max-pages, else the feed's excerpt or its "
     "beginning"},
    {"feed", "cut", OPTION_TEXT, F(cut), "", 0, 0, NULL,
     "phrases to remove from its texts and titles, separated by |; * matches anything: \"Sent by the portal "
     "| Legal "
     "notice*\""},
    {"config", "url", OPTION_SOURCE, C(source_url), "", 0, 0, NULL,
     "address (https://…) of a part of this configuration; {name} and {serial} are replaced by those of this "
     "machine; this file takes precedence"},
};

const size_t option_row_count = sizeof(option_rows) / sizeof(option_rows[0]);

_Static_assert(sizeof(option_rows) / sizeof(option_rows[0]) <= CONFIG_ROWS_MAX, "an origin for each row");

/* Ignores case, and whether words are joined by "-", "_" or a space. */
static bool
same_key(struct str a, struct str b)
{
    for (size_t i = 0; i < a.len && a.len == b.len; i++) {
        struct str x = str_slice(a, i, 1), y = str_slice(b, i, 1);
        bool joint = *y.ptr == '-' && (*x.ptr == '_' || *x.ptr == ' ');
        if (!joint && !str_equal_nocase(x, y))
            return false;
    }
    return a.len == b.len;
}

const struct option_row *
option_find(struct str section, struct str key)
{
    for (size_t i = 0; i < option_row_count; i++)
        if (str_equal_nocase(section, str_from(option_rows[i].section)) &&
            same_key(key, str_from(option_rows[i].key)))
            return &option_rows[i];
    return NULL;
}

/* Other names for the address of a feed. */
static const char url_words[] = "address adresse link lien href src source uri rss feed flux";

const struct option_row *
option_find_near(struct str section, struct str key, bool *certain)
{
    const struct option_row *found = NULL;
    size_t best = key.len >= 5 ? 3 : 2; /* the largest distance of a typing error */
    *certain = true;
    if (str_equal_nocase(section, STR("feed")) && str_has_word(str_from(url_words), key))
        return option_find(section, STR("url"));
    for (size_t i = 0; i < option_row_count; i++) {
        size_t distance = near_distance(key, str_from(option_rows[i].key));
        if (!str_equal_nocase(section, str_from(option_rows[i].section)) || distance >= best)
            continue;
        found = &option_rows[i];
        best = distance;
    }
    *certain = best == 1;
    return found;
}
