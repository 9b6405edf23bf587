/* What the files of the fetch stage share; nobody else includes this. */
#ifndef BREAKROOM_FETCH_FETCH_PRIVATE_H
#define BREAKROOM_FETCH_FETCH_PRIVATE_H

#include "base/clock.h"
#include "feed/feed.h"
#include "decoder/decoder.h"
#include "fetch/fetch.h"
#include "fetch/refusals_private.h"
#include "fetch/transfer.h"

/* What a feed's pictures lack: how many, and of the first of them its address and why. */
struct picture_losses {
    int count;
    struct reason why;
};

#define FETCH_SHOWN_BYTES 256 /* of an address or a text of the world in the log */

/* A refresh under way. */
struct refresh {
    struct arena *arena;
    struct transfer *transfer; /* of the document, then of one picture after the other */
    struct transfer_cookies *cookies;
    bool was_feed;               /* document_was_feed, of what was stored before */
    bool linked;                 /* it is the one a web page links to */
    bool has_document;           /* the document is dealt with */
    bool resolves;               /* it is parsed, and its pictures on disk are looked for */
    struct store_feed state;     /* what will be put */
    struct feed *feed;           /* NULL: nothing new */
    const char *folder_other;    /* a file of a folder without pictures; NULL: it is none, or empty */
    struct store_content stored; /* what the store has, once it was looked at */
    const struct item **wanted;  /* items with pictures, the most urgent first */
    size_t wanted_count, at;     /* the item, */
    size_t candidate;            /* and which of its pictures */
    int tried;
    bool looked;                   /* for pictures: what is known of those that are missing is all of it */
    struct str unreachable_origin; /* "http://host/" that gave no answer: its other pictures wait too */
    int64_t end_ms;                /* of the time for pictures */
    struct decoder *decoder;       /* of the picture that has come, or NULL */
    bool waits;                    /* the picture that has come waits for another feed's decoder */
    bool picture_missing;          /* a picture of the item at hand was not had, */
    struct reason picture_missing_why; /* the first of them because of this */
    struct picture_losses left_out, cropped;
};

/* A feed of the configuration. */
struct source {
    const struct config_feed *config;
    char label[128];     /* for the log */
    char shown_url[256]; /* likewise, and for the store */
    char *path;          /* of a feed on disk, else NULL */
    struct share *share; /* what reads it; NULL: it is not on disk */
    bool checking;       /* whether it has changed, just now */
    uint64_t read_stamp; /* of the file as it was tried last, */
    uint64_t seen_stamp; /* and as it was seen last */
    char **beside;       /* paths of its pictures */
    size_t beside_count;
    uint64_t beside_stamp, seen_beside_stamp; /* of them, likewise */
    struct feed_limits limits;
    struct zone *zone;          /* the fetcher's: of dates that say none */
    bool cut[FEED_LIMIT_COUNT]; /* which of them cut something off, as it was logged */
    uint64_t context;           /* what decides the items besides the bytes */
    int64_t due_ms;             /* monotonic */
    int64_t ended_ms;           /* likewise: the last try */
    bool retry_after_set;       /* its server said when to come again */
    int64_t pictures_ms;        /* when missing pictures are looked for though nothing is new */
    int64_t hint_ms;            /* the feed's own refresh interval */
    bool known;                 /* the next three hold for what is stored */
    int64_t alert_ms;           /* wall time at which its alerts end, or TIME_NONE */
    int64_t newest_s;           /* report_newest */
    size_t items;
    int64_t success_ms;        /* monotonic: the last one of this process, or TIME_NONE */
    int64_t success_wall_ms;   /* wall: that of an earlier one, or TIME_NONE */
    struct reason error;       /* of the last try; none when it was good */
    int64_t empty_ms;          /* monotonic: since when it comes empty while its items stay, or TIME_NONE */
    struct reason empty_note;  /* the same for people, or none */
    enum transfer_reach reach; /* of what it names */
    int failures;
    bool tried;
    struct reason trouble; /* as it was logged; none while all is well */
    int64_t trouble_ms;
    char fault[FETCH_SHOWN_BYTES];  /* likewise, of a document that was read all the same */
    struct reason missing, cropped; /* likewise, of its pictures */
    struct picture_losses left_out; /* as it is now, for the report */
    char moved[FETCH_SHOWN_BYTES];  /* where its server says that it is for good now, or "" */
    char link[FETCH_SHOWN_BYTES];   /* likewise, the feed that a web page links to */
    struct refresh *refresh;        /* NULL while idle */
};

struct fetcher {
    const struct config *config;
    struct zone *zone; /* of local time */
    struct clock clock;
    struct store *store;
    struct transfer_pool *pool;
    struct source *sources;
    size_t count;
    int screen_w, screen_h;
    const char *screen_folder;
    const struct runtime *runtime;      /* where to report, or NULL */
    const struct config_health *health; /* to report, or NULL */
    struct remote *remote;              /* NULL: all of the configuration is on this machine */
    int end;                            /* the descriptor of fetcher_end_on, or -1 */
    bool reported;                      /* nothing has ended since */
    struct recovery *recovery;          /* NULL: nothing is noted */
    int64_t files_checked_ms;
    bool once;  /* each source but once */
    bool sweep; /* wanted, once nothing runs */
    bool store_trouble;
    int64_t store_trouble_ms, store_said_ms; /* monotonic: since when, and when that was said last */
    bool store_in_memory;                    /* what is new is kept there meanwhile */
    struct reason store_why;
    struct refusals refusals;
};

