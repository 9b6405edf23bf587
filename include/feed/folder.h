/* Names used in the description of a folder of pictures for the other files in it. A folder is described as a
 * JSON Feed, whose member FOLDER_MEMBER is an object with a list of names for each part. */
#ifndef BREAKROOM_FEED_FOLDER_H
#define BREAKROOM_FEED_FOLDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

#define FOLDER_MEMBER "_folder"

enum folder_part {
    FOLDER_DOCUMENTS, /* PDF, presentations: what has pages */
    FOLDER_VIDEOS,
    FOLDER_OTHERS, /* pictures of other types among them */
    FOLDER_FOLDERS,
    FOLDER_TEXTS, /* those that are the caption of no picture */
    FOLDER_PART_COUNT
};

/* "documents", "videos", … A literal. */
const char *folder_part_name(enum folder_part part);

/* The names of each part; false when the document describes no folder, or is too large for one. They live in
 * the arena, which the document fills with at most 36 MiB. */
bool folder_read(struct arena *arena, struct str document, struct str_list out[FOLDER_PART_COUNT]);

#endif
