/* A feed as text for people: `breakroom feed`. */
#ifndef BREAKROOM_FEED_PRINT_H
#define BREAKROOM_FEED_PRINT_H

#include <stdbool.h>
#include <stdio.h>

#include "feed/item.h"
#include "feed/json.h"

/* Prints a heading and one row per item: kind, date, whether it has a picture, title; below it its fields,
 * what the screen leaves out (`cleaned`, one per item, or NULL), and whether it is a duplicate. False when
 * the stream failed. */
bool feed_print_text(const struct feed *feed, const struct feed_cleaned *cleaned, FILE *out);

#endif
