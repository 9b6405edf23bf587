/* Shortens items to the space that a round of many items has. */
#include <string.h>

#include "base/duration.h"
#include "base/number.h"
#include "base/reading.h"
#include "clean/rules.h"

#define ROUND_ITEMS 10
#define WORDS_MIN   40 /* of a shortened text: fewer are useless */
#define ROUND_STEPS 8
#define WORD_MS     (MINUTE_MS / READING_WORDS_PER_MINUTE)
#define PAGE_MS_MIN 8000
#define PAGE_MS_MAX 40000
#define PAGES_MAX   10

/* How long a body of so many words is shown at the default reading speed. */
static int64_t
length_ms_of(const struct item *item, size_t body_words)
{
    size_t words = body_words + clean_words(item->title);
    size_t pages = (words + CLEAN_PAGE_WORDS - 1) / CLEAN_PAGE_WORDS;
    double seconds = item_number(item, FIELD_SECONDS, 0);
    pages = number_clamp(pages, 1, PAGES_MAX);
    int64_t page_ms = READING_LOOK_UP_MS + (int64_t)(words / pages) * WORD_MS;
    page_ms = number_clamp(page_ms, PAGE_MS_MIN, PAGE_MS_MAX);
    return (int64_t)pages * (seconds > 0 ? (int64_t)(seconds * SECOND_MS) : page_ms);
}

static bool
takes_part(const struct item *item)
{
    return !item->duplicate && !item->placeholder && item->kind != KIND_ALERT &&
           (!str_blank(item->title) || !str_blank(item->body));
}

/* Shortens to so many words; the cut is recorded with those of the item. */
static void
shorten(struct arena *arena, struct item *item, size_t words, struct clean_report *report)
{
    struct clean_lines lines = {.arena = arena, .item = item};
    struct str body = item->body, rest = body;
    bool excerpt = !str_blank(item->summary) && length_of(item->summary, words) <= words;
    struct str shorter = excerpt ? item->summary : length_cut(arena, body, words, &rest);
    length_set_body(arena, item, shorter, length_of(shorter, SIZE_MAX));
    item->summary = STR_NONE;
    item->max_pages = 1;
    length_add_code(item);
    lines_note(&lines, CLEAN_LENGTH, rest);
    if (!report)
        return;
    struct clean_cut *cuts = arena_array(arena, report->count + 1, sizeof(*cuts));
    if (report->count)
        memcpy(cuts, report->cuts, report->count * sizeof(*cuts));
    cuts[report->count] = lines.cuts.cuts[0];
    *report = (struct clean_report){cuts, report->count + 1};
}

void
clean_round(struct arena *arena, struct item *items, size_t count, struct clean_report *reports)
{
    for (int step = 0; step < ROUND_STEPS; step++) {
        int64_t round_ms = 0;
        size_t part = 0, longest = count;
        int64_t longest_ms = 0;
        for (size_t i = 0; i < count; i++) {
            size_t words = items[i].length;
            int64_t length_ms = takes_part(&items[i]) ? length_ms_of(&items[i], words) : 0;
            part += length_ms > 0;
            round_ms += length_ms;
            if (items[i].max_pages > 1 && words > CLEAN_PAGE_WORDS && length_ms > longest_ms) {
                longest = i;
                longest_ms = length_ms;
            }
        }
        if (part < ROUND_ITEMS || longest == count || longest_ms * ROUND_ITEMS <= round_ms)
            return;
        int64_t words = (round_ms / ROUND_ITEMS - READING_LOOK_UP_MS) / WORD_MS;
        words = number_clamp(words, WORDS_MIN, CLEAN_PAGE_WORDS);
        shorten(arena, &items[longest], (size_t)words, reports ? &reports[longest] : NULL);
    }
}
