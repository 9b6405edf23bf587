/* Feeds and items as JSON text: what `breakroom feed --json` prints and how the store keeps an item. */
#ifndef BREAKROOM_FEED_JSON_H
#define BREAKROOM_FEED_JSON_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "feed/item.h"

/* A part of an item's texts that is not shown. */
struct feed_cut {
    struct str text;
    const char *name, *words; /* why, for tools and for people; literals */
};

/* An item as the screen shows it. */
struct feed_cleaned {
    struct str title, body; /* like those of struct item */
    struct feed_cut *left_out;
    size_t left_out_count;
};

/* Prints the object of the contract (README, "feed --json"): every key always there, null when absent; with
 * "wall" in each item ("title", "text", with the marks of lists and tasks, and in "left_out" a {"text",
 * "reason", "words"} for each cut) when `cleaned`, one an item, is not NULL. False when the stream failed. */
bool feed_print_json(const struct feed *feed, const struct feed_cleaned *cleaned, FILE *out);

/* All data of an item that later stages use, as one JSON object in the arena: the contract's keys plus `key`,
 * `body` and `pictures`; not the ones set on loading (feed, source, first_seen_ms). Equal items give equal
 * bytes. */
struct str item_to_json(struct arena *arena, const struct item *item);

/* The inverse. The result lives in the arena. False when the text is not such an object. */
bool item_from_json(struct arena *arena, struct str json, struct item *out);

#endif
