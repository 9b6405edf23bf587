/* What items of a feed have in common: paragraphs around their texts, the site's name in their titles. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "clean/rules.h"

#define ITEMS_MIN                                                                                            \
    3              /* that have something in common, before it is taken for the feed's and not for theirs    \
                    */
#define ENDS_MAX 6 /* lines at each end */

/* A line at the end of an item, by what it says. Its own title in it counts as any title. */
struct edge {
    uint64_t hash;
    size_t owner; /* in the list of items */
    struct line *line;
};

static uint64_t
hash_of(const struct lines *lines, const struct line *line)
{
    struct str folded = wording_fold(lines->arena, line->text);
    struct str title = wording_fold(lines->arena, lines->item->title);
    size_t at = title.len >= 4 ? str_find(folded, title) : SIZE_MAX;
    if (at == SIZE_MAX || title.len == folded.len)
        return str_hash(folded, STR_HASH_SEED);
    uint64_t hash = str_hash(str_slice(folded, 0, at), STR_HASH_SEED);
    return str_hash(str_slice(folded, at + title.len, SIZE_MAX), str_hash(STR("\n"), hash));
}

static int
by_hash(const void *left, const void *right)
{
    const struct edge *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->owner < b->owner ? -1 : a->owner > b->owner;
}

/* The first (or last) lines of all items; items that have only one keep it. */
static size_t
collect(struct lines *all, size_t count, bool last, struct edge *edges, size_t *texts)
{
    size_t found = 0;
    *texts = 0;
    for (size_t i = 0; i < count; i++) {
        struct line *line = last ? lines_last(&all[i]) : lines_first(&all[i]);
        if (!line || all[i].item->duplicate)
            continue;
        ++*texts;
        if (lines_left(&all[i]) > 1)
            edges[found++] = (struct edge){hash_of(&all[i], line), i, line};
    }
    qsort(edges, found, sizeof(*edges), by_hash);
    return found;
}

static bool
cut_common(struct lines *all, size_t count, bool last)
{
    struct edge *edges = memory_array(count, sizeof(*edges));
    size_t texts, found = collect(all, count, last, edges, &texts);
    bool any = false;
    for (size_t from = 0, to; from < found; from = to) {
        for (to = from; to < found && edges[to].hash == edges[from].hash; to++)
            continue;
        if (to - from < ITEMS_MIN || (to - from) * 2 < texts)
            continue;
        for (size_t i = from; i < to; i++)
            lines_cut(&all[edges[i].owner], edges[i].line, CLEAN_COMMON);
        any = true;
    }
    memory_free(edges);
    return any;
}

bool
rule_common(struct lines *all, size_t count)
{
    bool any = false;
    for (int step = 0; step < ENDS_MAX; step++) {
        bool first = cut_common(all, count, false), last = cut_common(all, count, true);
        if (!first && !last)
            break;
        any = true;
    }
    return any;
}

/* What stands between a title and the name of the site behind it; in front, ": " does too. */
static const char *const between[] = {" | ", " – ", " — ", " - ", " :: ", " » ", " • ", " · ", " · "};

static struct str
part_of(struct str *rest)
{
    size_t best = SIZE_MAX, length = 0;
    struct str text = *rest;
    for (size_t i = 0; i < sizeof(between) / sizeof(between[0]); i++) {
        size_t at = str_find(text, str_from(between[i]));
        if (at < best) {
            best = at;
            length = strlen(between[i]);
        }
    }
    size_t colon = str_find(text, STR(": "));
    if (colon < best) {
        best = colon;
        length = 2;
    }
    *rest = best == SIZE_MAX ? STR_NONE : str_slice(text, best + length, SIZE_MAX);
    return best == SIZE_MAX ? text : str_slice(text, 0, best);
}

/* The site's title, or a part of it ("Ardenne Glass – News"). */
static bool
is_site(struct arena *arena, struct str name, struct str site)
{
    struct str folded = wording_fold(arena, name), rest = site;
    if (folded.len < 3)
        return false;
    if (str_equal(folded, wording_fold(arena, site)))
        return true;
    while (rest.ptr)
        if (str_equal(folded, wording_fold(arena, part_of(&rest))))
            return true;
    return false;
}

/* Of a title, what stands behind the last separator (from SIZE_MAX: none). */
static size_t
last_separator(struct str title, size_t *length)
{
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < sizeof(between) / sizeof(between[0]); i++) {
        struct str sign = str_from(between[i]);
        for (size_t at = 0, found; (found = str_find(str_slice(title, at, SIZE_MAX), sign)) != SIZE_MAX;) {
            at += found;
            if (last == SIZE_MAX || at > last) {
                last = at;
                *length = sign.len;
            }
            at += sign.len;
        }
    }
    return last;
}

static void
set_title(struct lines *lines, struct str title, struct str name)
{
    lines_note(lines, CLEAN_SITE, name);
    lines->item->title = title;
}

static void
cut_behind(struct lines *lines, struct str site)
{
    struct str title = lines->item->title;
    size_t length = 0, at = last_separator(title, &length);
    if (at == SIZE_MAX || at == 0)
        return;
    struct str name = str_slice(title, at + length, SIZE_MAX);
    if (is_site(lines->arena, name, site))
        set_title(lines, str_trim(str_slice(title, 0, at)), name);
}

static void
cut_in_front(struct lines *lines, struct str site)
{
    struct str title = lines->item->title, rest = title;
    struct str name = part_of(&rest);
    if (clean_words(rest) && is_site(lines->arena, name, site))
        set_title(lines, str_trim(rest), name);
}

/* "Title | Site" in most of the titles, whatever the feed calls itself. */
static struct str
common_suffix(struct lines *all, size_t count)
{
    for (size_t i = 0; i < count && i < ITEMS_MIN; i++) {
        struct str title = all[i].item->title;
        size_t at = str_find(title, STR(" | ")), same = 0;
        struct str suffix = str_slice(title, at == SIZE_MAX ? title.len : at, SIZE_MAX);
        for (size_t k = 0; k < count && suffix.len; k++)
            same += str_ends(all[k].item->title, suffix) && all[k].item->title.len > suffix.len;
        if (same >= ITEMS_MIN && same * 10 >= count * 8)
            return suffix;
    }
    return STR_NONE;
}

void
rule_site(struct lines *all, size_t count, struct str site)
{
    struct str suffix = common_suffix(all, count);
    for (size_t i = 0; i < count; i++) {
        struct str title = all[i].item->title;
        if (suffix.len && str_ends(title, suffix) && title.len > suffix.len)
            set_title(&all[i], str_trim(str_slice(title, 0, title.len - suffix.len)),
                      str_slice(suffix, 3, SIZE_MAX));
        if (site.len) {
            cut_behind(&all[i], site);
            cut_in_front(&all[i], site);
        }
    }
}
