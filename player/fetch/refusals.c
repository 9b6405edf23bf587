#include "fetch/refusals_private.h"
#include "base/number.h"

#include "base/duration.h"

#define WAYS        8 /* alternative places of one picture */
#define ARENA_BYTES ((size_t)64 * 1024)
#define NOT_WRITTEN (-1)

static const struct rule {
    int64_t wait_ms; /* 0: refusal_details.unreached_ms */
    bool doubles;
    int fault; /* enum store_fault */
} rules[REFUSAL_CAUSES] = {
    [REFUSAL_UNREACHED] = {0, false, NOT_WRITTEN},
    [REFUSAL_UNABLE] = {0, true, NOT_WRITTEN},
    [REFUSAL_INCOMPLETE] = {0, true, NOT_WRITTEN},
    [REFUSAL_CROPPED] = {0, true, STORE_FAULT_CROPPED},
    [REFUSAL_GONE] = {HOUR_MS, false, STORE_FAULT_GONE},
    [REFUSAL_UNUSABLE] = {DAY_MS, false, STORE_FAULT_UNUSABLE},
};

void
refusals_init(struct refusals *refusals, struct store *store, const struct config *config)
{
    int64_t limits[] = {config->picture_max_bytes, config->picture_max_pixels};
    uint64_t version = str_hash(STR(BREAKROOM_VERSION), STR_HASH_SEED);
    refusals->store = store;
    refusals->context = str_hash((struct str){(const char *)limits, sizeof(limits)}, version);
}

static uint64_t
key_of(struct str url)
{
    uint64_t key = str_hash(url, STR_HASH_SEED);
    return key ? key : 1;
}

static struct refusal *
row_at(struct refusals *refusals, uint64_t key, size_t way)
{
    return &refusals->rows[(key + way) % REFUSALS];
}

static struct refusal *
remembered(struct refusals *refusals, struct str url)
{
    uint64_t key = key_of(url);
    for (size_t way = 0; way < WAYS; way++)
        if (row_at(refusals, key, way)->url == key)
            return row_at(refusals, key, way);
    return NULL;
}

/* The entry for a picture: its own, or the one that is due first. */
static struct refusal *
row_for(struct refusals *refusals, struct str url)
{
    uint64_t key = key_of(url);
    struct refusal *row = remembered(refusals, url);
    if (row)
        return row;
    row = row_at(refusals, key, 0);
    for (size_t way = 1; way < WAYS; way++) {
        struct refusal *other = row_at(refusals, key, way);
        if (row->url && (!other->url || other->until_ms < row->until_ms))
            row = other;
    }
    *row = (struct refusal){.url = key};
    return row;
}

static bool
has_validators(const struct store_refusal *written)
{
    return written->etag.ptr || written->last_modified.ptr;
}

/* False when nothing is stored that is still valid. */
static bool
read_written(struct refusals *refusals, struct str url, struct arena *arena, struct store_refusal *out)
{
    return store_refusal(refusals->store, url, arena, out) &&
           (out->fault != STORE_FAULT_UNUSABLE || out->context == refusals->context);
}

static int64_t
wait_of_written(const struct store_refusal *written)
{
    if (written->fault == STORE_FAULT_CROPPED)
        return 0; /* once after each start */
    return written->fault == STORE_FAULT_UNUSABLE && !has_validators(written) ? DAY_MS : HOUR_MS;
}

static enum refusal_cause
cause_of_written(const struct store_refusal *written)
{
    for (int cause = 0; cause < REFUSAL_CAUSES; cause++)
        if (rules[cause].fault == (int)written->fault)
            return (enum refusal_cause)cause;
    return REFUSAL_GONE;
}

