#include "recovery/quarantine.h"

#include <stdlib.h>

#include "runtime/runtime.h"
#include "recovery/recovery.h"

/* The feed with the most recently seen item; absent with fewer than two feeds. */
static struct str
newest_feed(const struct item *items, size_t count)
{
    const struct item *newest = count ? &items[0] : NULL;
    bool several = false;
    for (size_t i = 1; i < count; i++) {
        several = several || !str_equal(items[i].feed, items[0].feed);
        if (items[i].first_seen_ms > newest->first_seen_ms)
            newest = &items[i];
    }
    return several ? newest->feed : STR_NONE;
}

void
quarantine_mark(const struct recovery_record *record, struct item *items, size_t count)
{
    bool suspects = record && recovery_suspects(record);
    bool guess = record && record->step == 1 && !suspects;
    struct str feed = guess ? newest_feed(items, count) : STR_NONE;
    for (size_t i = 0; i < count; i++)
        items[i].quarantined = (record && record->step > 1) ||
                               (suspects && recovery_is_quarantined(record, item_hash(&items[i]))) ||
                               (feed.ptr && str_equal(items[i].feed, feed));
}

static size_t
collect(const struct recovery_record *record, uint64_t *hashes)
{
    size_t count = 0;
    for (size_t i = 0; i < RECOVERY_SUSPECTS_MAX; i++)
        if (recovery_convicted(&record->suspects[i]))
            hashes[count++] = record->suspects[i].id;
    return count;
}

size_t
quarantine_known(struct arena *arena, struct str store, uint64_t **hashes)
{
    struct runtime_report *reports = arena_array(arena, RUNTIME_REPORTS_MAX, sizeof(*reports));
    size_t count = runtime_read(arena, reports), known = 0;
    *hashes = arena_array(arena, count * RECOVERY_SUSPECTS_MAX, sizeof(**hashes));
    for (size_t i = 0; i < count; i++) {
        struct recovery_record record;
        bool wanted =
            str_equal(reports[i].role, STR("play")) && (!store.ptr || str_equal(reports[i].store, store));
        if (wanted && recovery_read(reports[i].path, &record))
            known += collect(&record, *hashes + known);
    }
    return known;
}

void
quarantine_mark_known(struct arena *arena, const char *folder, struct item *items, size_t count)
{
    uint64_t *hashes;
    char *real = realpath(folder, NULL);
    size_t known = real ? quarantine_known(arena, str_from(real), &hashes) : 0;
    for (size_t i = 0; known && i < count; i++) {
        uint64_t hash = item_hash(&items[i]);
        for (size_t k = 0; k < known; k++)
            items[i].quarantined = items[i].quarantined || hash == hashes[k];
    }
    free(real);
}
