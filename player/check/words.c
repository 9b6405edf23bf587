#include "check/words.h"

#include <assert.h>
#include <string.h>

#define FILLED_BYTES_MAX ((size_t)8192)

const struct words *
words_of(enum check_language language, enum message message)
{
    return language == CHECK_FRENCH ? &words_fr[message] : &words_en[message];
}

const char *
words_phrase(enum check_language language, enum phrase phrase)
{
    return language == CHECK_FRENCH ? phrases_fr[phrase] : phrases_en[phrase];
}

enum check_language
check_language_of(const char *tag)
{
    bool french = str_starts_nocase(str_from(tag), STR("fr")) && (tag[2] == '\0' || tag[2] == '-');
    return french ? CHECK_FRENCH : CHECK_ENGLISH;
}

const char *
check_severity_name(enum check_severity severity, enum check_language language)
{
    static_assert(PHRASE_HINT - PHRASE_ERROR == CHECK_HINT - CHECK_ERROR, "the same order");
    return words_phrase(language, (enum phrase)(PHRASE_ERROR + (int)severity));
}

/* On one line, and no longer than a line may be. */
static void
put_argument(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        buf_put_char(out, (unsigned char)text.ptr[i] < ' ' || text.ptr[i] == 0x7F ? ' ' : text.ptr[i]);
}

struct str
words_fill(struct arena *arena, const char *template_text, const struct str *args)
{
    struct buf out;
    struct str rest = str_from(template_text);
    buf_init(&out, FILLED_BYTES_MAX);
    while (rest.len) {
        bool slot = rest.len >= 3 && rest.ptr[0] == '{' && rest.ptr[2] == '}' && rest.ptr[1] >= '0' &&
                    rest.ptr[1] < '0' + WORDS_ARGS;
        if (slot)
            put_argument(&out, args[rest.ptr[1] - '0']);
        else
            buf_put_char(&out, rest.ptr[0]);
        rest = str_slice(rest, slot ? 3 : 1, SIZE_MAX);
    }
    struct str filled = arena_str(arena, buf_str(&out));
    buf_finish(&out);
    return filled;
}

enum reason_language
words_reasons(enum check_language language)
{
    return language == CHECK_FRENCH ? REASON_FRENCH : REASON_ENGLISH;
}
