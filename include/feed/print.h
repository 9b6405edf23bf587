/* What was understood of a feed, as text for people. */
#ifndef BREAKROOM_FEED_PRINT_H
#define BREAKROOM_FEED_PRINT_H

#include <stdbool.h>
#include <stdio.h>

#include "feed/item.h"
#include "feed/json.h"

/* Prints the head of the feed and a row an item: kind, date, whether it has a picture, title; below it the
 * fields it has, what a wall leaves out of it (`walls`, one an item, or NULL), and that it is a duplicate
 * when feed_tidy found it so. False when the stream failed. */
bool feed_print_text(const struct feed *feed, const struct feed_wall *walls, FILE *out);

#endif