static const struct refusal *
recall(struct refusals *refusals, struct str url, struct moment now)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct store_refusal written;
    struct refusal *row = NULL;
    /* a time in the future was stored with a wrong clock */
    if (read_written(refusals, url, arena, &written) && written.at_ms <= now.wall_ms) {
        row = row_for(refusals, url);
        row->cause = cause_of_written(&written);
        row->wait_ms = wait_of_written(&written);
        row->until_ms = now.mono_ms + row->wait_ms - (now.wall_ms - written.at_ms);
        row->why = reason_read(written.why);
    }
    arena_destroy(arena);
    return row;
}

const struct refusal *
refusals_find(struct refusals *refusals, struct str url, struct moment now)
{
    const struct refusal *row = remembered(refusals, url);
    return row ? row : recall(refusals, url, now);
}

static bool
same_validators(const struct store_refusal *written, const struct refusal_details *details)
{
    return str_equal(written->etag, details->etag) &&
           str_equal(written->last_modified, details->last_modified);
}

/* A stored entry is not written again: memory cards wear out. */
static void
write_down(struct refusals *refusals, struct str url, const struct refusal_details *details,
           struct moment now)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    enum store_fault fault = (enum store_fault)rules[details->cause].fault;
    struct store_refusal before;
    bool there = read_written(refusals, url, arena, &before) && before.fault == fault &&
                 same_validators(&before, details) && str_equal(before.why, str_from(details->why.text));
    if (!there)
        store_refuse_picture(refusals->store, url,
                             &(struct store_refusal){now.wall_ms, fault, str_from(details->why.text),
                                                     details->etag, details->last_modified,
                                                     refusals->context});
    arena_destroy(arena);
}

/* A server that sends the whole picture with the same validators ignores them. */
static bool
heeds_validators(struct refusals *refusals, struct str url, const struct refusal_details *details)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct store_refusal before;
    bool same = read_written(refusals, url, arena, &before) && before.fault == STORE_FAULT_UNUSABLE &&
                same_validators(&before, details);
    arena_destroy(arena);
    return (details->etag.ptr || details->last_modified.ptr) && !same;
}

static int64_t
doubled(int64_t wait_ms, int times)
{
    for (; times > 1 && wait_ms < DAY_MS; times--)
        wait_ms *= 2;
    return number_min(wait_ms, DAY_MS);
}

const struct refusal *
refusals_add(struct refusals *refusals, struct str url, const struct refusal_details *details,
             struct moment now)
{
    const struct rule *rule = &rules[details->cause];
    struct refusal *row = row_for(refusals, url);
    row->times = row->cause == details->cause ? row->times + 1 : 1;
    row->cause = details->cause;
    row->wait_ms = rule->wait_ms ? rule->wait_ms : details->unreached_ms;
    if (rule->doubles)
        row->wait_ms = doubled(row->wait_ms, row->times);
    if (details->cause == REFUSAL_UNUSABLE && heeds_validators(refusals, url, details))
        row->wait_ms = HOUR_MS;
    row->until_ms = now.mono_ms + row->wait_ms;
    row->why = details->why;
    if (rule->fault != NOT_WRITTEN)
        write_down(refusals, url, details, now);
    return row;
}

const struct refusal *
refusals_confirm(struct refusals *refusals, struct str url, struct moment now)
{
    struct refusal *row = row_for(refusals, url);
    row->wait_ms = HOUR_MS;
    row->until_ms = now.mono_ms + row->wait_ms;
    return row;
}

void
refusals_drop(struct refusals *refusals, struct str url)
{
    struct refusal *row = remembered(refusals, url);
    if (row)
        *row = (struct refusal){0};
}

void
refusals_validators(struct refusals *refusals, struct str url, struct arena *arena, struct str *etag,
                    struct str *last_modified)
{
    const struct refusal *row = remembered(refusals, url);
    struct store_refusal written;
    bool ask = row && row->cause == REFUSAL_UNUSABLE && read_written(refusals, url, arena, &written) &&
               written.fault == STORE_FAULT_UNUSABLE;
    *etag = ask ? written.etag : STR_NONE;
    *last_modified = ask ? written.last_modified : STR_NONE;
}
