/* What is kept on disk: items, pictures, validators. The only thing that `fetch` and `play` share.
 *
 * One folder: breakroom.db (SQLite, rollback journal, synchronous EXTRA) and pictures/ (files named by the
 * hash of their bytes, written whole before a row points to them). fetch writes, play reads. One transaction
 * a refresh; nothing is written when nothing changed. A read never waits longer than a short busy time-out.
 * Whatever was altered on the disk (items and pictures carry sums) is left out, said to be missing and
 * fetched again: items when the store is opened, pictures before they are shown, and in turn while fetch
 * runs. */
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

struct store;

enum store_mode {
    STORE_READ,
    STORE_WRITE,
    STORE_WRITE_LATER, /* a writer that may have to wait for its disk */
    STORE_MEMORY       /* a small one in memory: for store_use_memory */
};

/* Most that is kept in memory of what the disk does not take: half of it feeds, half of it pictures. */
#define STORE_MEMORY_BYTES_MAX ((int64_t)32 * 1024 * 1024)

/* Opens the store in a folder. STORE_WRITE creates what is missing and takes the writer's lock (one fetch a
 * store): a second writer fails after a second. A database that is truly damaged, or of a newer version, is
 * set aside (breakroom.db.damaged, .newer: one of each is kept), never deleted, and a new one begun.
 * STORE_WRITE_LATER always succeeds: what fails is tried again by later calls, some seconds apart.
 * STORE_READ never creates nor writes anything, works on a full or read-only disk, and always succeeds: the
 * store may come later. NULL with a reason for people, in English, in
 * *why (in `arena`). */
struct store *store_open(const char *folder, enum store_mode mode, struct arena *arena, const char **why);
void store_close(struct store *store); /* NULL is fine */

/* Folders in memory, the first of which stands in for a disk that takes no writes (full, read-only, broken).
 * A writer keeps there what the disk does not take, brings it to the disk as soon as that takes it again, and
 * removes it. A reader looks into all of them, has each feed from where it was fetched later, the disk or
 * there, and pictures from both. Texts are copied. */
void store_use_memory(struct store *store, struct str_list folders);

/* True while the disk does not have what it should: store_reason says why. */
bool store_is_behind(const struct store *store);

/* The process of another writer that has the store now, 0 when it is not known which, STORE_NOBODY when there
 * is none. */
#define STORE_NOBODY (-1)
int64_t store_other_writer(struct store *store);

/* True when the content may have changed since the last store_load of this handle that succeeded: costs one
 * stat. A store that did not exist and now does counts as changed; one that is gone does not. */
bool store_changed(struct store *store);

/* Why the last call that returned false did so. Valid until the next call. */
const struct reason *store_reason(const struct store *store);

/* A picture that is ready to show. */
struct store_picture {
    struct str url;
    const char *path; /* of the file */
    struct str hash;  /* of its bytes, hexadecimal */
    int width, height;
    bool in_memory; /* the disk did not take it: see store_use_memory */
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
};

/* Loads items of the feeds named (NULL, 0: all). False when there is nothing to be had just now, and what was
 * loaded before should stay: no store yet, one that holds none of the feeds yet, busy or unreadable. Try
 * again when store_changed says so. */
bool store_load(struct store *store, const struct str *feeds, size_t feed_count, struct store_content *out);

/* The picture for an address, or NULL. */
const struct store_picture *store_find_picture(const struct store_content *content, struct str url);

#define STORE_PICTURE_BYTES_MAX ((size_t)32 * 1024 * 1024)

/* The bytes of a picture, hash checked; absent when the file is missing or was altered (said in the log by
 * the caller). The arena must have room for STORE_PICTURE_BYTES_MAX. */
struct str store_read_picture(struct arena *arena, const struct store_picture *picture);

/* How many bytes the store in a folder takes on the disk, as far as it can be read. */
int64_t store_bytes(const char *folder);

/* --- for fetch --- */

/* What is remembered of a feed between fetches. Texts live in the arena given to store_feed_state. */
struct store_feed {
    struct str name;
    struct str url;
    struct str etag, last_modified; /* validators of the last good answer, or absent */
    struct str body_hash;           /* of its bytes */
    int64_t last_success_ms;        /* wall, by a clock that could be trusted; or TIME_NONE */
    int64_t last_try_ms;
    struct str last_error; /* of the last try; absent when it was good */
    int failures;          /* tries since the last success */
    int64_t items;
    bool at_once; /* for store_put_feed: to be on the disk at once, whatever has changed; never read back */
};

