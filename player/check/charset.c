#include "base/utf8.h"
#include "check/check_private.h"
#include "text/charset.h"

/* The place in the clean text that corresponds to a byte of the document: the same line, nearly the same
 * column. */
static size_t
text_offset(const struct check *check, struct str bytes, size_t at)
{
    size_t line = 0, start = 0;
    for (size_t i = 0; i < at; i++) {
        if (bytes.ptr[i] == '\n') {
            line++;
            start = i + 1;
        }
    }
    if (line >= check->line_count)
        return check->text.len;
    size_t place = check->lines[line];
    size_t chars = utf8_length(str_slice(bytes, start, at - start));
    for (size_t i = 0; i < chars && place < check->text.len && check->text.ptr[place] != '\n'; i++)
        utf8_next(check->text, &place);
    return place;
}

/* The first byte that is not valid UTF-8, or SIZE_MAX. */
static size_t
find_odd(struct str bytes)
{
    for (size_t at = 0; at < bytes.len;) {
        size_t from = at;
        if (utf8_next(bytes, &at) == UTF8_REPLACEMENT &&
            !str_starts(str_slice(bytes, from, 3), STR("\uFFFD")))
            return from;
    }
    return SIZE_MAX;
}

static bool
has_high(struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        if ((unsigned char)bytes.ptr[i] >= 0x80)
            return true;
    return false;
}

static void
say_charset(struct check *check, struct str bytes, const char *label, bool utf8)
{
    size_t odd = find_odd(bytes);
    if (utf8 && odd != SIZE_MAX) {
        struct str byte = arena_printf(check->arena, "0x%02X", (unsigned char)bytes.ptr[odd]);
        check_say(check,
                  (struct say){SAY_CHARSET_NOT, text_offset(check, bytes, odd), {str_from(label), byte}});
    } else if (!utf8 && odd == SIZE_MAX && has_high(bytes)) {
        check_say(check, (struct say){SAY_CHARSET_IS_UTF8, 0, {str_from(label)}});
    }
}

/* A document that declares no encoding is UTF-8, or what the feed stage assumes. */
static void
say_unlabelled(struct check *check, struct str bytes)
{
    size_t odd = find_odd(bytes);
    struct charset guessed = {.name = "windows-1252"};
    if (odd == SIZE_MAX)
        return;
    charset_guess(str_slice(bytes, 0, CHARSET_GUESS_BYTES), &guessed);
    struct str byte = arena_printf(check->arena, "0x%02X", (unsigned char)bytes.ptr[odd]);
    struct str name = arena_str(check->arena, str_from(guessed.name));
    check_say(check, (struct say){SAY_CHARSET_NONE, text_offset(check, bytes, odd), {name, byte}});
}

static struct charset
detect(struct check *check, struct str content_type)
{
    return charset_detect(str_slice(check->document->bytes, 0, CHARSET_HEAD_BYTES), content_type);
}

/* Compares the encodings declared by the response and by the document. */
static void
check_header(struct check *check, const struct charset *both)
{
    struct charset own = detect(check, STR_NONE);
    bool differ = own.labelled && both->labelled && !own.wide && own.family != both->family;
    if (differ)
        check_say(check, (struct say){SAY_CHARSET_HEADER,
                                      0,
                                      {arena_str(check->arena, str_from(both->name)),
                                       arena_str(check->arena, str_from(own.name))}});
}

/* UTF-8 that was interpreted as windows-1252 and encoded again: "Ã©" for "é", "â€™" for "’". */
static void
check_twice(struct check *check)
{
    static const char *const signs[] = {"Ã©",  "Ã¨",  "Ã ", "Ãª", "Ã§", "Ã´", "Ã¼", "Ã¶", "Ã¤", "â€™",
                                        "â€œ", "â€“", "Â«", "Â»", "Ð°", "Ð¾", "Ð¸", "Î±", "Î¿"};
    size_t first = SIZE_MAX, which = 0;
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        size_t at = str_find(check->text, str_from(signs[i]));
        if (at < first) {
            first = at;
            which = i;
        }
    }
    if (first != SIZE_MAX)
        check_say(check, (struct say){SAY_CHARSET_TWICE, first, {str_from(signs[which])}});
}

void
check_charset(struct check *check)
{
    struct charset charset = detect(check, check->document->content_type);
    struct str bytes = str_slice(check->document->bytes, charset.skip, SIZE_MAX);
    const char *label = charset.name[0] ? charset.name : "UTF-8";
    if (!charset.labelled && charset.family == CHARSET_UTF8)
        say_unlabelled(check, bytes);
    else if (!charset.wide && charset.family != CHARSET_ICU)
        say_charset(check, bytes, label, charset.family == CHARSET_UTF8);
    check_header(check, &charset);
    check_twice(check);
}
