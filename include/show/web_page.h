/* The slides as one web page, to send by mail or to put on an intranet. */
#ifndef BREAKROOM_SHOW_WEB_PAGE_H
#define BREAKROOM_SHOW_WEB_PAGE_H

#include "show/show.h"

struct web_page;

/* A page under a title. The caller owns it: web_page_destroy. */
struct web_page *web_page_create(struct str title, struct str moment, enum reason_language language);
void web_page_destroy(struct web_page *page); /* NULL is fine */

/* Adds a slide, scaled down and embedded in the page. `name` identifies its item to people, `reason` says why
 * it is not shown; absent when it is. Slides that are shown come first. False when the page would be too
 * large to mail or to open: then it contains what fits, and a note. */
bool web_page_add(struct web_page *page, const struct frame *frame, struct str name, struct str reason);

/* Writes the page: HTML without scripts and without external resources. False with errno. */
bool web_page_write(struct web_page *page, const char *path);

#endif
