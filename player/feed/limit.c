#include "feed/feed.h"

#include <stddef.h>

#define L(member) offsetof(struct feed_limits, member)

static const struct {
    size_t at;
    size_t standard;
    const char *before, *after; /* the number */
} rows[FEED_LIMIT_COUNT] = {
    [FEED_LIMIT_ITEMS] = {L(items), 1000, "more than ", " items: the rest is left out (max-items)"},
    [FEED_LIMIT_TEXT] = {L(text_bytes), (size_t)64 * 1024, "texts longer than ",
                         " bytes: the rest of each is left out (max-text)"},
    [FEED_LIMIT_TOTAL] = {L(total_bytes), (size_t)2 * 1024 * 1024, "more than ",
                          " bytes of text in all: further texts are shortened (max-total-text)"},
    [FEED_LIMIT_DEPTH] = {L(depth), 256, "elements nested deeper than ",
                          ": what is in them is left out (max-depth)"},
    [FEED_LIMIT_ATTRIBUTES] = {L(attributes), 256, "elements with more than ",
                               " attributes: the rest of these is left out (max-attributes)"},
};

static size_t *
member(struct feed_limits *limits, enum feed_limit limit)
{
    return (size_t *)((char *)limits + rows[limit].at);
}

struct feed_limits
feed_limits_default(void)
{
    struct feed_limits limits;
    for (int i = 0; i < FEED_LIMIT_COUNT; i++)
        *member(&limits, (enum feed_limit)i) = rows[i].standard;
    return limits;
}

struct str
feed_limit_words(enum feed_limit limit, const struct feed_limits *limits, struct arena *arena)
{
    struct feed_limits copy = *limits;
    return arena_printf(arena, "%s%zu%s", rows[limit].before, *member(&copy, limit), rows[limit].after);
}
