/* A process that reads the store for one that must not wait for a disk.
 *
 * A disk may keep a read waiting for minutes, in a state in which not even a signal ends it. So `play` leaves
 * all reading to a child: it asks, goes on, and takes the answer when it is there. No call here waits longer
 * than a quarter of a second, and for no request longer than once. A child that does not answer for ten
 * seconds is killed and, after a pause that grows, replaced. */
#ifndef BREAKROOM_STORE_READER_H
#define BREAKROOM_STORE_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

struct store_reader;

/* Starts the child on the store in `folder`, of which the feeds named are wanted, and what is in memory
 * instead: see store_use_memory. Texts are copied. Never fails: what cannot be started is tried again. */
struct store_reader *store_reader_create(const char *folder, struct str_list memory, const struct str *feeds,
                                         size_t feed_count);
void store_reader_destroy(struct store_reader *reader); /* NULL is fine */

/* Takes answers, asks what is due (whether there is other content: twice a second), keeps the child alive.
 * True with content that the caller owns when there is some. */
bool store_reader_step(struct store_reader *reader, struct store_content *out);

/* Monotonic time at which store_reader_step is due. */
int64_t store_reader_deadline(const struct store_reader *reader);

/* The bytes of a picture, hash checked, until the next call: of those that were shown lately, some megabytes
 * are kept. Absent when it is not there, or not yet: it is asked for, and store_reader_picture_arrived says
 * that it came. */
struct str store_reader_picture(struct store_reader *reader, const struct store_picture *picture);

/* True once after a picture came that was asked for in vain before. */
bool store_reader_picture_arrived(struct store_reader *reader);

/* Lets the child note the size of the screen: store_note_screen. */
void store_reader_note_screen(struct store_reader *reader, int width_px, int height_px);

#endif
