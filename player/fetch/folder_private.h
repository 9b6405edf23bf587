/* A folder of pictures as a feed. Private to fetch. */
#ifndef BREAKROOM_FETCH_FOLDER_PRIVATE_H
#define BREAKROOM_FETCH_FOLDER_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Appends its description, a JSON Feed: pictures sorted by name, at most 2000, and the names of the other
 * files (feed/folder.h). False when it cannot be read, with errno, or `out` is full. */
bool folder_describe(const char *path, struct buf *out);

/* A number that changes when a picture or a caption in it is written, created or deleted, or another file
 * created or deleted; 0: the folder does not exist. */
uint64_t folder_stamp(const char *path);

#endif
