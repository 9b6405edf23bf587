/* Items that hold as much as an item can hold, of every kind and of the texts that are hardest to lay out. */
#ifndef BREAKROOM_TESTS_FAKES_ENDLESS_ITEMS_H
#define BREAKROOM_TESTS_FAKES_ENDLESS_ITEMS_H

#include "feed/item.h"

/* The most that reading a feed leaves of each, bytes and entries. */
#define ENDLESS_TITLE  2048
#define ENDLESS_FIELD  4096
#define ENDLESS_BODY   65536
#define ENDLESS_LIST   256
#define ENDLESS_SERIES 256

/* How many sorts of text there are, and what one is called. */
int endless_sorts(void);
const char *endless_name(int sort);

/* A text of about so many bytes; in the arena. */
struct str endless_text(struct arena *arena, int sort, size_t bytes);

/* What of an item is endless. */
enum endless_part { ENDLESS_IN_TITLE = 1, ENDLESS_IN_BODY = 2, ENDLESS_IN_FIELDS = 4, ENDLESS_IN_ALL = 7 };

/* An item of a kind with everything it may have, some parts of it endless; in the arena. */
struct item endless_item(struct arena *arena, enum kind kind, int sort, int parts);

#endif
