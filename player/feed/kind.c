#include "feed/kind.h"

#include <assert.h>
#include "base/utf8.h"
#include "text/fold.h"
#include "feed/kind_words.h"

/* Longer categories are none of ours. */
#define CATEGORY_BYTES_MAX 64

static const char *const names[] = {"news",       "upcoming",  "project",  "operations", "product", "people",
                                    "compliment", "spotlight", "rule",     "barometer",  "figure",  "smile",
                                    "answer",     "tip",       "feedback", "picture",    "alert"};
static_assert(sizeof(names) / sizeof(names[0]) == KIND_COUNT, "a name for each kind");

const char *
kind_name(enum kind kind)
{
    return names[kind];
}

bool
kind_from_name(struct str name, enum kind *out)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (str_equal_nocase(name, str_from(names[i]))) {
            *out = (enum kind)i;
            return true;
        }
    }
    return false;
}

bool
kind_from_category(struct str category, enum kind *out)
{
    category = str_trim(category);
    if (category.len == 0 || category.len > CATEGORY_BYTES_MAX || !utf8_valid(category))
        return false;
    struct buf word;
    buf_init(&word, (size_t)4 * FOLD_BYTES_MAX);
    fold_text(category, &word);
    bool found = kind_from_name(buf_str(&word), out);
    for (size_t i = 0; i < kind_words_count && !found && word.len; i++) {
        found = str_has_word(str_from(kind_words[i].words), buf_str(&word));
        if (found)
            *out = kind_words[i].kind;
    }
    buf_finish(&word);
    return found;
}
