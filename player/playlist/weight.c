#include "playlist/weight.h"

#include <stdlib.h>

#include "base/duration.h"
#include "base/memory.h"

#define FRESH_TURNS 3.0

static double
freshness(const struct judge *judge, const struct item *item)
{
    int64_t at_ms = judge_time(judge, item);
    if (at_ms == TIME_NONE || judge->known_ms == TIME_NONE)
        return 1;
    double days = (double)(judge->known_ms - at_ms) / (double)DAY_MS;
    if (days <= 1)
        return FRESH_TURNS;
    return days >= 7 ? 1 : FRESH_TURNS - (FRESH_TURNS - 1) * (days - 1) / 6;
}

static double
urgency(const struct item *item)
{
    struct str priority = item_text(item, FIELD_PRIORITY);
    if (str_equal_nocase(priority, STR("high")))
        return 2;
    return str_equal_nocase(priority, STR("low")) ? .5 : 1;
}

/* Whom a compliment is for; without a name it stands for itself. */
static uint64_t
person_of(const struct item *item)
{
    struct str_list to = item_texts(item, FIELD_TO);
    uint64_t hash = STR_HASH_SEED;
    if (to.count == 0)
        return str_hash(item->key, str_hash(item->feed, str_hash(STR("\n"), hash)));
    for (size_t i = 0; i < to.count; i++)
        hash = str_hash(str_trim(to.items[i]), hash);
    return hash;
}

struct person_share {
    uint64_t person;
    size_t at; /* in weights */
};

static int
by_person(const void *left, const void *right)
{
    const struct person_share *a = left;
    const struct person_share *b = right;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

static void
share_out(const struct person_share *shares, size_t count, double each, double *weights)
{
    for (size_t start = 0, end; start < count; start = end) {
        double own = 0;
        for (end = start; end < count && shares[end].person == shares[start].person; end++)
            own += weights[shares[end].at];
        for (size_t i = start; i < end; i++)
            weights[shares[i].at] *= each / own;
    }
}

static void
weigh_compliments(const struct item *items, const size_t *chosen, size_t count, double *weights)
{
    struct person_share *shares = memory_array(count, sizeof(*shares));
    size_t found = 0;
    size_t people = 0;
    double total = 0;
    for (size_t i = 0; i < count; i++)
        if (items[chosen[i]].kind == KIND_COMPLIMENT) {
            shares[found++] = (struct person_share){person_of(&items[chosen[i]]), i};
            total += weights[i];
        }
    qsort(shares, found, sizeof(*shares), by_person);
    for (size_t i = 0; i < found; i++)
        people += i == 0 || shares[i].person != shares[i - 1].person;
    if (people)
        share_out(shares, found, total / (double)people, weights);
    memory_free(shares);
}

void
weight_items(const struct judge *judge, const struct item *items, const size_t *chosen, size_t count,
             double *weights)
{
    for (size_t i = 0; i < count; i++)
        weights[i] = freshness(judge, &items[chosen[i]]) * urgency(&items[chosen[i]]);
    weigh_compliments(items, chosen, count, weights);
}
