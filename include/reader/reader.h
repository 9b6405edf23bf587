/* A process that reads the store for another one that must not wait for a disk.
 *
 * A disk may block a read for minutes, in a state that no signal can interrupt. Therefore `play` reads
 * through a child process: it sends a request, continues, and receives the answer later. No call here waits
 * longer than a quarter of a second, and only once per request. A child that does not answer for ten seconds
 * is killed and, after an increasing delay, replaced. */
#ifndef BREAKROOM_READER_READER_H
#define BREAKROOM_READER_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/descriptor.h"
#include "store/store.h"

struct store_reader;

/* Starts the child for these feeds of the store in `folder` and its folders in memory: see store_use_memory.
 * Texts are copied. Never fails: a failed start is tried again. */
struct store_reader *store_reader_create(const char *folder, struct str_list memory, const struct str *feeds,
                                         size_t feed_count);
void store_reader_destroy(struct store_reader *reader); /* NULL is fine */

/* Receives answers, sends due requests, keeps the child running. It checks for new content when the kernel
 * reports a change of the store (inotify(7)); twice a second where that is not possible, as on the disk of a
 * server. True with new content, which the caller owns. */
bool store_reader_step(struct store_reader *reader, struct store_content *out);

/* Makes the first content only the beginning of each feed, so that the first slide does not wait until
 * thousands of items are parsed and cleaned: the other items follow. Before the first step. */
void store_reader_begin_short(struct store_reader *reader);

/* True when the last content was such a beginning; and returning the complete content, which the caller owns.
 * Newer content replaces it. */
bool store_reader_has_rest(const struct store_reader *reader);
bool store_reader_take_rest(struct store_reader *reader, struct store_content *out);

/* Monotonic time at which store_reader_step, store_reader_take_rest or store_reader_picture_arrived is due.
 */
int64_t store_reader_deadline(const struct store_reader *reader);

/* Adds the descriptors that may make it due earlier. At most two. */
void store_reader_descriptors(const struct store_reader *reader, struct descriptors *out);

/* The bytes of a picture, with verified hash, valid until the next call; some megabytes of recent pictures
 * are cached. Absent when it is not available yet: it is requested, and store_reader_picture_arrived reports
 * its arrival. */
struct str store_reader_picture(struct store_reader *reader, const struct store_picture *picture);

/* True once after the arrival of a picture that was absent before. */
bool store_reader_picture_arrived(struct store_reader *reader);

/* Records the size of the screen through the child: store_note_screen. */
void store_reader_note_screen(struct store_reader *reader, int width_px, int height_px);

#endif
