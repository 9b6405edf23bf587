#include "playlist/share.h"

#include <math.h>

#include "base/number.h"

#define TURNS_MAX 60 /* of one item in a round */

static size_t
with_turns(const struct order_entry *entries, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += entries[i].turns > 0;
    return found;
}

/* An item of small weight may be omitted from a round, but not when too few would remain. */
static void
fill_places(struct order_entry *entries, size_t count)
{
    for (size_t i = 0, found = with_turns(entries, count); i < count && found < SHARE_ITEMS; i++) {
        found += entries[i].turns == 0;
        entries[i].turns += entries[i].turns == 0;
    }
}

/* The entry with the most time in the round. */
static size_t
heaviest(const struct order_entry *entries, const int64_t *lengths_ms, size_t count, bool further)
{
    size_t found = ORDER_NONE;
    int64_t most_ms = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t own_ms = entries[i].turns * lengths_ms[i];
        if (own_ms > most_ms && (!further || entries[i].turns > 1)) {
            found = i;
            most_ms = own_ms;
        }
    }
    return found;
}

/* Takes further turns back until no entry with several turns has too much. */
static int64_t
take_back(struct order_entry *entries, const int64_t *lengths_ms, size_t count)
{
    int64_t total_ms = 0;
    for (size_t i = 0; i < count; i++)
        total_ms += entries[i].turns * lengths_ms[i];
    for (;;) {
        size_t i = heaviest(entries, lengths_ms, count, true);
        if (i == ORDER_NONE || entries[i].turns * lengths_ms[i] * SHARE_ITEMS <= total_ms)
            return total_ms;
        entries[i].turns--;
        total_ms -= lengths_ms[i];
    }
}

/* The entry with the least time in the round that may have one more turn without exceeding the heaviest, and
 * without following itself. */
static size_t
lightest(const struct order_entry *entries, const int64_t *lengths_ms, size_t count, int64_t most_ms)
{
    int64_t turns = 0, least_ms = INT64_MAX;
    size_t found = ORDER_NONE;
    for (size_t i = 0; i < count; i++)
        turns += entries[i].turns;
    for (size_t i = 0; i < count; i++) {
        int64_t own_ms = entries[i].turns * lengths_ms[i];
        bool fits = own_ms + lengths_ms[i] <= most_ms && entries[i].turns < TURNS_MAX;
        fits = fits && (entries[i].turns + 1) * 3 <= turns;
        if (fits && entries[i].turns && own_ms < least_ms) {
            found = i;
            least_ms = own_ms;
        }
    }
    return found;
}

void
share_turns(struct order_entry *entries, const int64_t *lengths_ms, size_t count)
{
    if (count < SHARE_ITEMS)
        return;
    fill_places(entries, count);
    int64_t total_ms = take_back(entries, lengths_ms, count);
    size_t most = heaviest(entries, lengths_ms, count, false);
    int64_t most_ms = entries[most].turns * lengths_ms[most];
    while (total_ms < most_ms * SHARE_ITEMS) {
        size_t i = lightest(entries, lengths_ms, count, most_ms);
        if (i == ORDER_NONE)
            return;
        entries[i].turns++;
        total_ms += lengths_ms[i];
    }
}

/* Distributes the difference between minimum and maximum: as much below the expected lengths as above them.
 */
static void
spread(const int *turns, const int64_t *lengths_ms, size_t count, int64_t total_ms, int64_t most_ms,
       struct share_span *spans)
{
    double less = sqrt((double)most_ms * SHARE_ITEMS / (double)total_ms);
    for (size_t i = 0; i < count; i++)
        if (turns[i] > 0)
            spans[i] = (struct share_span){(int64_t)ceil((double)(turns[i] * lengths_ms[i]) * less),
                                           (int64_t)((double)total_ms * less / SHARE_ITEMS)};
}

/* Without such a difference, the missing time is added to the entries below the maximum, in proportion to
 * their distance from it. */
static void
stretch(const int *turns, const int64_t *lengths_ms, size_t count, int64_t total_ms, int64_t most_ms,
        struct share_span *spans)
{
    double room_ms = 0;
    for (size_t i = 0; i < count; i++)
        room_ms += turns[i] > 0 ? (double)(most_ms - turns[i] * lengths_ms[i]) : 0;
    double part = room_ms > 0 ? (double)(most_ms * SHARE_ITEMS - total_ms) / room_ms : 0;
    for (size_t i = 0; i < count; i++)
        if (turns[i] > 0) {
            double own_ms = (double)(turns[i] * lengths_ms[i]);
            own_ms += ((double)most_ms - own_ms) * part;
            spans[i] = (struct share_span){(int64_t)ceil(own_ms), most_ms};
        }
}

void
share_spans(const int *turns, const int64_t *lengths_ms, size_t count, struct share_span *spans)
{
    int64_t total_ms = 0, most_ms = 0;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t own_ms = turns[i] * lengths_ms[i];
        spans[i] = (struct share_span){0, 0};
        found += turns[i] > 0;
        total_ms += own_ms;
        most_ms = number_max(own_ms, most_ms);
    }
    if (found < SHARE_ITEMS)
        return;
    if (total_ms >= most_ms * SHARE_ITEMS)
        spread(turns, lengths_ms, count, total_ms, most_ms, spans);
    else
        stretch(turns, lengths_ms, count, total_ms, most_ms, spans);
}
