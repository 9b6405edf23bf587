/* The pictures of an item: which of them is its image, and which are best for a slide. */
#ifndef BREAKROOM_FORMATS_DRAFT_PICTURE_H
#define BREAKROOM_FORMATS_DRAFT_PICTURE_H

#include "formats/draft.h"

/* An address resolved against its own base, else that of the document, else the home page. */
struct str draft_resolve(const struct draft_context *context, struct arena *arena, struct str own,
                         struct str url);

/* Adds the pictures of the text just read to the candidates, up to FEED_LIST_MAX. */
void draft_take_pictures(struct draft_picture *all, size_t *count, const struct html *html, struct str base);

/* The first that may be fetched, in the order of enum draft_source; sorts the candidates. Absent when there
 * is none. */
struct str draft_first_picture(const struct draft_context *context, struct arena *arena,
                               struct draft_picture *all, size_t count);

/* Sets image and pictures of the item. */
void draft_set_pictures(const struct draft_context *context, struct arena *arena, struct draft_picture *all,
                        size_t count, struct item *out);

#endif
