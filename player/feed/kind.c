#include "feed/kind.h"

#include "base/utf8.h"
#include "text/text_fold.h"

/* Longer categories are none of ours. */
#define CATEGORY_BYTES_MAX 64

/* A row a kind; `words` is what categories are called, parted by single spaces, as text_fold leaves them. */
static const struct {
    const char *name, *words;
} rows[] = {
#define KIND(id, name, about, words) {#name, words},
#include "feed/kinds.def"
#undef KIND
};

const char *
kind_name(enum kind kind)
{
    return rows[kind].name;
}

bool
kind_from_name(struct str name, enum kind *out)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (str_equal_nocase(name, str_from(rows[i].name))) {
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
    buf_init(&word, (size_t)4 * TEXT_FOLD_BYTES_MAX);
    text_fold(category, &word);
    bool found = kind_from_name(buf_str(&word), out);
    for (size_t i = 0; i < KIND_COUNT && !found && word.len; i++) {
        found = str_has_word(str_from(rows[i].words), buf_str(&word));
        if (found)
            *out = (enum kind)i;
    }
    buf_finish(&word);
    return found;
}
