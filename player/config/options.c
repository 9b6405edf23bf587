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
     "language of labels and dates: fr, en, …; empty: the language of the system"},
    {"screen", "site", OPTION_TEXT, C(site), "", 0, 0, NULL, "where the screen hangs: \"Usine de Lyon\""},
    {"screen", "tags", OPTION_TEXT, C(tags), "", 0, 0, NULL,
     "further names that an item's `sites` may mean, with commas: \"workshop, early shift\""},
    {"screen", "zone", OPTION_ZONE, C(zone), "", 0, 0, NULL,
     "the time zone of the place: \"Europe/Paris\"; empty: the system's"},
    {"screen", "clock", OPTION_CHOICE, C(clock), "auto", 0, 0, "auto 24 12 off",
     "the clock: as the language writes it, 24 or 12 hours, or none"},
    {"screen", "slide-seconds", OPTION_DURATION, C(slide_ms), "0", 0, 600 * SECONDS, NULL,
     "how long a slide stays; 0: as long as its words take to read"},
    {"screen", "slide-min", OPTION_DURATION, C(slide_min_ms), "8s", 2 * SECONDS, 600 * SECONDS, NULL,
     "a slide never stays shorter than this"},
    {"screen", "slide-max", OPTION_DURATION, C(slide_max_ms), "40s", 2 * SECONDS, 3600 * SECONDS, NULL,
     "a slide never stays longer than this"},
    {"screen", "words-per-minute", OPTION_COUNT, C(words_per_minute), "180", 30, 1000, NULL,
     "how fast the words of a slide are read"},
    {"screen", "look-up", OPTION_DURATION, C(look_up_ms), "3s", 500, 60 * SECONDS, NULL,
     "time to look up, before reading begins"},
    {"screen", "alert-length", OPTION_DURATION, C(alert_ms), "4h", MINUTES, 30 * DAYS, NULL,
     "how long an alert stays that names no end"},
    {"screen", "max-shown", OPTION_COUNT, C(max_shown), "0", 0, 10000, NULL,
     "most items of one feed that are shown, the newest; 0: all that are kept"},
    {"screen", "seed", OPTION_COUNT, C(seed), "0", 0, 1000000, NULL,
     "a number for screens side by side: with different ones they repeat fresh items in different rounds"},
    {"screen", "fade", OPTION_DURATION, C(fade_ms), "500ms", 0, 5 * SECONDS,
     "off=0 reduced=200ms slow=1500ms", "the cross-fade between slides, in time or in a word"},
    {"screen", "rotate", OPTION_CHOICE, C(rotate), "0", 0, 0, "0 90 180 270",
     "degrees clockwise that the picture is turned, for a screen that hangs on its side"},
    {"screen", "fps", OPTION_COUNT, C(fps), "60", 5, 120, NULL, "most frames a second in a fade"},
    {"screen", "progress", OPTION_BOOL, C(progress), "yes", 0, 0, NULL,
     "the thin line that shows how long the slide still stays"},
    {"screen", "safe-area", OPTION_COUNT, C(safe_area), "5", 2, 10, NULL,
     "per cent of each side that stay free: televisions may hide them"},
    {"screen", "diagonal", OPTION_COUNT, C(diagonal_inch), "0", 0, 500, NULL,
     "inches; with viewing-distance: text is never smaller than can be read from there. 0: not known"},
    {"screen", "viewing-distance", OPTION_COUNT, C(distance_cm), "0", 0, 5000, NULL,
     "centimetres from the screen to the farthest viewer. 0: not known"},
    {"screen", "drift", OPTION_BOOL, C(drift), "yes", 0, 0, NULL,
     "all of it wanders by a few pixels an hour, so that nothing burns into the screen"},
    {"screen", "size", OPTION_SIZE, C(size), "1920x1080", 320, 8192, NULL,
     "what pictures are scaled for until the player has seen its screen"},
    {"hours", "open", OPTION_HOURS, C(open), "", 0, 0, NULL,
     "when the screen is lit: mon-fri 06:00-22:00; sat 7-14. Dark otherwise; empty: always lit"},
    {"hours", "power-off", OPTION_TEXT, C(power_off), "", 0, 0, NULL,
     "command that switches the television off when the screen goes dark"},
    {"hours", "power-on", OPTION_TEXT, C(power_on), "", 0, 0, NULL, "command that switches it on again"},
    {"theme", "file", OPTION_NAME, C(theme), "dark", 0, 0, NULL,
     "a theme by name (dark) or the path of an .ini file"},
    {"store", "folder", OPTION_NAME, C(store), "", 0, 0, NULL,
     "where feeds are kept; empty: the state folder of the user or the service"},
    {"store", "max-size", OPTION_BYTES, C(store_max_bytes), "500M", 10 * MB, 100000 * MB, NULL,
     "most that the pictures may take; the oldest go first"},
    {"fetch", "interval", OPTION_DURATION, C(interval_ms), "5m", 10 * SECONDS, 24 * HOURS, NULL,
     "time between two looks at a feed (±20 %)"},
    {"fetch", "alert-interval", OPTION_DURATION, C(alert_interval_ms), "1m", 10 * SECONDS, 24 * HOURS, NULL,
     "the same while an alert of the feed is on"},
    {"fetch", "empty-grace", OPTION_DURATION, C(empty_grace_ms), "1h", 0, 30 * DAYS, NULL,
     "how long the items of a feed stay that had three or more and comes empty"},
    {"fetch", "connect-timeout", OPTION_DURATION, C(connect_ms), "10s", SECONDS, 120 * SECONDS, NULL,
     "longest wait for a connection"},
    {"fetch", "timeout", OPTION_DURATION, C(total_ms), "60s", SECONDS, 600 * SECONDS, NULL,
     "longest time for one document or picture"},
    {"fetch", "ca-file", OPTION_FILE, C(ca_file), "", 0, 0, NULL,
     "certificate of the company's own authority (PEM), beside the system's"},
    {"fetch", "proxy", OPTION_PROXY, C(proxy), "", 0, 0, NULL, "http://HOST:PORT; empty: none"},
    {"fetch", "max-size", OPTION_BYTES, C(feed_max_bytes), "8M", 1024, 1024 * MB, NULL,
     "largest document of a feed, decompressed"},
    {"fetch", "max-items", OPTION_COUNT, C(feed_max_items), "200", 1, 10000, NULL,
     "most items kept of one feed"},
    {"fetch", "max-text", OPTION_BYTES, C(text_max_bytes), "64k", 1024, MB / 4, NULL,
     "longest text of an item; the rest of it is left out"},
    {"fetch", "max-total-text", OPTION_BYTES, C(total_text_max_bytes), "2M", MB / 16, 64 * MB, NULL,
     "longest text of a feed in all; further texts are cut at 1k"},
    {"fetch", "max-depth", OPTION_COUNT, C(max_depth), "256", 16, 1024, NULL,
     "most elements of a document within each other"},
    {"fetch", "max-attributes", OPTION_COUNT, C(max_attributes), "256", 16, 4096, NULL,
     "most attributes of an element"},
    {"fetch", "picture-max-size", OPTION_BYTES, C(picture_max_bytes), "40M", 1024, 256 * MB, NULL,
     "largest picture file; a telephone of 108 megapixels makes some 35M"},
    {"fetch", "picture-max-pixels", OPTION_COUNT, C(picture_max_pixels), "40000000", 10000, 268435456, NULL,
     "most pixels that are decoded of a picture, width × height; a JPEG is scaled down first"},
    {"kind", "seconds", OPTION_DURATION, K(slide_ms), "0", 0, 600 * SECONDS, NULL,
     "how long slides of this kind stay; 0: as all others"},
    {"kind", "max-age", OPTION_DURATION, K(max_age_ms), "0", 0, 3650 * DAYS, NULL,
     "items of this kind that are older are not shown: 30d; 0: no limit"},
    {"kind", "qr", OPTION_BOOL, K(qr), "no", 0, 0, NULL,
     "the link of each item of this kind as a QR code, unless the item says no; feedback has it always"},
    {"log", "level", OPTION_CHOICE, C(log_level), "info", 0, 0, "error warn info debug",
     "how much the log says"},
    {"feed", "url", OPTION_ADDRESS, F(url), "", 0, 0, NULL, "address (https://…) or path of the feed"},
    {"feed", "kind", OPTION_KIND, F(kind), "news", 0, 0, NULL, "kind of items that do not say theirs"},
    {"feed", "interval", OPTION_DURATION, F(interval_ms), "", 10 * SECONDS, 24 * HOURS, NULL,
     "as in [fetch], for this feed"},
    {"feed", "max-size", OPTION_BYTES, F(max_bytes), "", 1024, 1024 * MB, NULL,
     "as in [fetch], for this feed"},
    {"feed", "max-items", OPTION_COUNT, F(max_items), "", 1, 10000, NULL, "as in [fetch], for this feed"},
    {"feed", "intranet", OPTION_BOOL, F(intranet), "no", 0, 0, NULL,
     "whether pictures and redirects of a feed from outside may lead to private addresses (10.…, 192.168.…)"},
    {"feed", "max-shown", OPTION_COUNT, F(max_shown), "", 0, 10000, NULL, "as in [screen], for this feed"},
};

const size_t option_row_count = sizeof(option_rows) / sizeof(option_rows[0]);

_Static_assert(sizeof(option_rows) / sizeof(option_rows[0]) <= CONFIG_ROWS_MAX, "an origin for each row");

/* Case does not count, nor whether words are joined by "-", "_" or a space. */
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

/* What else people call the address of a feed. */
static const char url_words[] = "address adresse link lien href src source uri rss feed flux";

const struct option_row *
option_find_near(struct str section, struct str key, bool *certain)
{
    const struct option_row *found = NULL;
    size_t best = key.len >= 5 ? 3 : 2; /* further away it is another word */
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
