/* The slides as one web page: to mail, or to put on an intranet. */
#ifndef BREAKROOM_COMMANDS_RENDER_PAGE_H
#define BREAKROOM_COMMANDS_RENDER_PAGE_H

#include "show/show.h"

struct render_page;

/* A page under a title, in French or in English. The caller owns it: render_page_destroy. */
struct render_page *render_page_create(struct str title, struct str moment, bool french);
void render_page_destroy(struct render_page *page); /* NULL is fine */

/* Adds a slide, scaled down and held in the page itself. `name` is what people know its item by, `reason` why
 * it is not shown; absent when it is. Those that are shown come first. False when the page would be too large
 * to mail or to open: it says so itself, and holds what fits. */
bool render_page_add(struct render_page *page, const struct frame *frame, struct str name, struct str reason);

/* Writes it: HTML without scripts, and nothing in it that is fetched. False with errno. */
bool render_page_write(struct render_page *page, const char *path);

#endif
