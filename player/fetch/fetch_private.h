/* Shared by the files of the fetch stage only. */
#ifndef BREAKROOM_FETCH_FETCH_PRIVATE_H
#define BREAKROOM_FETCH_FETCH_PRIVATE_H

#include "base/clock.h"
#include "formats/feed_reader.h"
#include "decoder/decoder.h"
#include "fetch/fetch.h"
#include "fetch/refusals_private.h"
#include "fetch/transfer.h"

/* Missing pictures of a feed: how many, and the address and reason of the first. */
struct picture_losses {
    int count;
    struct reason why;
};

#define FETCH_SHOWN_BYTES 256 /* of an address or a foreign text in the log */

/* A refresh in progress. */
struct refresh {
    struct arena *arena;
    struct transfer *transfer; /* transfer of the document, then of one picture after the other */
    struct transfer_cookies *cookies;
    bool was_feed;               /* document_was_feed of the stored content */
    bool linked;                 /* the document is the feed that a web page links to */
    bool has_document;           /* the document has been processed */
    bool resolves;               /* the document is parsed, and its pictures on disk are being searched */
    struct store_feed state;     /* what will be stored */
    struct feed *feed;           /* NULL: nothing new */
    const char *folder_other;    /* a file of a folder without pictures; NULL: it is none, or empty */
    struct store_content stored; /* content of the store, once it was loaded */
    const struct item **wanted;  /* items with pictures, the most urgent first */
    size_t wanted_count, at;     /* the item, */
    size_t candidate;            /* index of its picture that is being tried */
    int tried;
    bool kept;                     /* a picture was stored */
    bool looked;                   /* pictures were checked: all missing ones are known */
    struct str unreachable_origin; /* "http://host/" that did not answer: its other pictures are postponed */
    int64_t end_ms;                /* time limit for pictures */
    struct decoder *decoder;       /* of the picture that has arrived, or NULL */
    bool waits;                    /* the picture that has arrived waits for the decoder of another feed */
    bool picture_missing;          /* a picture of the current item could not be obtained, */
    struct reason picture_missing_why; /* and the first reason for that */
    struct picture_losses left_out, cropped;
};

/* A feed of the configuration. */
struct source {
    const struct config_feed *config;
    char label[128];     /* for the log */
    char shown_url[256]; /* the same, for the store as well */
    char *path;          /* of a feed on disk, else NULL */
    struct share *share; /* the child that reads it; NULL: it is not on disk */
    bool checking;       /* whether the files have changed, being checked */
    uint64_t read_stamp; /* stamp of the file at the last try, */
    uint64_t seen_stamp; /* and when last checked */
    char **beside;       /* paths of its pictures */
    size_t beside_count;
    uint64_t beside_stamp, seen_beside_stamp; /* the same for the pictures */
    struct feed_limits limits;
    struct zone *zone;          /* the fetcher's: for dates without a zone */
    bool cut[FEED_LIMIT_COUNT]; /* limits that cut something off, as logged */
    uint64_t context;           /* hash of everything besides the bytes that determines the items */
    int64_t due_ms;             /* monotonic */
    int64_t ended_ms;           /* the same for the last try */
    bool retry_after_set;       /* the server said when to ask again */
    int64_t pictures_ms;        /* when missing pictures are tried again although the feed is unchanged */
    int64_t hint_ms;            /* the feed's own refresh interval */
    bool known;                 /* the next three are valid for the stored content */
    int64_t alert_ms;           /* wall time at which its alerts end, or TIME_NONE */
    int64_t newest_s;           /* report_newest */
    size_t items;
    int64_t success_ms;        /* monotonic: the last one in this process, or TIME_NONE */
    int64_t success_wall_ms;   /* wall time of an earlier one, or TIME_NONE */
    struct reason error;       /* of the last try; none when it succeeded */
    int64_t empty_ms;          /* monotonic: since when it is empty while items are kept, or TIME_NONE */
    struct reason empty_note;  /* the same as a message, or none */
    enum transfer_reach reach; /* networks that it may reach */
    int failures;
    bool tried;
    struct reason trouble; /* as logged; none while the feed is good */
    int64_t trouble_ms;
    char fault[FETCH_SHOWN_BYTES];  /* the same for a document that was read nevertheless */
    struct reason missing, cropped; /* the same for its pictures */
    struct picture_losses left_out; /* current state, for the report */
    char moved[FETCH_SHOWN_BYTES];  /* where its server says that it has moved permanently, or "" */
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
    struct remote *remote;              /* NULL: the whole configuration is on this machine */
    int end;                            /* the descriptor of fetcher_end_on, or -1 */
    bool reported;                      /* nothing has ended since the last report */
    struct buf machine;                 /* report_machine's; empty: to be asked again */
    struct recovery *recovery;          /* NULL: no record is kept */
    int64_t files_checked_ms;
    bool once;  /* fetch each source once only */
    bool sweep; /* requested, once nothing runs */
    bool store_trouble;
    int64_t store_trouble_ms, store_said_ms; /* monotonic: since when, and when that was last logged */
    bool store_in_memory;                    /* new content is kept in memory meanwhile */
    struct reason store_why;
    struct refusals refusals;
};