/* False when the feed was never seen (out is then empty but for the name, which is not copied). A reader gets
 * what reached the disk: see store_put_feed. */
bool store_feed_state(struct store *store, struct str name, struct arena *arena, struct store_feed *out);

/* One refresh in one transaction: the feed's state and exactly these items. Items keep the first_seen of
 * their key; `now_ms` for new ones. `feed` is NULL when only the state is to be kept. Writes nothing, for
 * cards wear out, when items, title and address are the same and the last error is too (numbers in it aside):
 * times, failures, validators and body hash are then remembered by this handle and reach the disk with the
 * next real change. *changed says whether what is shown may differ. False on failure, with the store as
 * before. */
bool store_put_feed(struct store *store, const struct store_feed *state, const struct feed *feed,
                    int64_t now_ms, bool *changed);

/* A feed of the configuration; `url` as in struct store_feed, absent or empty: not known. */
struct store_named {
    struct str name, url;
};

#define STORE_HIDDEN_MS ((int64_t)30 * 24 * 3600 * 1000)

/* Feeds that are in the store under another name are known again by their address, when only one has it, and
 * get their new name with their items, the first_seen of these and the validators. False on failure. */
bool store_rename_feeds(struct store *store, const struct store_named *feeds, size_t count);

/* The same, and hides feeds that are not in the list, ones taken out of the configuration: nobody sees them
 * (store_load, store_feed_state), until they are named again or, STORE_HIDDEN_MS later by a trusted clock,
 * are removed with their items. */
bool store_keep_feeds(struct store *store, const struct store_named *feeds, size_t count, struct moment now);

/* True when the picture is stored for a screen at least this large, and its file has the size and the time
 * with which it was written (after copying the folder: the hash). */
bool store_has_picture(struct store *store, struct str url, int width_px, int height_px);

/* Stores the bytes of a picture that is ready to show; `screen_*` is what it was scaled for. */
bool store_put_picture(struct store *store, struct str url, struct str bytes, int width, int height,
                       int screen_w, int screen_h);

/* Why a picture is not had, or not whole. The numbers are those on the disk. */
enum store_fault {
    STORE_FAULT_UNUSABLE = 0, /* the same bytes would be refused again */
    STORE_FAULT_GONE = 1,     /* the server says that there is none */
    STORE_FAULT_CROPPED = 2,  /* it is stored without its last rows, which did not come */
    STORE_FAULT_NO_ROOM = 3   /* it was stored, and had to make room for others */
};

/* The last try of a picture that failed. Texts may be absent. */
struct store_refusal {
    int64_t at_ms; /* wall time, or TIME_NONE */
    enum store_fault fault;
    struct str why;                 /* for people; its first 256 bytes are kept */
    struct str etag, last_modified; /* validators of the answer that was refused */
    uint64_t context; /* a number of the caller for what the refusal depends on besides the bytes */
};

/* Remembers it, so that the picture is not asked for on each refresh; a picture that is stored stays. */
bool store_refuse_picture(struct store *store, struct str url, const struct store_refusal *refusal);

/* What is remembered, texts in the arena; false when nothing is. store_put_picture forgets it. */
bool store_refusal(struct store *store, struct str url, struct arena *arena, struct store_refusal *out);

/* Checks the hash of one stored picture, of another one with each call, so that all are checked in time.
 * True when it was altered: it is dropped, and its feeds are to be fetched anew. */
bool store_check_next_picture(struct store *store);

/* Deletes pictures that no item names, and files that no row names; then the least wanted (oldest items')
 * while the total passes max_bytes. Returns how many files went. */
int store_sweep(struct store *store, int64_t max_bytes);

/* The size of the screen, noted by play for fetch in a small file beside the database; 0, 0 when not noted.
 */
bool store_note_screen(const char *folder, int width_px, int height_px);
void store_screen(const char *folder, int *width_px, int *height_px);

/* The latest wall time the store has seen a success at, by a clock that could be trusted: it has passed, so a
 * clock that shows an earlier one is wrong. Or TIME_NONE. */
int64_t store_latest_ms(struct store *store);

#endif
