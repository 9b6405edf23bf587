#include "formats/feed_reader.h"

#include <stddef.h>
#include <stdint.h>

#define L(member) offsetof(struct feed_limits, member)

#define FIXED SIZE_MAX

static const struct {
    size_t at; /* offset in the limits; FIXED: not configurable */
    size_t standard;
    const char *before, *after; /* the number */
} rows[FEED_LIMIT_COUNT] = {
    [FEED_LIMIT_ITEMS] = {L(items), 1000, "more than ", " items: the rest is left out (max-items)"},
    [FEED_LIMIT_TEXT] = {L(text_bytes), CEILING((size_t)64 * 1024), "texts longer than ",
                         " bytes: the rest of each is left out (max-text)"},
    [FEED_LIMIT_TOTAL] = {L(total_bytes), CEILING((size_t)2 * 1024 * 1024), "more than ",
                          " bytes of text in all: further texts are shortened (max-total-text)"},
    [FEED_LIMIT_DEPTH] = {L(depth), 256, "elements nested deeper than ",
                          ": what is in them is left out (max-depth)"},
    [FEED_LIMIT_ATTRIBUTES] = {L(attributes), 256, "elements with more than ",
                               " attributes: the rest of these is left out (max-attributes)"},
    [FEED_LIMIT_LIST] =
        {FIXED, FEED_LIST_MAX, "items with more than ",
         " pictures, authors or categories, or too many values: the rest of these is left out"},
    [FEED_LIMIT_MEMORY] = {FIXED, FEED_MEMORY_BYTES_MAX, "more than ",
                           " bytes in all: the rest of the items is left out"},
};

static size_t
number_of(const struct feed_limits *limits, enum feed_limit limit)
{
    size_t at = rows[limit].at;
    return at == FIXED ? rows[limit].standard : *(const size_t *)(const void *)((const char *)limits + at);
}

struct feed_limits
feed_limits_default(void)
{
    struct feed_limits limits = {0};
    for (int i = 0; i < FEED_LIMIT_COUNT; i++)
        if (rows[i].at != FIXED)
            *(size_t *)(void *)((char *)&limits + rows[i].at) = rows[i].standard;
    return limits;
}

struct str
feed_limit_words(enum feed_limit limit, const struct feed_limits *limits, struct arena *arena)
{
    return arena_printf(arena, "%s%zu%s", rows[limit].before, number_of(limits, limit), rows[limit].after);
}
