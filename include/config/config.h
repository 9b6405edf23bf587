/* The configuration: one INI file, one table of options (player/config/options.c).
 *
 * A fault in the file never stops the player: it is reported as `path:line: [section] key: value: why`, and
 * reading continues. Where the intended value is unambiguous, it is used, and the fault says what to write;
 * else the default is used. Faults never contain passwords, not even those in addresses. After loading it is
 * const; a change needs a reload (SIGHUP) or a restart. */
#ifndef BREAKROOM_CONFIG_CONFIG_H
#define BREAKROOM_CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/reason.h"
#include "base/shift.h"
#include "feed/kind.h"

#define CONFIG_PATH            "/etc/breakroom/breakroom.conf"
#define CONFIG_FEEDS_MAX       50
#define CONFIG_BYTES_MAX       ((size_t)1024 * 1024) /* of the file */
#define CONFIG_VALUE_BYTES_MAX 8192                  /* of one value, as it is written */
#define CONFIG_NAME_BYTES_MAX  200                   /* of the name of a feed */
#define CONFIG_ROWS_MAX        96                    /* of the table of options */

/* The origin of an option's value. */
struct config_origin {
    int line;         /* of the file; 0: the default; CONFIG_COMMAND_LINE */
    const char *text; /* the value as it was read; NULL: the default's */
    bool remote;      /* `line` is one of what [config] url gave, not of the file */
};

#define CONFIG_COMMAND_LINE (-1)

/* One [feed NAME] section, or a feed of the command line. Texts are "" when not set. */
struct config_feed {
    const char *name;
    const char *url;   /* http, https, a path, file:// or "-" */
    int kind;          /* of items without a kind: an enum kind */
    const char *kinds; /* which categories make kinds: see kind_choose */
    int64_t interval_ms;
    int64_t max_bytes; /* of a document, counted decompressed */
    int64_t max_items; /* that are kept */
    int64_t max_shown; /* of these, the newest; 0: all */
    int64_t max_pages; /* of a slide; 0: as many as there are */
    const char *text;  /* "auto", "excerpt", "full" or "title"; "" and NULL are "auto" */
    const char *cut;   /* what is left out of texts, separated by "|"; "" or NULL: nothing */
    const char *proxy; /* "http://HOST:PORT"; "" and "none": no proxy */
    const char *user_agent;
    const char *ca_file; /* as below */
    bool intranet; /* pictures and redirects of the feed may use private networks wherever the feed is */
    int line;      /* of its section; 0: it comes from the command line */
    bool remote;   /* its section begins in what [config] url gave */
    struct config_origin *origins; /* by row of the table of options */
};

/* One [kind NAME] section. */
struct config_kind {
    int64_t slide_ms;   /* fixed dwell; 0: as all kinds */
    int64_t max_age_ms; /* older items are not shown; 0: no limit */
    int64_t max_pages;  /* of a slide; 0: as its feed says */
    bool qr;            /* show the link of an item as a QR code, unless the item disables it */
    struct config_origin *origins;
};

struct config_size {
    int width, height; /* pixels; 0, 0: not set */
};

struct config_mode {
    int width, height; /* pixels; 0, 0: not set */
    int hz;            /* 0: any */
};

#define CONFIG_HOURS_MAX 16

/* Opening hours: open while one of them is open; always open without any. */
struct config_hours {
    struct shift list[CONFIG_HOURS_MAX];
    size_t count;
};

struct config {
    struct arena *arena; /* holds all texts below */

    /* [screen] */
    const char *language;    /* of labels and dates: BCP 47; "" is the user's locale */
    const char *site;        /* place of the screen */
    const char *tags;        /* additional names of the place, separated by commas */
    const char *zone;        /* as in the tz database; "" is the system's */
    const char *clock;       /* "auto", "24", "12" or "off" */
    struct config_size size; /* of stored pictures until a player has recorded its screen size */
    int64_t slide_ms;        /* fixed dwell; 0: from the words */
    int64_t slide_min_ms, slide_max_ms;
    int64_t look_up_ms; /* before reading begins */
    int64_t words_per_minute;
    int64_t max_shown;       /* items of one feed, unless set in [feed]; 0: all */
    int64_t max_pages;       /* of a slide, unless set in [feed]; 0: as many as there are */
    int64_t news_max_age_ms; /* of news in a feed without end dates; 0: no limit */
    int64_t alert_ms;        /* of an alert without an end */
    int64_t seed;
    int64_t fade_ms;
    const char *rotate;                 /* "0", "90", "180", "270": degrees clockwise */
    struct config_mode mode;            /* of the display */
    const char *connector;              /* "HDMI-A-1", "all", or "": the first */
    int64_t fps;                        /* ceiling of frames a second in a fade */
    bool progress;                      /* the thin line that shows the remaining time of the slide */
    int64_t safe_area;                  /* per cent of each side that stays free */
    int64_t diagonal_inch, distance_cm; /* of the screen and to its viewers; 0: not known */
    bool setup_slide;                   /* show what the player waits for until the first item is shown */
    bool drift;                         /* move the picture slightly to prevent burn-in */

