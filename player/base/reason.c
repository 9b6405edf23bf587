#include "base/reason.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/utf8.h"

#define DEPTH_MAX          8
#define ARGS               4
#define NEXT_ARG           '|'
#define WITHIN             '>'
#define ESCAPE             '^' /* escapes itself and the separators in an argument */
#define REMEDY             '|'
#define TEMPLATE_BYTES_MAX ((size_t)512)

static const struct {
    const char *code;
    const char *words[REASON_LANGUAGES];
} rows[] = {
    [REASON_NONE] = {"NONE", {"", ""}},
#define REASON(code, english, french) [REASON_##code] = {#code, {english, french}},
#include "base/reasons.def"
#undef REASON
};
static_assert(sizeof(rows) / sizeof(rows[0]) == REASON_COUNT, "words for each reason");
#define REASON(code, english, french)                                                                        \
    static_assert(sizeof(english) > 1 && sizeof(french) > 1, "words in each language: " #code);
#include "base/reasons.def"
#undef REASON

static bool
is_mark(char c)
{
    return c == NEXT_ARG || c == WITHIN || c == ESCAPE;
}

/* Makes a foreign text valid UTF-8 on one line. */
static void
put_argument(char *out, size_t size, size_t *len, const char *text)
{
    bool valid = utf8_valid(str_from(text));
    for (; *text && *len + 2 < size; text++) {
        unsigned char c = (unsigned char)*text;
        if (is_mark(*text))
            out[(*len)++] = ESCAPE;
        out[(*len)++] = c < ' ' || c == 0x7F ? ' ' : c >= 0x80 && !valid ? '?' : (char)c;
    }
    /* the limit may fall inside a character */
    while (*text && *len && ((unsigned char)*text & 0xC0) == 0x80)
        text--, (*len)--;
    out[*len] = '\0';
}

/* The part before the next separator, as in str_split, except for escaped separators. */
static struct str
split(struct str *rest, char mark)
{
    size_t at = 0;
    while (at < rest->len && rest->ptr[at] != mark)
        at += rest->ptr[at] == ESCAPE ? 2 : 1;
    struct str part = str_slice(*rest, 0, at);
    *rest = at < rest->len ? str_slice(*rest, at + 1, SIZE_MAX) : STR_NONE;
    return part;
}

static void
put_link(char *out, size_t size, enum reason_code code, va_list args)
{
    size_t len = (size_t)snprintf(out, size, "%s", rows[code].code);
    const char *text;
    for (int i = 0; i < ARGS && (text = va_arg(args, const char *)) && len + 2 < size; i++) {
        out[len++] = NEXT_ARG;
        out[len] = '\0';
        put_argument(out, size, &len, text);
    }
}

void
reason_set_texts(struct reason *reason, enum reason_code code, ...)
{
    if (!reason)
        return;
    struct reason made = {.text = ""};
    va_list args;
    va_start(args, code);
    put_link(made.text, sizeof(made.text), code, args);
    va_end(args);
    *reason = made;
}

void
reason_wrap_texts(struct reason *reason, enum reason_code code, ...)
{
    struct reason made = {.text = ""};
    va_list args;
    va_start(args, code);
    put_link(made.text, sizeof(made.text), code, args);
    va_end(args);
    size_t len = strlen(made.text), within = strlen(reason->text);
    /* the cause is more important than the reasons around it */
    if (within && len + 1 + within >= sizeof(made.text))
        return;
    if (within) {
        made.text[len] = WITHIN;
        memcpy(made.text + len + 1, reason->text, within + 1);
    }
    *reason = made;
}

/* Each byte of an argument may be escaped, and each argument has a separator. */
static size_t
room_for(enum reason_code code, va_list args)
{
    size_t room = strlen(rows[code].code) + 4;
    const char *text;
    for (int i = 0; i < ARGS && (text = va_arg(args, const char *)); i++)
        room += 2 * strlen(text) + 4;
    return room;
}

const char *
reason_text_of(struct arena *arena, const char *within, enum reason_code code, ...)
{
    va_list args;
    va_start(args, code);
    size_t room = room_for(code, args), inner = within ? strlen(within) + 1 : 0;
    va_end(args);
    char *text = arena_alloc(arena, room + inner);
    va_start(args, code);
    put_link(text, room, code, args);
    va_end(args);
    if (within && *within) {
        size_t len = strlen(text);
        text[len] = WITHIN;
        memcpy(text + len + 1, within, inner);
    }
    return text;
}

void
reason_set_errno(struct reason *reason, int error)
{
    static const struct {
        int error;
        enum reason_code code;
    } known[] = {
        {ENOENT, REASON_NO_SUCH_FILE},
        {EACCES, REASON_NO_ACCESS},
        {EPERM, REASON_NO_ACCESS},
        {EISDIR, REASON_IS_FOLDER},
        {ENOTDIR, REASON_NOT_FOLDER},
        {ENOSPC, REASON_NO_SPACE},
        {EROFS, REASON_READ_ONLY},
        {EIO, REASON_IO_ERROR},
        {ECONNREFUSED, REASON_CONNECTION_REFUSED},
        {ECONNRESET, REASON_CONNECTION_RESET},
        {ETIMEDOUT, REASON_CONNECTION_TIMED_OUT},
        {EHOSTUNREACH, REASON_NO_ROUTE},
        {ENETUNREACH, REASON_NETWORK_DOWN},
    };
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (known[i].error == error) {
            reason_set(reason, known[i].code);
            return;
        }
    reason_set(reason, REASON_TEXT, strerror(error));
}

static enum reason_code
find(struct str name)
{
    for (int i = 0; i < REASON_COUNT; i++)
        if (str_equal(name, str_from(rows[i].code)))
            return (enum reason_code)i;
    return REASON_COUNT;
}

/* True when it is the text form of a known reason. */
static bool
is_known(struct str text)
{
    for (int depth = 0; text.ptr && text.len; depth++) {
        struct str link = split(&text, WITHIN);
        if (depth == DEPTH_MAX || find(split(&link, NEXT_ARG)) == REASON_COUNT)
            return false;
    }
    return true;
}

struct reason
reason_read(struct str text)
{
    struct reason reason = {.text = ""};
    struct str copy = str_slice(text, 0, sizeof(reason.text) - 1);
    if (copy.ptr && copy.len)
        memcpy(reason.text, copy.ptr, copy.len);
    if (!is_known(copy)) {
        char words[REASON_BYTES];
        memcpy(words, reason.text, sizeof(words));
        reason_set(&reason, REASON_TEXT, words);
    }
    return reason;
}

enum reason_code
reason_code(const struct reason *reason)
{
    struct str text = str_from(reason->text), link = split(&text, WITHIN);
    enum reason_code code = link.len ? find(split(&link, NEXT_ARG)) : REASON_NONE;
    return code == REASON_COUNT ? REASON_TEXT : code;
}

enum reason_code
reason_cause(const struct reason *reason)
{
    struct str text = str_from(reason->text), link = STR_NONE;
    while (text.ptr)
        link = split(&text, WITHIN);
    enum reason_code code = link.len ? find(split(&link, NEXT_ARG)) : REASON_NONE;
    return code == REASON_COUNT ? REASON_TEXT : code;
}

bool
reason_equal(const struct reason *a, const struct reason *b)
{
    return strcmp(a->text, b->text) == 0;
}

const char *
reason_name(enum reason_code code)
{
    return rows[code].code;
}

struct out {
    char *at;
    size_t len, size;
    enum reason_language language;
    bool brief;
};

static void
put(struct out *out, struct str text)
{
    size_t room = out->size - 1 - out->len, len = number_min(text.len, room);
    if (len)
        memcpy(out->at + out->len, text.ptr, len);
    out->len += len;
    out->at[out->len] = '\0';
}

static void put_words(struct out *out, struct str text, int depth);

/* Puts what `words` begins with, a placeholder or a character; returns its length. */
static size_t
put_piece(struct out *out, struct str words, const struct str *args, struct str within, int depth)
{
    bool slot = words.len >= 3 && words.ptr[0] == '{' && words.ptr[2] == '}' && words.ptr[1] >= '0' &&
                words.ptr[1] < '0' + ARGS;
    if (str_starts(words, STR("{}"))) {
        put_words(out, within, depth + 1);
        return 2;
    }
    if (slot) {
        struct str arg = args[words.ptr[1] - '0'];
        for (size_t i = 0; i < arg.len; i++)
            if (arg.ptr[i] != ESCAPE || ++i < arg.len)
                put(out, str_slice(arg, i, 1));
        return 3;
    }
    if (words.ptr[0] != REMEDY)
        put(out, str_slice(words, 0, 1));
    else if (out->brief)
        return words.len;
    else
        put(out, out->language == REASON_FRENCH ? STR(" : ") : STR(": "));
    return 1;
}

/* The words of the outermost reason of the text form. */
static void
put_words(struct out *out, struct str text, int depth)
{
    struct str args[ARGS] = {STR(""), STR(""), STR(""), STR("")};
    struct str link = split(&text, WITHIN);
    enum reason_code code = find(split(&link, NEXT_ARG));
    if (code == REASON_COUNT || depth == DEPTH_MAX)
        return;
    for (int i = 0; i < ARGS && link.ptr; i++)
        args[i] = split(&link, NEXT_ARG);
    for (struct str rest = str_from(rows[code].words[out->language]); rest.len;)
        rest = str_slice(rest, put_piece(out, rest, args, text, depth), SIZE_MAX);
}

static const char *
words_of(const struct reason *reason, enum reason_language language, bool brief,
         char words[REASON_WORDS_BYTES])
{
    struct out out = {words, 0, REASON_WORDS_BYTES, language, brief};
    words[0] = '\0';
    if (reason->text[0])
        put_words(&out, str_from(reason->text), 0);
    /* the limit may fall inside a character */
    while (out.len && !utf8_valid((struct str){words, out.len}))
        words[--out.len] = '\0';
    return words;
}

struct str
reason_text_words(struct arena *arena, struct str text, enum reason_language language)
{
    size_t size = 2 * text.len + DEPTH_MAX * TEMPLATE_BYTES_MAX;
    struct out out = {NULL, 0, size, language, false};
    if (!text.len || !is_known(text))
        return text;
    out.at = memory_alloc(size);
    put_words(&out, text, 0);
    struct str words = arena_str(arena, (struct str){out.at, out.len});
    memory_free(out.at);
    return words;
}

const char *
reason_text_english(struct arena *arena, const char *text)
{
    return reason_text_words(arena, str_from(text), REASON_ENGLISH).ptr;
}

const char *
reason_words(const struct reason *reason, enum reason_language language, char words[REASON_WORDS_BYTES])
{
    return words_of(reason, language, false, words);
}

struct str
reason_str(const struct reason *reason, enum reason_language language, struct arena *arena)
{
    char words[REASON_WORDS_BYTES];
    return arena_str(arena, str_from(reason_words(reason, language, words)));
}

const char *
reason_english(const struct reason *reason, struct arena *arena)
{
    return reason_str(reason, REASON_ENGLISH, arena).ptr;
}

struct reason
reason_without_file(const struct reason *reason)
{
    struct str text = str_from(reason->text);
    split(&text, WITHIN);
    return reason_code(reason) == REASON_FILE && text.len ? reason_read(text) : *reason;
}

struct str
reason_brief(const struct reason *reason, enum reason_language language, struct arena *arena)
{
    char words[REASON_WORDS_BYTES];
    struct reason inner = reason_without_file(reason);
    return arena_str(arena, str_from(words_of(&inner, language, true, words)));
}

const char *
reason_code_words(enum reason_code code, enum reason_language language)
{
    return rows[code].words[language];
}

enum reason_language
reason_language_of(const char *tag)
{
    bool french = tag && str_starts_nocase(str_from(tag), STR("fr")) && (!tag[2] || strchr("-_.@", tag[2]));
    return french ? REASON_FRENCH : REASON_ENGLISH;
}
