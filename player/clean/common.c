/* First and last paragraphs shared by items of a feed. */
#include <stdlib.h>

#include "base/memory.h"
#include "clean/rules.h"
#include "text/date.h"

/* So many items must share a text before it counts as the feed's: a remark on two events, or a repeated one,
 * occurs in two items. Two are enough for a text that by its words belongs to the feed. */
#define ITEMS_MIN      3
#define ITEMS_OWN_MIN  2
#define GREETING_WORDS 6
#define ENDS_MAX       6 /* lines at each end */

#define SCRATCH_BYTES_MAX ((size_t)64 * 1024)

/* A line at the end of an item, by its text. The item's own title in it counts as any title. */
struct edge_line {
    uint64_t hash;
    size_t owner; /* in the list of items */
    struct clean_line *line;
};

static uint64_t
hash_of(struct arena *scratch, const struct clean_lines *lines, const struct clean_line *line)
{
    struct str folded = wording_fold(scratch, line->text);
    struct str title = wording_fold(scratch, lines->item->title);
    size_t at = title.len >= 4 ? str_find(folded, title) : SIZE_MAX;
    if (at == SIZE_MAX || title.len == folded.len)
        return str_hash(folded, STR_HASH_SEED);
    uint64_t hash = str_hash(str_slice(folded, 0, at), STR_HASH_SEED);
    return str_hash(str_slice(folded, at + title.len, SIZE_MAX), str_hash(STR("\n"), hash));
}

static int
by_hash(const void *left, const void *right)
{
    const struct edge_line *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->owner < b->owner ? -1 : a->owner > b->owner;
}

/* The first (or last) lines of all items; an item with only one line keeps it. */
static size_t
collect(struct clean_lines *all, size_t count, bool last, struct edge_line *edges, size_t *texts)
{
    size_t found = 0;
    struct arena *scratch = arena_create(SCRATCH_BYTES_MAX);
    *texts = 0;
    for (size_t i = 0; i < count; i++) {
        struct clean_line *line = last ? lines_last(&all[i]) : lines_first(&all[i]);
        if (!line || all[i].item->duplicate)
            continue;
        ++*texts;
        arena_reset(scratch);
        if (lines_more_than(&all[i], 1))
            edges[found++] = (struct edge_line){hash_of(scratch, &all[i], line), i, line};
    }
    arena_destroy(scratch);
    qsort(edges, found, sizeof(*edges), by_hash);
    return found;
}

/* "Dear colleagues,", or a line that names the site but no day: a line with a day is news. */
static bool
is_own(struct clean_lines *lines, const struct clean_line *line, struct str site, bool last)
{
    bool greeting = !last && str_ends(line->text, STR(",")) &&
                    wording_words(line->text, GREETING_WORDS + 1) <= GREETING_WORDS;
    return greeting || (site_is_named(lines->arena, line->text, site) && !date_names_day(line->text));
}

static bool
cut_common(struct clean_lines *all, size_t count, struct str site, bool last)
{
    struct edge_line *edges = memory_array(count, sizeof(*edges));
    size_t texts, found = collect(all, count, last, edges, &texts);
    bool any = false;
    for (size_t from = 0, to; from < found; from = to) {
        for (to = from; to < found && edges[to].hash == edges[from].hash; to++)
            continue;
        bool few = to - from < ITEMS_MIN;
        if (to - from < ITEMS_OWN_MIN || (to - from) * 2 < texts ||
            (few && !is_own(&all[edges[from].owner], edges[from].line, site, last)))
            continue;
        for (size_t i = from; i < to; i++)
            lines_cut(&all[edges[i].owner], edges[i].line, CLEAN_COMMON);
        any = true;
    }
    memory_free(edges);
    return any;
}

bool
rule_common(struct clean_lines *all, size_t count, struct str site)
{
    bool any = false;
    for (int step = 0; step < ENDS_MAX; step++) {
        bool first = cut_common(all, count, site, false), last = cut_common(all, count, site, true);
        if (!first && !last)
            break;
        any = true;
    }
    return any;
}
