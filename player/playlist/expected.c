#include "playlist/expected.h"

#include "clean/clean.h"

/* Words that a slide adds: its kind, a date, a source; measured on the demo. */
#define WORDS_OWN 4

static size_t
words_of_field(const struct value *value)
{
    size_t words = value->type == TYPE_NUMBER;
    words += value->type == TYPE_TEXT ? clean_words(value->text) : 0;
    for (size_t i = 0; value->type == TYPE_TEXTS && i < value->texts.count; i++)
        words += clean_words(value->texts.items[i]);
    return words;
}

static size_t
words_of(const struct item *item)
{
    size_t words = clean_words(item->title) + clean_words(item->body) + WORDS_OWN;
    for (int field = FIELD_ON; field < FIELD_COUNT; field++)
        if (item->fields[field] && field_applies((enum field)field, item->kind))
            words += words_of_field(item->fields[field]);
    return words;
}

int64_t
expected_ms(const struct playlist *playlist, const struct item *item)
{
    int words = (int)words_of(item);
    int pages = (words + CLEAN_PAGE_WORDS - 1) / CLEAN_PAGE_WORDS;
    pages = item->max_pages > 0 && pages > item->max_pages ? item->max_pages : pages;
    int64_t length_ms = pages * playlist_dwell(playlist, item, words / pages);
    return length_ms > 0 ? length_ms : 1;
}
