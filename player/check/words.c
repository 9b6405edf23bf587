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

/* Whether the text is like the pattern, in which each '*' stands for anything, which comes into args. */
static bool
matches(struct str text, struct str pattern, struct str *args)
{
    size_t found = 0;
    struct str part = str_split(&pattern, '*');
    if (!str_starts(text, part))
        return false;
    text = str_slice(text, part.len, SIZE_MAX);
    while (pattern.ptr && found < WORDS_ARGS) {
        part = str_split(&pattern, '*');
        bool last = part.len == 0 && !pattern.ptr;
        size_t at = last ? text.len : str_find(text, part);
        if (at == SIZE_MAX)
            return false;
        args[found++] = str_slice(text, 0, at);
        text = str_slice(text, at + part.len, SIZE_MAX);
    }
    return text.len == 0;
}

/* A reason within a reason ("'news.json': No such file or directory") is put into the language first. */
static struct str
reason(struct arena *arena, struct str why, int depth)
{
    for (size_t i = 0; i < words_reason_count; i++) {
        struct str args[WORDS_ARGS] = {STR(""), STR(""), STR("")};
        if (!matches(why, str_from(words_reasons[i].english), args))
            continue;
        for (size_t k = 0; k < WORDS_ARGS && depth > 0; k++)
            args[k] = reason(arena, args[k], depth - 1);
        return words_fill(arena, words_reasons[i].french, args);
    }
    return why;
}

struct str
words_reason(enum check_language language, struct arena *arena, struct str why)
{
    return language == CHECK_FRENCH ? reason(arena, why, 1) : why;
}
