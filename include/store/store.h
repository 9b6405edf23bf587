/* The data on disk: items, pictures, validators. The only data that `fetch` and `play` share.
 *
 * One folder: breakroom.db (SQLite, rollback journal, synchronous EXTRA) and pictures/ (files named by the
 * hash of their bytes, written completely before a row refers to them). fetch writes, play reads. One
 * transaction per refresh; nothing is written when nothing changed. A read never waits longer than a short
 * busy time-out. Corrupt data (items and pictures have checksums) is left out, reported and fetched again:
 * items are checked when the store is opened, pictures before they are shown, and one after the other while
 * fetch runs. */
#ifndef BREAKROOM_STORE_STORE_H
#define BREAKROOM_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/reason.h"
#include "base/str.h"
#include "feed/item.h"

/* The database in the folder of a store; its journal begins with the same name. */
#define STORE_DATABASE "breakroom.db"

struct store;

enum store_mode {
    STORE_READ,
    STORE_WRITE,
    STORE_WRITE_LATER, /* a writer whose disk may become available later */
    STORE_MEMORY       /* a small store in memory: for store_use_memory */
};

/* Limit of the data kept in memory when the disk cannot be written: half of it for feeds, half for pictures.
 */
#define STORE_MEMORY_BYTES_MAX ((int64_t)32 * 1024 * 1024)

/* Opens the store in a folder. STORE_WRITE creates what is missing and takes the writer's lock (one fetch per
 * store): a second writer fails after a second. A damaged database, or one of a newer version, is renamed
 * (breakroom.db.damaged, .newer: one of each is kept), never deleted, and a new one is created.
 * STORE_WRITE_LATER always succeeds: failures are retried by later calls, some seconds apart. STORE_READ
 * never creates or writes anything, works on a full or read-only disk, and always succeeds: the store may be
 * created later. NULL with the reason; `why` may be NULL. */
struct store *store_open(const char *folder, enum store_mode mode, struct reason *why);
void store_close(struct store *store); /* NULL is fine */

/* Sets folders in memory, the first of which replaces a disk that cannot be written (full, read-only,
 * broken). A writer keeps its data there, moves it to the disk as soon as that can be written again, and
 * removes it. A reader reads all of them: each feed from the place where it was fetched last, and pictures
 * from all places. Texts are copied. */
void store_use_memory(struct store *store, struct str_list folders);

/* True while data is not written to the disk yet: store_reason has the reason. */
bool store_is_behind(const struct store *store);

/* The process ID of another writer of the store, 0 when it is not known, STORE_NOBODY when there is none. */
#define STORE_NOBODY (-1)
int64_t store_other_writer(struct store *store);

/* True when the content may have changed since the last successful store_load of this handle: costs one stat.
 * A newly created store counts as changed; a removed one does not. */
bool store_changed(struct store *store);

/* Why the last call that returned false did so. Valid until the next call. */
const struct reason *store_reason(const struct store *store);

/* A picture that is ready to show. */
struct store_picture {
    struct str url;
    const char *path; /* of the file */
    struct str hash;  /* of its bytes, hexadecimal */
    int width, height;
    bool in_memory; /* kept in memory instead of on disk: see store_use_memory */
};

/* Everything that may be shown, in one arena that the caller frees with arena_destroy. */
struct store_content {
    struct arena *arena;
    struct item *items; /* feeds in the order of their names' first fetch, items in document order */
    size_t count;
    struct store_picture *pictures; /* sorted by url */
    size_t picture_count;
    int64_t latest_ms; /* as store_latest_ms */
    bool had_items;    /* these feeds have items, or had one once */
    bool more;         /* the store has more items of them than these */
};

/* Loads items of the feeds named (NULL, 0: all). False when no content is available, and the content loaded
 * before should stay: no store yet, none of the feeds in it yet, busy or unreadable. Try again when
 * store_changed returns true. */
bool store_load(struct store *store, const struct str *feeds, size_t feed_count, struct store_content *out);

/* The picture for an address, or NULL. */
const struct store_picture *store_find_picture(const struct store_content *content, struct str url);

#define STORE_PICTURE_BYTES_MAX ((size_t)32 * 1024 * 1024)

/* The bytes of a picture, with verified hash; absent when the file is missing or corrupt (the caller logs
 * it). The arena must have room for STORE_PICTURE_BYTES_MAX. */
struct str store_read_picture(struct arena *arena, const struct store_picture *picture);

/* The size on disk of the store in a folder, in bytes, as far as it can be read. */
int64_t store_bytes(const char *folder);

/* --- for fetch --- */