/* document.c: what an answer holds. True when the source is well: refresh->feed is the new content, or NULL
 * when nothing is new. False with the reason in `why`. */
bool document_take(struct source *source, const struct transfer_answer *answer, struct reason *why);
/* An alert does not wait for pictures, nor do the first items of all: a screen without words waits for them.
 */
bool document_is_urgent(const struct source *source);
/* The request for it, with validators when the store knows it. */
struct transfer_request document_request(const struct fetcher *fetcher, const struct source *source);
/* The address of the feed that the answer links to when it is a web page, and may be followed: never from a
 * file, never twice, and not where a feed has been before, for that is a fault of its server. Else NULL.
 * Lives in the arena of the refresh. */
const char *document_link(const struct source *source, const struct transfer_answer *answer);
/* The hash of everything but the body that decides what the items are. */
uint64_t document_context(const struct config *config, const struct config_feed *feed);
/* True when what is stored came from the very address of the source: then a web page there is a fault of its
 * server or a login page, whatever it links to and whatever option has changed. */
bool document_was_feed(const struct source *source, const struct store_feed *state);
/* beside.c: what a feed on disk has beside it, by source->share. Pictures are files inside its folder. */
/* Begins to look for those of refresh->feed; false when it has none. */
bool beside_begin(struct source *source);
/* The share has answered: the pictures have their keys (fetch/local.h), and are watched with the feed. False
 * with a reason when they cannot be had. */
bool beside_take(struct source *source, struct reason *why);
void beside_forget(struct source *source);
/* Looks each BESIDE_LOOK_MS whether an idle feed on disk or a picture beside it has changed, and makes it due
 * when so, and when its share falls silent or answers again. To be called in each round. */
#define BESIDE_LOOK_MS 2000
void beside_look(struct fetcher *fetcher, struct moment now);
/* True while such a look is under way. */
bool beside_looks(const struct fetcher *fetcher);
/* True when it is not as it was tried last, as far as was seen. */
bool beside_changed(const struct source *source);

/* pictures.c: the pictures of refresh->feed, or of what is stored. */
void pictures_want(struct fetcher *fetcher, struct source *source, struct moment now);
/* Starts the next one that is missing; false when there is none left, or no time. */
bool pictures_next(struct fetcher *fetcher, struct source *source, struct moment now);
/* Takes the answer of the one that was started and has it decoded, one in all feeds at a time. False while
 * that is not done: to be called again when the decoder has something to say. */
bool pictures_take(struct fetcher *fetcher, struct source *source, struct moment now);
/* How long the loop may wait for a decoder, `at_most_ms` at most, and for which file descriptor; -1: none. */
int64_t pictures_wait_ms(const struct fetcher *fetcher, int64_t at_most_ms, int *fd);

/* Leaves it out for this reason, and goes on to the next. */
void pictures_skip(struct fetcher *fetcher, struct source *source, const struct reason *why,
                   struct moment now);

/* fetch.c: refresh_go_on when there is something to do, noted in the record; what ended fetch twice is left
 * out. */
void refresh_step(struct fetcher *fetcher, struct source *source, struct moment now);

/* work.c: what is worked on, for the record of recovery. What an answer holds: these bytes for this feed. */
struct recovery_work content_work(const struct source *source);
/* Receiving bytes: of a feed, when no other receives any. True when receiving from this one ended fetch
 * twice. */
struct recovery_work transfer_work(const struct fetcher *fetcher);
bool transfer_work_is_quarantined(const struct fetcher *fetcher, const struct source *source);

/* empty.c: a whole feed without items, when three or more are stored, counts as nothing new until empty-grace
 * is over. Right after document_take; `body_hash` is that of the state before it, where an earlier process
 * may have noted since when the feed is empty. */
void empty_hold(const struct fetcher *fetcher, struct source *source, struct str body_hash,
                struct moment now);

/* due.c: while a feed has an alert on the screen it is asked more often. The wall time at which the last of
 * the alerts that have begun ends, or TIME_NONE when there is none. One that names no end lasts alert_ms from
 * its beginning: `from`, else its date, else when it was first seen. Plain dates are whole days of the zone,
 * as they are for the playlist. */
int64_t alert_end(const struct item *items, size_t count, int64_t wall_ms, int64_t alert_ms,
                  struct zone *zone);
/* A try has ended: when the next one is due. */
void due_set(const struct fetcher *fetcher, struct source *source, struct moment now, int64_t retry_after_ms);
/* The network may be back: a feed in it that fails is due soon, unless its server said when to come again. */
void due_hasten(struct source *source, struct moment now);

/* refresh.c */
void refresh_begin(struct fetcher *fetcher, struct source *source, struct moment now);
/* Takes the answer that is there and goes on as far as it can without waiting. */
void refresh_go_on(struct fetcher *fetcher, struct source *source, struct moment now);
/* Ends it as failed for this reason; what is stored stays. */
void refresh_give_up(struct fetcher *fetcher, struct source *source, const struct reason *why,
                     struct moment now);
void refresh_abandon(struct source *source);

#endif
