/* Items with as much content as an item can have, of every kind and with the texts that are hardest to lay
 * out. */
#ifndef BREAKROOM_TESTS_FAKES_ENDLESS_ITEMS_H
#define BREAKROOM_TESTS_FAKES_ENDLESS_ITEMS_H

#include "feed/item.h"

/* The limits of the reader for each, in bytes and entries. */
#define ENDLESS_TITLE  2048
#define ENDLESS_FIELD  4096
#define ENDLESS_BODY   65536
#define ENDLESS_LIST   256
#define ENDLESS_SERIES 256

/* How many sorts of text there are, and the name of one. */
int endless_sorts(void);
const char *endless_name(int sort);

/* A text of about so many bytes, in the arena. */
struct str endless_text(struct arena *arena, int sort, size_t bytes);

/* The parts of an item that are endless. */
enum endless_part { ENDLESS_IN_TITLE = 1, ENDLESS_IN_BODY = 2, ENDLESS_IN_FIELDS = 4, ENDLESS_IN_ALL = 7 };

/* An item of a kind with all its fields, some of them endless, in the arena. */
struct item endless_item(struct arena *arena, enum kind kind, int sort, int parts);

#endif
