/* The timetable of a playlist: what it will show when, and why an item is not shown.
 *
 * Pure: runs its own playlist through the requested time, exactly as `play` does, but without waiting and
 * without a screen. The pages and words of slides come from a callback. */
#ifndef BREAKROOM_TIMETABLE_TIMETABLE_H
#define BREAKROOM_TIMETABLE_TIMETABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "playlist/hours.h"
#include "playlist/playlist.h"

/* The pages of an item's slide, and the words on the requested page. */
struct timetable_extent {
    int pages, words;
};

/* Everything must outlive the timetable. */
struct timetable_request {
    const struct playlist_options *options;
    const struct item *items;
    size_t count;
    struct moment start; /* start of the playlist */
    struct str resume; /* position of another playlist (playlist_save); absent: starts with the first round */
    int64_t floor_ms;  /* as playlist_set_floor */
    int64_t length_ms;
    struct hours *hours; /* the screen is dark outside of them; NULL: never dark */
    void *ctx;
    struct timetable_extent (*measure)(void *ctx, const struct item *item, int page, struct moment now);
};

struct timetable;

/* The caller owns it: timetable_destroy. */
struct timetable *timetable_create(const struct timetable_request *request);
void timetable_destroy(struct timetable *timetable); /* NULL is fine */

struct timetable_row {
    int64_t start_ms;        /* wall time */
    int64_t length_ms;       /* how long it is shown; the last one is cut at the end of the requested time */
    const struct item *item; /* NULL: there is nothing to show, or the screen is dark */
    int page, pages;         /* page from 0 */
    bool dark;
    int64_t light_ms; /* if dark: wall time at which it ends, TIME_NONE: never */
};

/* The next slide or dark period; false at the end of the requested time. Rows follow each other without a
 * gap.
 */
bool timetable_next(struct timetable *timetable, struct timetable_row *row);

/* The verdict on an item as of the start. */
struct playlist_verdict timetable_verdict(const struct timetable *timetable, size_t index);

/* Writes the indices of the items that may be shown at the start into `out` (room for all of them), in the
 * order of their first appearance: alerts, then the rest as if there were no alerts. Returns their number. */
size_t timetable_order(const struct timetable_request *request, size_t *out);

/* Until each of the items that may be shown at the start has had its turn and, of ten items or more, to the
 * end of the round, in which none has more than a tenth. Without alerts, opening hours and where another
 * playlist is. */
struct timetable_round {
    size_t items; /* in the round; 0: an alert interrupts the rotation */
    int64_t length_ms;
};

/* Of an item in it. */
struct timetable_share {
    int turns;
    int64_t length_ms; /* of all of them */
};

/* Follows one. Fills in what each item has of it, one an item of the request. */
struct timetable_round timetable_round(const struct timetable_request *request,
                                       struct timetable_share *shares);

/* True when one turn of an item is so long that all others wait for it: more than a minute, and a tenth of
 * the round or, of fewer than ten items, twice what each would have. */
bool timetable_holds(const struct timetable_round *round, const struct timetable_share *share);

/* Options of the printed text. */
struct timetable_reader {
    const char *locale; /* BCP 47: French for "fr" and "fr-…", else English */
    int columns;        /* of the terminal */
};

/* Prints all rows, then the items that are not shown at the start, each with its reason. False when the
 * stream failed. */
bool timetable_print_text(struct timetable *timetable, const struct timetable_reader *reader, FILE *out);
/* The same as one JSON object: {"shown": [{"start", "seconds", "id", "kind", "title", "page", "pages"}],
 * "hidden": [{"id", "kind", "title", "words", "reason", "until"}]}. `words` is timetable_reason, `until` is
 * the moment of playlist_verdict, or null; times are RFC 3339, local; an item without an id is named by its
 * key. */
bool timetable_print_json(struct timetable *timetable, const struct timetable_reader *reader, FILE *out);

/* Why an item is not shown, in words, in the arena: "embargo until 4 December 08:00". */
struct str timetable_reason(struct arena *arena, const struct timetable_request *request,
                            const struct timetable_reader *reader, const struct item *item,
                            struct playlist_verdict verdict);

/* The start in words, in the arena: "Thursday, 3 December 2026, 10:00". */
struct str timetable_moment(struct arena *arena, const struct timetable_request *request,
                            const struct timetable_reader *reader);

/* A length in words, in the arena: "45 s", "6 min 40 s", "36 minutes", "2 h 42". */
struct str timetable_length(struct arena *arena, const struct timetable_reader *reader, int64_t length_ms);

/* A name for an item, on one line of at most `columns`, in the arena: its title, else its first words.
 */
struct str timetable_name(struct arena *arena, const struct item *item, int columns);

#endif