    /* [hours] */
    struct config_hours open;         /* the screen is dark outside of them */
    const char *closed;               /* "dark" or "dim" */
    int64_t dim_level;                /* per cent */
    const char *power;                /* "command", "cec" or "dpms" */
    const char *power_off, *power_on; /* commands for the shell; "": none */

    /* [theme] */
    const char *theme; /* a name of assets/themes, or a path */

    /* [store] */
    const char *store; /* folder; "" is the state folder */
    int64_t store_max_bytes;

    /* [fetch] */
    const char *proxy_auth;    /* "auto", "ntlm" or "negotiate"; NULL is "auto" */
    const char *ca_file;       /* certificate authority for https in addition to the system's; "": none */
    const char *proxy;         /* "" and "none": no proxy */
    const char *no_proxy;      /* hosts contacted without it, separated by commas */
    const char *secrets;       /* file of passwords, tokens and certificates; "": none */
    const char *user_agent;    /* "": the default */
    int64_t interval_ms;       /* unless set in [feed] */
    int64_t alert_interval_ms; /* the longest, while an alert of the feed is on */
    int64_t empty_grace_ms;    /* how long the items are kept when the feed becomes empty */
    int64_t connect_ms, total_ms;
    int64_t feed_max_bytes, feed_max_items, picture_max_bytes, picture_max_pixels;
    int64_t text_max_bytes, total_text_max_bytes, max_depth, max_attributes; /* of a document */

    /* [log] */
    const char *log_level;

    /* [config] */
    const char *source_url; /* where more of the configuration is: config/remote.h; "": none */

    struct config_kind kinds[KIND_COUNT];

    struct config_feed *feeds; /* room for CONFIG_FEEDS_MAX */
    size_t feed_count;
    size_t
        named_count; /* including feeds after these without a usable address: their stored items are kept */

    struct config_origin *origins; /* of options outside [feed] and [kind] */
    const char *path;              /* of the file that was read; NULL: none */
    struct str text;               /* all of it, as UTF-8 */
    const char *remote;            /* the address of what was read before the file; NULL: nothing */
    bool damaged; /* it contains zero bytes, as a file does that was not completely written */
};

/* Receives one fault in the text form of a reason: reason_text_words gives its line without newline. */
typedef void config_fault_fn(void *ctx, const char *fault);

/* A fault of this file and line (0: of all of it), in the arena; `why` is the text form of a reason. */
const char *config_fault_at(struct arena *arena, const char *path, int line, const char *why);

/* The defaults, with no feeds. The caller owns it: config_destroy. */
struct config *config_create(void);
void config_destroy(struct config *config); /* NULL is fine */

enum config_result {
    CONFIG_READ,
    CONFIG_ABSENT,    /* the file does not exist */
    CONFIG_UNREADABLE /* it cannot be opened, is too large or is not text */
};

/* Reads a file and overrides the current values. Faults inside are reported and do not change the result;
 * CONFIG_ABSENT and CONFIG_UNREADABLE are reported as one fault. `path` must outlive the configuration. */
enum config_result config_load(struct config *config, const char *path, config_fault_fn *fault, void *ctx);

/* The same from text (UTF-8), named `path` in faults. */
void config_parse(struct config *config, struct str text, const char *path, config_fault_fn *fault,
                  void *ctx);

/* The part of the configuration that is on a server (config/remote.h). */
struct config_remote {
    struct str text;
    const char *name; /* its address without secrets */
};

/* The same after the text that a server has: what the file says goes before it. In that text, options that
 * are of this machine alone are faults: commands, paths, [config] url. False when it has any fault; then the
 * configuration is of no use. Texts must outlive it. */
bool config_parse_over(struct config *config, const struct config_remote *remote, struct str text,
                       const char *path, config_fault_fn *fault, void *ctx);

/* The UTF-8 text of the bytes of a configuration, in the arena, up to the first byte of zero; absent when it
 * is no text. */
struct str config_text(struct arena *arena, struct str bytes);

/* The origin of an option outside [feed] and [kind]. */
const struct config_origin *config_origin(const struct config *config, const char *section, const char *key);

/* The same of an option of a kind. */
const struct config_origin *config_kind_origin(const struct config_kind *kind, const char *key);

/* The same of an option of a feed. */
const struct config_origin *config_feed_origin(const struct config_feed *feed, const char *key);

/* Notes that the value of an option is from the command line. */
void config_note_override(struct config *config, const char *section, const char *key, const char *value);

/* Adds a feed given on the command line, with the defaults of [fetch]; an existing name is the same feed.
 * False when there are CONFIG_FEEDS_MAX already. */
bool config_add_feed(struct config *config, const char *name, const char *address);

/* True when it names a feed, or a server that may. */
bool config_names_feeds(const struct config *config);

/* True when the picture is rotated by 90 or 270 degrees: width and height of slides are swapped. */
bool config_on_its_side(const struct config *config);

/* The options for --help, one a line; and as a commented sample file in which every value is the default. */
void config_print_help(FILE *out);
void config_print_sample(FILE *out);

#endif
