#include "playlist/order.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* One turn. */
struct round_slot {
    double wanted; /* position in the round, 0 to 1 */
    size_t entry;
};

/* The remaining turns of one kind, soonest first; those before `head` are taken. */
struct queue {
    struct round_slot *slots;
    size_t head, count;
};

struct work {
    const struct order_entry *entries;
    size_t count;
    struct queue queues[KIND_COUNT];
    struct order_past past;
    size_t left;      /* remaining turns in all queues */
    size_t barometer; /* an entry of that kind, or ORDER_NONE */
    size_t *out;
    size_t done;
};

static int
sooner_first(const void *left, const void *right)
{
    const struct round_slot *a = left;
    const struct round_slot *b = right;
    if (a->wanted < b->wanted || a->wanted > b->wanted)
        return a->wanted < b->wanted ? -1 : 1;
    return a->entry < b->entry ? -1 : a->entry > b->entry;
}

static size_t
fill(struct work *work, struct round_slot *slots)
{
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        struct queue *queue = &work->queues[kind];
        queue->slots = slots;
        for (size_t i = 0; i < work->count; i++) {
            const struct order_entry *entry = &work->entries[i];
            double start = (double)i / (double)work->count;
            for (int turn = entry->taken; (int)entry->kind == kind && turn < entry->turns; turn++)
                slots[queue->count++] = (struct round_slot){(turn + start) / entry->turns, i};
        }
        qsort(slots, queue->count, sizeof(*slots), sooner_first);
        slots += queue->count;
        work->left += queue->count;
    }
    return work->left;
}

/* The index in a queue of the first turn that may come now, or ORDER_NONE. */
static size_t
candidate(const struct work *work, enum kind kind)
{
    const struct queue *queue = &work->queues[kind];
    for (size_t at = queue->head; at < queue->count; at++)
        if (work->entries[queue->slots[at].entry].index != work->past.index)
            return at;
    return ORDER_NONE;
}

static size_t
left_of(const struct work *work, int kind)
{
    return work->queues[kind].count - work->queues[kind].head;
}

/* The kind of the next turn, KIND_COUNT when none may come. A kind with more than half of the remaining turns
 * must come now, or some of them would be adjacent in the end. */
static enum kind
next_kind(const struct work *work)
{
    enum kind best = KIND_COUNT;
    double wanted = 0;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        size_t at = (enum kind)kind == work->past.kind ? ORDER_NONE : candidate(work, (enum kind)kind);
        if (at == ORDER_NONE)
            continue;
        if (left_of(work, kind) * 2 > work->left)
            return (enum kind)kind;
        if (best == KIND_COUNT || work->queues[kind].slots[at].wanted < wanted) {
            best = (enum kind)kind;
            wanted = work->queues[kind].slots[at].wanted;
        }
    }
    if (best == KIND_COUNT && work->past.kind != KIND_COUNT && candidate(work, work->past.kind) != ORDER_NONE)
        return work->past.kind;
    return best;
}

static void
emit(struct work *work, size_t entry)
{
    const struct order_entry *chosen = &work->entries[entry];
    work->out[work->done++] = chosen->index;
    work->past.index = chosen->index;
    work->past.kind = chosen->kind;
    work->past.figure = work->past.figure || chosen->kind == KIND_FIGURE;
}

static size_t
take(struct work *work, enum kind kind)
{
    struct queue *queue = &work->queues[kind];
    size_t at = candidate(work, kind);
    struct round_slot slot = queue->slots[at];
    memmove(queue->slots + queue->head + 1, queue->slots + queue->head, (at - queue->head) * sizeof(slot));
    queue->slots[queue->head++] = slot;
    work->left--;
    return slot.entry;
}

/* The first barometer, or ORDER_NONE. */
static size_t
find_barometer(const struct work *work)
{
    for (size_t i = 0; i < work->count; i++)
        if (work->entries[i].kind == KIND_BAROMETER)
            return i;
    return ORDER_NONE;
}

/* True before the first figure of the round, which must follow a barometer. */
static bool
figure_waits(const struct work *work)
{
    return !work->past.figure && work->barometer != ORDER_NONE && left_of(work, KIND_FIGURE) > 0;
}

/* A barometer and the figure after it; one that has no turn left gets an additional one. */
static void
emit_pair(struct work *work)
{
    if (work->past.kind != KIND_BAROMETER)
        emit(work, left_of(work, KIND_BAROMETER) ? take(work, KIND_BAROMETER) : work->barometer);
    emit(work, take(work, KIND_FIGURE));
}

/* False when none of the remaining turns may come now. */
static bool
emit_next(struct work *work)
{
    bool waits = figure_waits(work);
    enum kind kind = waits && work->past.kind == KIND_BAROMETER ? KIND_FIGURE : next_kind(work);
    if (waits && (kind == KIND_FIGURE || kind == KIND_BAROMETER || kind == KIND_COUNT))
        emit_pair(work);
    else if (kind != KIND_COUNT)
        emit(work, take(work, kind));
    return waits || kind != KIND_COUNT;
}

size_t
order_round(const struct order_entry *entries, size_t count, struct order_past past, size_t *out)
{
    size_t turns = 0;
    for (size_t i = 0; i < count; i++)
        turns += entries[i].turns > entries[i].taken ? (size_t)(entries[i].turns - entries[i].taken) : 0;
    struct work work = {.entries = entries, .count = count, .past = past, .out = out};
    struct round_slot *slots = memory_array(turns, sizeof(*slots));
    if (count == 1)
        work.past.index = ORDER_NONE;
    fill(&work, slots);
    work.barometer = find_barometer(&work);
    while (work.left && emit_next(&work))
        if (count == 1)
            work.past.index = ORDER_NONE;
    memory_free(slots);
    return work.done;
}
