#include "playlist/order.h"

#include <stdlib.h>

#include "base/memory.h"

struct entry {
    int64_t at_ms;
    size_t index;
    enum kind kind;
};

static int64_t
age_of(const struct item *item)
{
    if (item->published_s != TIME_NONE)
        return item->published_s * 1000;
    return item->updated_s != TIME_NONE ? item->updated_s * 1000 : item->first_seen_ms;
}

static int
newer_first(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;
    if (a->at_ms != b->at_ms)
        return a->at_ms > b->at_ms ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* The kind that must be taken now because more than half of what is left is of it, or KIND_COUNT. */
static enum kind
pressing(const size_t left[KIND_COUNT], size_t total)
{
    for (int kind = 0; kind < KIND_COUNT; kind++)
        if (left[kind] * 2 > total)
            return (enum kind)kind;
    return KIND_COUNT;
}

static size_t
pick(const struct entry *entries, size_t count, enum kind wanted, enum kind avoided)
{
    for (size_t i = 0; i < count; i++)
        if (wanted != KIND_COUNT ? entries[i].kind == wanted : entries[i].kind != avoided)
            return i;
    return 0;
}

static void
interleave(struct entry *entries, size_t count, size_t *order)
{
    size_t left[KIND_COUNT] = {0};
    for (size_t i = 0; i < count; i++)
        left[entries[i].kind]++;
    enum kind last = KIND_COUNT;
    for (size_t done = 0; done < count; done++) {
        size_t remaining = count - done;
        enum kind wanted = pressing(left, remaining);
        size_t at = pick(entries, remaining, wanted == last ? KIND_COUNT : wanted, last);
        last = entries[at].kind;
        left[last]--;
        order[done] = entries[at].index;
        for (; at + 1 < remaining; at++)
            entries[at] = entries[at + 1];
    }
}

void
order_round(const struct item *items, size_t count, size_t *order)
{
    struct entry *entries = memory_array(count, sizeof(*entries));
    int64_t at_ms = INT64_MAX;
    for (size_t i = 0; i < count; i++) {
        int64_t own_ms = age_of(&items[i]);
        at_ms = own_ms != TIME_NONE ? own_ms : at_ms;
        entries[i] = (struct entry){at_ms, i, items[i].kind};
    }
    qsort(entries, count, sizeof(*entries), newer_first);
    interleave(entries, count, order);
    memory_free(entries);
}
