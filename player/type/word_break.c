#include "type/word_break.h"

#include <math.h>

#include <unicode/uchar.h>

#include "base/utf8.h"

/* A word of a name that, with its space, is not longer than this belongs to the next: "La". */
#define PARTICLE 3

int
word_break_after(const struct text *text, int from, int at, struct str sign)
{
    while (at > from && !str_ends(str_slice(text->str, 0, text->segments[at].from), sign))
        at--;
    return at;
}

/* "de", "van", "La": a word [from, to) of a name that begins a surname. */
static bool
particle(const struct text *text, int from, int to)
{
    size_t at = text->segments[from].from;
    return to - from <= PARTICLE || u_islower((UChar32)utf8_next(text->str, &at));
}

int
word_break_in_name(const struct text *text, int from, int at)
{
    int found = word_break_after(text, from, at, STR("\u00A0"));
    int before = found > from ? word_break_after(text, from, found - 1, STR("\u00A0")) : from;
    while (before > from && particle(text, before, found)) {
        found = before;
        before = word_break_after(text, from, found - 1, STR("\u00A0"));
    }
    return found;
}

int
word_break_even(const struct text *text, int from, int to, float em)
{
    float whole = 0;
    for (int i = from; i < to; i++)
        whole += text->segments[i].em;
    float piece = whole / ceilf(whole / em);
    int at = from + 1;
    for (float has = text->segments[from].em; at < to && has + text->segments[at].em / 2 < piece; at++)
        has += text->segments[at].em;
    return at;
}