/* document.c: reads an answer. True when the source is good: refresh->feed is the new content, or NULL when
 * nothing is new. False with the reason in `why`. */
bool document_take(struct source *source, const struct transfer_answer *answer, struct reason *why);
/* An alert does not wait for pictures, nor do the very first items: they are stored without pictures first.
 */
bool document_is_urgent(const struct source *source);
/* The request for it, with validators when the store has them. */
struct transfer_request document_request(const struct fetcher *fetcher, const struct source *source);
/* The address of the feed that a web page links to, if it may be followed: never from a file, never twice,
 * and not where the address was a feed before, since then its server has a fault. Else NULL. In the arena of
 * the refresh. */
const char *document_link(const struct source *source, const struct transfer_answer *answer);
/* The hash of everything besides the body that determines the items. */
uint64_t document_context(const struct config *config, const struct config_feed *feed);
/* True when the stored content came from the address of the source itself: then a web page there is a fault
 * of its server or a login page, whatever it links to and whatever option has changed. */
bool document_was_feed(const struct source *source, const struct store_feed *state);
/* beside.c: pictures beside a feed on disk, through source->share. They are files inside its folder. */
/* Begins to search those of refresh->feed; false when it has none. */
bool beside_begin(struct source *source);
/* The share has answered: the pictures have their keys (fetch/local.h), and are watched with the feed. False
 * with a reason when they cannot be read. */
bool beside_take(struct source *source, struct reason *why);
void beside_forget(struct source *source);
/* Checks every BESIDE_LOOK_MS whether an idle feed on disk or a picture beside it has changed, and makes it
 * due if so, and when its share stops or resumes answering. To be called in each loop step. */
#define BESIDE_LOOK_MS 2000
void beside_look(struct fetcher *fetcher, struct moment now);
/* True while such a check is in progress. */
bool beside_looks(const struct fetcher *fetcher);
/* True when it has changed since the last try, as far as known. */
bool beside_changed(const struct source *source);

/* pictures.c: the pictures of refresh->feed, or of the stored content. */
void pictures_want(struct fetcher *fetcher, struct source *source, struct moment now);
/* Requests the next one that is missing; false when none is left, or no time. */
bool pictures_next(struct fetcher *fetcher, struct source *source, struct moment now);
/* Processes the answer of the current picture and has it decoded, one at a time among all feeds. False while
 * that is unfinished: to be called again when the decoder has output. */
bool pictures_take(struct fetcher *fetcher, struct source *source, struct moment now);
/* How long the loop may wait for a decoder, at most `at_most_ms`, and on which file descriptor; -1: none. */
int64_t pictures_wait_ms(const struct fetcher *fetcher, int64_t at_most_ms, int *fd);

/* Leaves it out for this reason, and continues with the next. */
void pictures_skip(struct fetcher *fetcher, struct source *source, const struct reason *why,
                   struct moment now);

/* fetch.c: refresh_go_on if there is something to do, noted in the record; content that crashed fetch twice
 * is skipped. */
void refresh_step(struct fetcher *fetcher, struct source *source, struct moment now);

/* work.c: the current work, for the record of recovery. Processing an answer: these bytes for this feed. */
struct recovery_work content_work(const struct source *source);
/* Receiving bytes: for a feed, when no other receives any. True when receiving from this feed crashed fetch
 * twice. */
struct recovery_work transfer_work(const struct fetcher *fetcher);
bool transfer_work_is_quarantined(const struct fetcher *fetcher, const struct source *source);

/* empty.c: a complete feed without items counts as unchanged until empty-grace is over if three or more items
 * are stored. To be called right after document_take; `body_hash` is that of the previous state, where an
 * earlier process may have noted since when the feed has been empty. */
void empty_hold(const struct fetcher *fetcher, struct source *source, struct str body_hash,
                struct moment now);

/* due.c: while an alert of a feed is on the screen, the feed is requested more often. The wall time at which
 * the last of the alerts that have begun ends, or TIME_NONE when there is none. An alert without an end lasts
 * alert_ms from its beginning: `from`, else its date, else when it was first seen. Plain dates are whole days
 * of the zone, as in the playlist. */
int64_t alert_end(const struct item *items, size_t count, int64_t wall_ms, int64_t alert_ms,
                  struct zone *zone);
/* A try has ended: computes when the next one is due. */
void due_set(const struct fetcher *fetcher, struct source *source, struct moment now, int64_t retry_after_ms);
/* The network may be back: failed feeds on the network are due soon, unless their server said when to ask
 * again. */
void due_hasten(struct source *source, struct moment now);

/* refresh.c */
void refresh_begin(struct fetcher *fetcher, struct source *source, struct moment now);
/* Processes the available answer and continues as far as possible without waiting. */
void refresh_go_on(struct fetcher *fetcher, struct source *source, struct moment now);
/* Ends it as failed for this reason; stored content is kept. */
void refresh_give_up(struct fetcher *fetcher, struct source *source, const struct reason *why,
                     struct moment now);
void refresh_abandon(struct source *source);

#endif
