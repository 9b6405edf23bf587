#include "type/quotes.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/quotation.h"

/* The positions of the marks of a pair. */
struct pair {
    size_t open, close;
};

static bool
space_or_end(struct str text, size_t at)
{
    return at >= text.len || text.ptr[at] == ' ' || str_starts(str_slice(text, at, SIZE_MAX), STR(UTF8_NBSP));
}

static bool
alphanumeric(struct str text, size_t at)
{
    return at < text.len && u_isalnum((UChar32)utf8_next(text, &at));
}

/* The byte before is part of a letter or a digit; non-ASCII bytes count as letters. */
static bool
behind_word(struct str text, size_t at)
{
    unsigned char before = at ? (unsigned char)text.ptr[at - 1] : ' ';
    return before >= 0x80 ? !str_ends(str_slice(text, 0, at), STR(UTF8_NBSP)) : u_isalnum(before);
}

/* 's avonds, rock 'n' roll: a single letter is not a quotation. */
static bool
elision(struct str text, size_t at)
{
    size_t behind = at + 1;
    if (!alphanumeric(text, behind))
        return false;
    utf8_next(text, &behind);
    return !alphanumeric(text, behind);
}

static bool
opens(struct str text, size_t at)
{
    bool word = behind_word(text, at) && !str_ends(str_slice(text, 0, at), STR("—"));
    return !word && !space_or_end(text, at + 1) && !(text.ptr[at] == '\'' && elision(text, at));
}

static bool
closes(struct str text, size_t at)
{
    bool space = at == 0 || text.ptr[at - 1] == ' ';
    return !space && !(text.ptr[at] == '\'' && alphanumeric(text, at + 1));
}

/* The next pair of a mark from `from` on; false when there is none. */
static bool
next_pair(struct str text, size_t from, char mark, struct pair *pair)
{
    bool open = false;
    for (size_t at = from; at < text.len; at++) {
        if (text.ptr[at] != mark)
            continue;
        if (open && closes(text, at)) {
            pair->close = at;
            return true;
        }
        if (!open && opens(text, at)) {
            pair->open = at;
            open = true;
        }
    }
    return false;
}

static struct str
set(struct arena *arena, struct str text, const char *locale, char mark)
{
    struct pair pair;
    if (!next_pair(text, 0, mark, &pair))
        return text;
    struct quotation with = quotation_of(str_from(locale));
    bool inner = mark == '\'';
    struct buf out;
    buf_init(&out, text.len * 4 + 1);
    size_t done = 0;
    do {
        buf_put(&out, str_slice(text, done, pair.open - done));
        buf_put(&out, str_from(with.open[inner]));
        buf_put(&out, str_slice(text, pair.open + 1, pair.close - pair.open - 1));
        buf_put(&out, str_from(with.close[inner]));
        done = pair.close + 1;
    } while (next_pair(text, done, mark, &pair));
    buf_put(&out, str_slice(text, done, SIZE_MAX));
    struct str copy = arena_str(arena, buf_str(&out));
    buf_finish(&out);
    return copy;
}

struct str
quotes_set(struct arena *arena, struct str text, const char *locale)
{
    return set(arena, set(arena, text, locale, '"'), locale, '\'');
}
