#include "type/metrics_cache.h"

/* A slide measures some hundred texts, the worst ones some thousand. */
#define SLOTS 4096
/* Slots that are tried for a text. */
#define PROBES 8

struct effort_known {
    struct str text; /* absent: free */
    enum face face;
    int size_px, width_px;
};

struct measured {
    struct metrics metrics; /* the metrics that callers use */
    struct metrics asked;
    struct effort effort;
};

/* The text's slot, or a free one for it; NULL when all are taken. */
static struct effort_known *
slot_for(struct effort_known *known, enum face face, int size_px, struct str text)
{
    uint64_t seed = STR_HASH_SEED ^ (uint64_t)(size_px * FACE_COUNT + (int)face);
    uint64_t at = str_hash(text, seed);
    for (int i = 0; i < PROBES; i++, at++) {
        struct effort_known *slot = &known[at % SLOTS];
        bool same = slot->face == face && slot->size_px == size_px && str_equal(slot->text, text);
        if (!slot->text.ptr || same)
            return slot;
    }
    return NULL;
}

static int
width(void *ctx, enum face face, int size_px, struct str text)
{
    struct measured *measured = ctx;
    const struct metrics *asked = &measured->asked;
    struct effort_known *slot = text.len ? slot_for(measured->effort.known, face, size_px, text) : NULL;
    if (slot && slot->text.ptr) {
        effort_spend(&measured->effort, EFFORT_CACHED);
        return slot->width_px;
    }
    effort_spend(&measured->effort, EFFORT_CALL + EFFORT_BYTE * (int64_t)text.len);
    int px = asked->width(asked->ctx, face, size_px, text);
    if (slot)
        *slot = (struct effort_known){text, face, size_px, px};
    return px;
}

static void
extent(void *ctx, enum face face, int size_px, int *cap_px, int *descent_px)
{
    const struct metrics *asked = &((struct measured *)ctx)->asked;
    asked->extent(asked->ctx, face, size_px, cap_px, descent_px);
}

const struct metrics *
metrics_cached(struct arena *arena, const struct metrics *metrics)
{
    struct measured *measured = arena_alloc(arena, sizeof(*measured));
    measured->asked = *metrics;
    measured->effort = (struct effort){.left = EFFORT_SLIDE,
                                       .known = arena_array(arena, SLOTS, sizeof(struct effort_known))};
    measured->metrics = (struct metrics){measured, width, extent, &measured->effort, metrics->breaks};
    return &measured->metrics;
}