/* The state of a feed between fetches. Texts live in the arena given to store_feed_state. */
struct store_feed {
    struct str name;
    struct str url;
    struct str etag, last_modified; /* validators of the last good answer, or absent */
    struct str body_hash;           /* of its bytes */
    int64_t last_success_ms;        /* wall time of a trusted clock; or TIME_NONE */
    int64_t last_try_ms;
    struct str last_error; /* of the last fetch; absent after a success */
    int failures;          /* failed fetches since the last success */
    int64_t items;
    bool at_once; /* for store_put_feed: write to disk at once, whatever has changed; never read back */
};

/* False when the feed is not known (out is then empty except for the name, which is not copied). A reader
 * gets the state on disk: see store_put_feed. */
bool store_feed_state(struct store *store, struct str name, struct arena *arena, struct store_feed *out);

/* Stores one refresh in one transaction: the feed's state and exactly these items. Items keep the first_seen
 * of their key; new ones get `now_ms`. `feed` is NULL to store only the state. To reduce wear, writes nothing
 * when items, title, address and the last error (ignoring numbers in it) are unchanged: times, failures,
 * validators and body hash are then kept in this handle and written with the next real change. *changed tells
 * whether the shown content may differ. False on failure, with the store unchanged. */
bool store_put_feed(struct store *store, const struct store_feed *state, const struct feed *feed,
                    int64_t now_ms, bool *changed);

/* A feed of the configuration; `url` as in struct store_feed, absent or empty: not known. */
struct store_named {
    struct str name, url;
};

#define STORE_HIDDEN_MS ((int64_t)30 * 24 * 3600 * 1000)

/* Renames stored feeds whose name changed in the configuration: they are recognised by their address, if it
 * is unique, and keep their items with first_seen and the validators. False on failure. */
bool store_rename_feeds(struct store *store, const struct store_named *feeds, size_t count);

/* The same, and hides feeds that are not in the list because they were removed from the configuration:
 * store_load and store_feed_state ignore them, until they are configured again or, STORE_HIDDEN_MS later by a
 * trusted clock, are removed with their items. */
bool store_keep_feeds(struct store *store, const struct store_named *feeds, size_t count, struct moment now);

/* True when the picture is stored for a screen at least this large, and its file has the recorded size and
 * time (after copying the folder: the hash). */
bool store_has_picture(struct store *store, struct str url, int width_px, int height_px);

/* Stores the bytes of a picture that is ready to show; `screen_*` is the screen size it was scaled for. */
bool store_put_picture(struct store *store, struct str url, struct str bytes, int width, int height,
                       int screen_w, int screen_h);

/* Why a picture is missing or incomplete. The values are stored on disk. */
enum store_fault {
    STORE_FAULT_UNUSABLE = 0, /* the same bytes would be refused again */
    STORE_FAULT_GONE = 1,     /* the server reports that it does not exist */
    STORE_FAULT_CROPPED = 2,  /* it is stored without its last rows, which were missing */
    STORE_FAULT_NO_ROOM = 3   /* it was removed to make room for others */
};

/* The last failed fetch of a picture. Texts may be absent. */
struct store_refusal {
    int64_t at_ms; /* wall time, or TIME_NONE */
    enum store_fault fault;
    struct str why;                 /* in words; its first 256 bytes are stored */
    struct str etag, last_modified; /* validators of the answer that was refused */
    uint64_t context;               /* a value of the caller for other conditions of the refusal */
};

/* Stores it, so that the picture is not fetched on each refresh; a stored picture is kept. */
bool store_refuse_picture(struct store *store, struct str url, const struct store_refusal *refusal);

/* Reads it, texts in the arena; false when there is none. store_put_picture removes it. */
bool store_refusal(struct store *store, struct str url, struct arena *arena, struct store_refusal *out);

/* Checks the hash of one stored picture, the next one with each call. True when it is corrupt: it is removed,
 * and its feeds are to be fetched again. */
bool store_check_next_picture(struct store *store);

/* Deletes pictures without an item and files without a row; then those of the oldest items while the total
 * exceeds max_bytes. Returns the number of deleted files. */
int store_sweep(struct store *store, int64_t max_bytes);

/* The size of the screen, recorded by play for fetch in a small file beside the database; 0, 0 when not
 * recorded.
 */
bool store_note_screen(const char *folder, int width_px, int height_px);
void store_screen(const char *folder, int *width_px, int *height_px);

/* The wall time of the latest successful fetch, by a trusted clock; a clock that shows an earlier time is
 * wrong. Or TIME_NONE. */
int64_t store_latest_ms(struct store *store);

#endif
