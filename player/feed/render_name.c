#include "feed/render_name.h"

#include <unicode/utrans.h>

#include "base/utf8.h"

#define SLUG_BYTES  48
#define TITLE_BYTES 200 /* that are used */
#define ROOM        2048
#define RULES_LATIN u"Latin-ASCII; Lower"
#define RULES       u"Any-Latin; " RULES_LATIN

struct str
render_title(struct arena *arena, const struct item *item)
{
    static const enum field named[] = {FIELD_TO, FIELD_WHO, FIELD_QUESTION};
    if (!str_blank(item->title))
        return item->title;
    for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
        struct str_list list = item_texts(item, named[i]);
        struct str names = list.count ? list.items[0] : STR_NONE;
        for (size_t n = 1; n < list.count && names.len < TITLE_BYTES; n++)
            names = arena_printf(arena, "%.*s, %.*s", STR_ARG(names), STR_ARG(list.items[n]));
        if (!str_blank(names))
            return names;
    }
    struct str text = item->text;
    return utf8_prefix(str_split(&text, '\n'), TITLE_BYTES);
}

static struct str
lower(struct arena *arena, struct str text)
{
    char *bytes = arena_c(arena, text);
    for (size_t i = 0; i < text.len; i++)
        bytes[i] = str_lower(bytes[i]);
    return (struct str){bytes, text.len};
}

/* The text transliterated by ICU. If characters are left that are not in ASCII, they become NUL when these
 * rules are the last to be tried; else the result is absent. */
static struct str
transliterated(struct arena *arena, struct str text, const UChar *rules, bool last)
{
    UErrorCode status = U_ZERO_ERROR;
    UTransliterator *transliterator = utrans_openU(rules, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    UChar *units = arena_array(arena, ROOM, sizeof(UChar));
    int32_t count = 0;
    for (size_t at = 0; at < text.len && count < ROOM / 4;) {
        uint32_t code = utf8_next(text, &at);
        U16_APPEND_UNSAFE(units, count, code);
    }
    int32_t limit = count;
    if (U_SUCCESS(status))
        utrans_transUChars(transliterator, units, &count, ROOM, 0, &limit, &status);
    utrans_close(transliterator);
    char *bytes = arena_alloc(arena, ROOM);
    for (int32_t i = 0; i < count && i < ROOM; i++) {
        if (units[i] >= 0x80 && !last)
            return STR_NONE;
        bytes[i] = units[i] < 0x80 ? (char)units[i] : '\0';
    }
    return (struct str){bytes, (size_t)count};
}

/* In ASCII. The rules for all scripts take longer to load than a small slide to paint; most texts need only
 * those for accents. */
static struct str
plain(struct arena *arena, struct str text)
{
    if (str_is_ascii(text))
        return lower(arena, text);
    struct str latin = transliterated(arena, text, RULES_LATIN, false);
    return latin.ptr ? latin : transliterated(arena, text, RULES, true);
}

static bool
kept(char c)
{
    return (c >= 'a' && c <= 'z') || str_is_digit(c);
}

struct str
render_slug(struct arena *arena, struct str title)
{
    struct str text = plain(arena, utf8_prefix(title, TITLE_BYTES));
    char *slug = arena_alloc(arena, SLUG_BYTES + 1);
    size_t len = 0, words = 0; /* `words`: end of the last whole one */
    for (size_t at = 0; at < text.len && len < SLUG_BYTES; at++) {
        bool follows = at > 0 && kept(text.ptr[at - 1]);
        if (!kept(text.ptr[at])) {
            words = follows ? len : words;
            continue;
        }
        if (len && !follows)
            slug[len++] = '-';
        slug[len++] = text.ptr[at];
        if (at + 1 == text.len)
            words = len;
    }
    return (struct str){slug, words ? words : len};
}
