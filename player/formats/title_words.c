#include "formats/title_words.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/text_fold.h"

bool
title_is_digit(struct str text, size_t at)
{
    return at < text.len && str_is_digit(text.ptr[at]);
}

/* Length of a dash at `at` that separates words; 0: none. */
static size_t
dash_at(struct str word, size_t at)
{
    if (str_starts(str_slice(word, at, SIZE_MAX), STR("–")) ||
        str_starts(str_slice(word, at, SIZE_MAX), STR("—")))
        return strlen("–");
    struct str behind = str_slice(word, at + 1, SIZE_MAX);
    bool numbers = at > 0 && word.ptr[at] == '-' && title_is_digit(behind, 0) &&
                   (title_is_digit(word, at - 1) || word.ptr[at - 1] == '.');
    return numbers && str_find(str_slice(word, 0, at), STR("-")) == SIZE_MAX &&
                   str_find(behind, STR("-")) == SIZE_MAX
               ? 1
               : 0;
}

static void
put_word(struct title_words *words, size_t from, size_t to)
{
    if (to <= from || words->count == TITLE_WORDS_MAX)
        return;
    words->list[words->count].from = from;
    words->list[words->count++].to = to;
}

/* A dash is a word of its own. */
static void
put_parts(struct title_words *words, size_t from, size_t to)
{
    struct str word = str_slice(words->title, from, to - from);
    size_t start = 0;
    for (size_t at = 0; at < word.len; at++) {
        size_t dash = dash_at(word, at);
        if (!dash)
            continue;
        put_word(words, from + start, from + at);
        put_word(words, from + at, from + at + dash);
        start = at + dash;
        at = start - 1;
    }
    put_word(words, from + start, to);
}

void
title_split(struct str title, struct title_words *words)
{
    *words = (struct title_words){.title = title};
    for (size_t at = 0; at < title.len;) {
        size_t from = at;
        while (at < title.len) {
            size_t next = at;
            if (u_isUWhiteSpace((UChar32)utf8_next(title, &next)))
                break;
            at = next;
        }
        put_parts(words, from, at);
        if (at < title.len)
            utf8_next(title, &at);
    }
}

/* The words as they are written. */
static struct str
written(const struct title_words *words, size_t from, size_t to)
{
    size_t start = words->list[from].from;
    return str_slice(words->title, start, words->list[to - 1].to - start);
}

struct str
title_words_of(const struct title_words *words, size_t from, size_t to)
{
    struct str text = written(words, from, to);
    while (text.len && strchr(",;:!?()[]", text.ptr[text.len - 1]))
        text.len--;
    while (text.len && strchr("([", text.ptr[0]))
        text = str_slice(text, 1, SIZE_MAX);
    return text;
}

int
title_day_of(const struct title_words *words, size_t at)
{
    struct str word = written(words, at, at + 1);
    size_t len = 0;
    int day = (int)str_take_number(word, &len, 2);
    struct str behind = str_slice(word, len, SIZE_MAX);
    bool ends = day > 0 && (!behind.len || str_has_word(STR(". e er st nd rd th º"), behind));
    return ends && day <= 31 ? day : 0;
}

bool
title_is_year(const struct title_words *words, size_t at)
{
    int64_t year;
    struct str text = title_words_of(words, at, at + 1);
    return text.len == 4 && str_to_int(text, &year) && year >= 1900 && year < 2200;
}

bool
title_has_comma(const struct title_words *words, size_t from, size_t to)
{
    for (size_t i = from; i + 1 < to; i++)
        if (str_ends(written(words, i, i + 1), STR(",")) && !title_is_year(words, i + 1))
            return true;
    return false;
}

bool
title_is_until(const struct title_words *words, size_t at)
{
    static const char until[] = "to until till through thru au bis al a ao ate tot tm do az til to po "
                                "σε εως до по и";
    struct buf folded;
    struct str word = title_words_of(words, at, at + 1);
    if (str_equal(word, STR("-")) || str_equal(word, STR("–")) || str_equal(word, STR("—")))
        return true;
    buf_init(&folded, TEXT_FOLD_BYTES_MAX);
    text_fold(word, &folded);
    bool found = folded.len && str_has_word(STR(until), buf_str(&folded));
    buf_finish(&folded);
    return found;
}
