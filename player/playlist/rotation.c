#include "playlist/rotation.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/number.h"
#include "playlist/expected.h"
#include "playlist/weight.h"

#define EMPTY_ROUNDS_MAX 64 /* an item with a small weight may wait for several rounds */

static struct judge
judge_at(const struct playlist *playlist, struct moment now)
{
    return (struct judge){&playlist->options, playlist->zone, now.trusted ? now.wall_ms : playlist->floor_ms,
                          now.trusted};
}

void
rotation_judge(struct playlist *playlist, struct moment now)
{
    playlist->judged = now;
    struct judge judge = judge_at(playlist, now);
    memory_free(playlist->verdicts);
    playlist->verdicts = memory_array(playlist->count, sizeof(*playlist->verdicts));
    judge_items(&judge, playlist->items, playlist->count, playlist->verdicts, &playlist->change_ms);
}

struct dated {
    int64_t at_ms;
    size_t index;
};

static int
newest_first(const void *left, const void *right)
{
    const struct dated *a = left;
    const struct dated *b = right;
    if (a->at_ms != b->at_ms)
        return a->at_ms > b->at_ms ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Indices of the shown items, alerts or the others, newest first; items without a date are in the order of
 * their feed. */
static size_t
choose(const struct playlist *playlist, bool alerts, struct moment now, size_t *out)
{
    struct judge judge = judge_at(playlist, now);
    struct dated *list = memory_array(playlist->count, sizeof(*list));
    size_t found = 0;
    int64_t at_ms = INT64_MAX;
    for (size_t i = 0; i < playlist->count; i++) {
        const struct item *item = &playlist->items[i];
        if (i && !str_equal(item->feed, item[-1].feed))
            at_ms = INT64_MAX;
        int64_t own_ms = judge_time(&judge, item);
        at_ms = own_ms != TIME_NONE ? own_ms : at_ms;
        if (playlist->verdicts[i].reason == PLAYLIST_SHOWN && (item->kind == KIND_ALERT) == alerts)
            list[found++] = (struct dated){at_ms, i};
    }
    qsort(list, found, sizeof(*list), newest_first);
    for (size_t i = 0; i < found; i++)
        out[i] = list[i].index;
    memory_free(list);
    return found;
}

/* Whole turns for a weight in this round, such that their mean over many rounds is the weight. */
static int
turns_of(const struct playlist *playlist, double weight, uint64_t id)
{
    uint64_t mixed = (id ^ playlist->options.seed) * 0x9e3779b97f4a7c15u;
    double start = (double)(mixed >> 11) / 9007199254740992.0;
    double round = (double)playlist->round;
    return (int)(floor((round + 1) * weight + start) - floor(round * weight + start));
}

/* More turns than all others together would require showing it twice in a row. */
static void
cap_turns(struct order_entry *entries, size_t count)
{
    int total = 0;
    for (size_t i = 0; i < count; i++)
        total += entries[i].turns;
    for (size_t i = 0; i < count; i++)
        if (entries[i].turns > 1 && entries[i].turns * 2 > total) {
            int others = total - entries[i].turns;
            entries[i].turns = number_max(others, 1);
            return;
        }
}

static void
begin_round(struct playlist *playlist)
{
    playlist->round++;
    playlist->past.figure = false;
    for (size_t i = 0; i < playlist->count; i++)
        if (playlist->items[i].kind != KIND_ALERT)
            playlist->marks[i] =
                (struct playlist_mark){.id = playlist->marks[i].id, .known_ms = playlist->marks[i].known_ms};
}

/* Decided once per round: weights decrease with time, and the order of the round must not change. */
static void
decide(const struct playlist *playlist, size_t index, double weight)
{
    struct playlist_mark *mark = &playlist->marks[index];
    if (mark->turns)
        return;
    mark->turns = turns_of(playlist, weight, mark->id) + 1;
    mark->length_ms = mark->known_ms > 0 ? mark->known_ms : expected_ms(playlist, &playlist->items[index]);
}

/* When the order is known, in which turns may have lapsed: how long each item may be on the screen. */
static void
allot(struct playlist *playlist, const struct order_entry *entries, const int64_t *lengths_ms, size_t count)
{
    int *turns = memory_array(count, sizeof(*turns));
    struct share_span *spans = memory_array(count, sizeof(*spans));
    for (size_t i = 0; i < count; i++)
        playlist->marks[entries[i].index].all = entries[i].taken;
    for (size_t i = playlist->head; i < playlist->end; i++)
        playlist->marks[playlist->queue[i]].all++;
    for (size_t i = 0; i < count; i++)
        turns[i] = playlist->marks[entries[i].index].all;
    share_spans(turns, lengths_ms, count, spans);
    for (size_t i = 0; i < count; i++)
        playlist->marks[entries[i].index].span = spans[i];
    memory_free(turns);
    memory_free(spans);
}

static void
plan_round(struct playlist *playlist, const size_t *chosen, const double *weights, size_t count)
{
    size_t room = 2;
    struct order_entry *entries = memory_array(count, sizeof(*entries));
    int64_t *lengths_ms = memory_array(count, sizeof(*lengths_ms));
    for (size_t i = 0; i < count; i++) {
        struct playlist_mark *mark = &playlist->marks[chosen[i]];
        decide(playlist, chosen[i], weights[i]);
        entries[i] =
            (struct order_entry){chosen[i], playlist->items[chosen[i]].kind, mark->turns - 1, mark->taken};
        lengths_ms[i] = mark->length_ms;
    }
    cap_turns(entries, count);
    share_turns(entries, lengths_ms, count);
    for (size_t i = 0; i < count; i++)
        room += entries[i].turns > entries[i].taken ? (size_t)(entries[i].turns - entries[i].taken) : 0;
    memory_free(playlist->queue);
    /* the first place is reserved for an item that comes again */
    playlist->queue = memory_array(room, sizeof(*playlist->queue));
    playlist->head = 1;
    playlist->end = 1 + order_round(entries, count, playlist->past, playlist->queue + 1);
    allot(playlist, entries, lengths_ms, count);
    memory_free(entries);
    memory_free(lengths_ms);
}

static void
plan_rounds(struct playlist *playlist, struct moment now)
{
    size_t *chosen = memory_array(playlist->count, sizeof(*chosen));
    double *weights = memory_array(playlist->count, sizeof(*weights));
    struct judge judge = judge_at(playlist, now);
    size_t count = choose(playlist, false, now, chosen);
    weight_items(&judge, playlist->items, chosen, count, weights);
    plan_round(playlist, chosen, weights, count);
    for (int i = 0; count && playlist->head == playlist->end && i <= EMPTY_ROUNDS_MAX; i++) {
        /* after so many empty rounds, one in which each item has a turn */
        for (size_t at = 0; i == EMPTY_ROUNDS_MAX && at < count; at++)
            weights[at] = 1;
        begin_round(playlist);
        plan_round(playlist, chosen, weights, count);
    }
    memory_free(chosen);
    memory_free(weights);
}

void
rotation_plan(struct playlist *playlist, struct moment now)
{
    memory_free(playlist->alerts);
    playlist->alerts = memory_array(playlist->count, sizeof(*playlist->alerts));
    playlist->alert_count = choose(playlist, true, now, playlist->alerts);
    plan_rounds(playlist, now);
}

/* One that was never shown, else the one after the current one. */
static size_t
next_alert(const struct playlist *playlist)
{
    size_t next = 0;
    for (size_t i = 0; i < playlist->alert_count; i++) {
        if (playlist->marks[playlist->alerts[i]].taken == 0)
            return playlist->alerts[i];
        if (playlist->alerts[i] == playlist->current)
            next = i + 1;
    }
    return playlist->alerts[next % playlist->alert_count];
}

size_t
rotation_peek(const struct playlist *playlist)
{
    if (playlist->alert_count)
        return next_alert(playlist);
    return playlist->head < playlist->end ? playlist->queue[playlist->head] : PLAYLIST_NOWHERE;
}

/* The part of the item's remaining time for the turn that begins. */
static struct share_span
part_of(const struct playlist_mark *mark)
{
    int64_t left = mark->all - mark->taken + 1;
    if (left < 1 || mark->span.most_ms <= 0)
        return (struct share_span){0, 0};
    return (struct share_span){(mark->span.least_ms - mark->spent_ms) / left,
                               (mark->span.most_ms - mark->spent_ms) / left};
}

size_t
rotation_next(struct playlist *playlist, struct moment now)
{
    size_t next = rotation_peek(playlist);
    if (next == PLAYLIST_NOWHERE)
        return next;
    struct playlist_mark *mark = &playlist->marks[next];
    mark->taken++;
    playlist->turn = (struct playlist_turn){.round = playlist->round};
    if (playlist->alert_count)
        return next;
    playlist->turn.span = part_of(mark);
    playlist->head++;
    playlist->past.index = next;
    playlist->past.kind = playlist->items[next].kind;
    playlist->past.figure = playlist->past.figure || playlist->past.kind == KIND_FIGURE;
    if (playlist->head == playlist->end) {
        begin_round(playlist);
        plan_rounds(playlist, now);
    }
    return next;
}

void
rotation_give_back(struct playlist *playlist)
{
    if (playlist->current == PLAYLIST_NOWHERE)
        return;
    playlist->marks[playlist->current].taken--;
    playlist->past = (struct order_past){ORDER_NONE, KIND_COUNT, playlist->past.figure};
    if (playlist->items[playlist->current].kind == KIND_FIGURE)
        playlist->past.figure = false;
}
