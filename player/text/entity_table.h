/* The names of HTML's character references: see entity_table.c for the form of the texts. */
#ifndef BREAKROOM_TEXT_ENTITY_TABLE_H
#define BREAKROOM_TEXT_ENTITY_TABLE_H

#include <stddef.h>

extern const char *const entity_table[];
extern const size_t entity_table_count;

#endif
