/* State of an open store, for the files of this folder only. */
#ifndef BREAKROOM_STORE_PRIVATE_H
#define BREAKROOM_STORE_PRIVATE_H

#include <sqlite3.h>
#include <sys/stat.h>

#include "store/store.h"

/* How many items a feed of the open database had when so much had been written: sqlite3_total_changes. */
struct store_count {
    int64_t feed, items;
    int changes;
};

/* The times and validators of a feed since the store was opened: they are written with its next real change.
 */
struct store_unsaved {
    struct arena *arena; /* of the texts below and this struct */
    struct store_feed feed;
};

/* The feeds of the configuration, as last passed to store_keep_feeds or store_rename_feeds. */
struct store_names {
    struct arena *arena; /* of the texts; NULL: not known */
    struct store_named *feeds;
    size_t count;
    bool hide; /* those that are not among them */
    struct moment now;
    bool pending; /* not written to the disk yet */
};

/* A database that content is read from, and the content last read. */
struct store_source {
    char *folder, *path; /* NULL: none */
    struct stat seen;    /* of the database when last read */
    bool loaded;
    bool racy;       /* it was so recent then that a later change may have the same time */
    struct buf rows; /* in the format of rows.h */
};

struct store {
    enum store_mode mode;
    char *folder, *path, *lock_path;
    struct reason reason; /* see store_reason */

    struct store_source disk, memory;
    struct str_list memory_folders; /* possible places of the store in memory */
    struct arena *memory_arena;     /* of their names */

    /* STORE_WRITE */
    sqlite3 *db; /* NULL: opened again by the next store_ensure_open */
    struct stat opened, locked;
    int lock;              /* -1: not held */
    bool locked_elsewhere; /* when the lock was last tried, another writer held it */
    int64_t lock_owner;    /* its process; 0: not known */
    bool patient;          /* failed operations are not repeated before retry_ms (monotonic) */
    int64_t retry_ms;
    bool small;             /* it is a store in memory */
    bool no_room;           /* the last call failed because there was no space */
    bool behind;            /* the disk lacks some content */
    struct store *fallback; /* holds content that the disk lacks; NULL: none */
    int64_t flush_ms;       /* monotonic: earliest time of writing it to the disk */
    struct store_names named;
    struct store_unsaved *unsaved;
    size_t unsaved_count;
    struct store_count *counts;
    size_t counts_count;
    int64_t now_ms; /* the latest time known, or TIME_NONE */
    char *checked;  /* address of the picture last checked by store_check_next_picture, or NULL */
};

/* FOLDER/NAME; the caller frees it. */
char *store_path_in(const char *folder, const char *name);

/* A source with nothing read yet; store_source_finish also accepts one that is all zero. */
void store_source_init(struct store_source *source, const char *folder);
void store_source_finish(struct store_source *source);

/* Opens the database of a writer if it is not open, or if the path has another file now. False with the
 * reason kept. */
bool store_ensure_open(struct store *store);

/* After a failure of SQLite: keeps its reason and, unless there was just no space, closes the database, so
 * that the next store_ensure_open checks the file again. Always returns false. */
bool store_failed(struct store *store);

/* Commits the transaction, or rolls it back and fails as above. */
bool store_end(struct store *store, bool good);

/* Remembers a deep copy of what is known of a feed, and forgets it. */
void store_unsaved_set(struct store *store, const struct store_feed *feed);
void store_unsaved_drop(struct store *store, struct str name);

/* Sets the names of the feeds of the database to the latest ones, and hides the others if requested. False
 * with the reason kept. */
bool store_apply_names(struct store *store);

/* The first half of it, for a database that is about to be copied: nothing is hidden. */
bool store_apply_renames(struct store *store, const struct store_names *named);

/* The file of a picture in the arena: FOLDER/pictures/HASH.jpg or .png. */
char *store_picture_path(const char *folder, struct arena *arena, struct str hash, bool png);

/* True when the file of a row of pictures (columns: url, hash, png, bytes, mtime) is unchanged, by its size
 * and time. If the time differs, as after copying the folder, the hash decides, and the new time is stored.
 */
bool store_picture_is_whole(struct store *store, sqlite3_stmt *row);

/* The same by the hash only. */
bool store_picture_has_hash(struct store *store, struct str hash, bool png);

/* Size and time of the file of a picture, in bytes and nanoseconds; false when there is none. */
bool store_picture_stat(const struct store *store, struct str hash, bool png, int64_t *bytes,
                        int64_t *mtime_ns);

/* Deletes damaged content: items with a wrong checksum, incomplete pictures; and the validators of the feeds,
 * so that they are fetched again. */
bool store_repair(struct store *store);

/* The same for one picture that is known to be lost. */
bool store_repair_picture(struct store *store, struct str url);

/* The functions of store.h for fetch, on one database only: that of the disk, or the one in memory. */
bool store_put_feed_direct(struct store *store, const struct store_feed *state, const struct feed *feed,
                           int64_t now_ms, bool *changed);
bool store_has_picture_direct(struct store *store, struct str url, int width_px, int height_px);
bool store_put_picture_direct(struct store *store, struct str url, struct str bytes, int width, int height,
                              int screen_w, int screen_h);
bool store_refuse_picture_direct(struct store *store, struct str url, const struct store_refusal *refusal);
bool store_refusal_direct(struct store *store, struct str url, struct arena *arena,
                          struct store_refusal *out);
/* Pictures named by items of `other` (or NULL) are kept too. */
int store_sweep_direct(struct store *store, struct store *other, int64_t max_bytes);

/* Frees at least so many bytes on the disk, if deleting pictures can: those of the oldest items first, but
 * none of an item that is newer than the one that names for_url (absent: any). True when some were deleted.
 */
bool store_evict(struct store *store, int64_t bytes, struct str for_url);

#endif
