/* The name of the site in the titles of its items. */
#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "clean/rules.h"

#define ITEMS_MIN  3 /* with the same ending in their titles */
#define NAMES_MAX  3 /* of the site in a title */
#define NAME_BYTES 4 /* folded; shorter ones may be part of any word */

/* True when the text ends with white space, including the no-break space of French. */
static bool
ends_white(struct str text, size_t from, size_t to)
{
    uint32_t last = 0;
    while (from < to)
        last = utf8_next(text, &from);
    return u_isUWhiteSpace((UChar32)last);
}

/* The length of the separator between a title and the name of the site, at `at`: characters with white space
 * on both sides, or without if they have no other meaning ("|"); before the title, also ": ". 0: none. */
static size_t
separator_at(struct str text, size_t at)
{
    static const uint32_t signs[] = {'|',    '-',    '/',    '<',    '>',    '~',    ':',    0x2010, 0x2011,
                                     0x2012, 0x2013, 0x2014, 0x2015, 0x2022, 0xB7,   0x22C5, 0xBB,   0xAB,
                                     0x203A, 0x2039, 0x2192, 0x25B8, 0xA6,   0xFF5C, 0x30FB, 0x2503, 0x2B9E};
    size_t end = at, before = 0, count = 0;
    if (str_is_alnum(text.ptr[at]))
        return 0;
    bool bar = false, colon = false;
    while (end < text.len) {
        size_t next = end;
        uint32_t code = utf8_next(text, &next);
        bool sign = false, white = code == ' ' || u_isUWhiteSpace((UChar32)code);
        bool plain = white || (code < 0x80 && str_is_alnum((char)code));
        for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]) && !sign && !plain; i++)
            sign = code == signs[i];
        if (!sign && !white)
            break;
        bar = bar || code == '|' || code == 0xFF5C;
        colon = colon || code == ':';
        before += !sign && !count;
        count += sign;
        end = next;
    }
    if (!count || end == text.len || at == 0)
        return 0;
    return bar || (ends_white(text, at, end) && (before || (colon && count == 1))) ? end - at : 0;
}

/* The next part of a text between separators; *rest is the remainder. */
static struct str
part_of(struct str *rest)
{
    struct str text = *rest;
    for (size_t at = 0; at < text.len;) {
        size_t length = separator_at(text, at);
        if (length) {
            *rest = str_slice(text, at + length, SIZE_MAX);
            return str_slice(text, 0, at);
        }
        utf8_next(text, &at);
    }
    *rest = STR_NONE;
    return text;
}

bool
site_is_named(struct arena *arena, struct str text, struct str site)
{
    struct str folded = wording_fold(arena, text), rest = site;
    while (rest.ptr) {
        struct str name = wording_fold(arena, part_of(&rest));
        if (name.len >= NAME_BYTES && str_find(folded, name) != SIZE_MAX)
            return true;
    }
    return false;
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

static void
set_title(struct clean_lines *lines, struct str title, struct str name)
{
    lines_note(lines, CLEAN_SITE, str_trim(name));
    lines->item->title = str_trim(title);
}

/* The part at the end that is a separator and the name of the site: "Title – Mill | News". */
static bool
cut_behind(struct clean_lines *lines, struct str site)
{
    struct str title = lines->item->title;
    for (size_t at = 0; at < title.len;) {
        size_t length = separator_at(title, at);
        bool colon = length && memchr(title.ptr + at, ':', length) && length <= 2;
        struct str name = str_slice(title, at + length, SIZE_MAX);
        if (length && !colon && wording_words(str_slice(title, 0, at), 1) &&
            is_site(lines->arena, name, site)) {
            set_title(lines, str_slice(title, 0, at), name);
            return true;
        }
        at += length;
        if (!length)
            utf8_next(title, &at);
    }
    return false;
}

/* "Mill: title", "Mill | title", "[Mill] title". */
static bool
cut_in_front(struct clean_lines *lines, struct str site)
{
    struct str title = lines->item->title, rest = title, name = part_of(&rest);
    size_t end = str_starts(title, STR("[")) ? str_find(title, STR("]")) : SIZE_MAX;
    if (end != SIZE_MAX) {
        name = str_slice(title, 1, end - 1);
        rest = str_slice(title, end + 1, SIZE_MAX);
    }
    if (!wording_words(rest, 1) || !is_site(lines->arena, name, site))
        return false;
    set_title(lines, rest, name);
    return true;
}

/* "Title | Site" in most of the titles, whatever the title of the feed is. */
static struct str
common_suffix(struct clean_lines *all, size_t count)
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
rule_site(struct clean_lines *all, size_t count, struct str site)
{
    struct str suffix = common_suffix(all, count);
    for (size_t i = 0; i < count; i++) {
        struct str title = all[i].item->title;
        if (suffix.len && str_ends(title, suffix) && title.len > suffix.len)
            set_title(&all[i], str_slice(title, 0, title.len - suffix.len), str_slice(suffix, 3, SIZE_MAX));
        for (int times = 0; site.len && times < NAMES_MAX; times++)
            if (!cut_behind(&all[i], site) && !cut_in_front(&all[i], site))
                break;
    }
}
