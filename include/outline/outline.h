/* Places in a document: the parts of an item with their names and positions. */
#ifndef BREAKROOM_OUTLINE_OUTLINE_H
#define BREAKROOM_OUTLINE_OUTLINE_H

#include "base/arena.h"
#include "outline/xml.h"
#include "text/json_scan.h"

/* A member of an item in JSON, an element in XML. */
struct outline_part {
    struct str name;      /* without prefix */
    size_t at;            /* in the text */
    bool ours;            /* within `_breakroom`, or in the Breakroom namespace */
    enum json_event type; /* type of the value; JSON_STRING in XML */
    struct str value;     /* its text; absent for objects and arrays */
};

#define PARTS_MAX 128

/* The parts of the item in JSON that begins at `from` and ends before `to`. Returns how many. */
size_t outline_json(struct arena *arena, struct str text, size_t from, size_t to,
                    struct outline_part parts[PARTS_MAX]);

/* The same of an item in XML. */
size_t outline_xml(struct arena *arena, const struct xml *xml, size_t from, size_t to,
                   struct outline_part parts[PARTS_MAX]);

#endif
