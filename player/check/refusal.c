#include <string.h>

#include "base/utf8.h"
#include "check/state.h"
#include "text/json_scan.h"
#include "feed/page.h"

#define DEPTH_MAX 256

/* What a file is, by its first bytes. */
static const struct {
    const char *start;
    size_t len;
    enum phrase phrase;
} files[] = {
    {"\xFF\xD8\xFF", 3, PHRASE_JPEG}, {"\x89PNG", 4, PHRASE_PNG},
    {"GIF8", 4, PHRASE_GIF},          {"RIFF", 4, PHRASE_WEBP},
    {"%PDF", 4, PHRASE_PDF},          {"PK\3\4", 4, PHRASE_ZIP},
    {"\x1F\x8B", 2, PHRASE_GZIP},     {"\xD0\xCF\x11\xE0", 4, PHRASE_ZIP},
};

static bool
say_file(struct check *check)
{
    struct str bytes = check->document->bytes;
    for (size_t i = 0; i <= sizeof(files) / sizeof(files[0]); i++) {
        bool other = i == sizeof(files) / sizeof(files[0]);
        bool hit = other ? bytes.len && memchr(bytes.ptr, '\0', bytes.len) && !check->text.len
                         : str_starts(bytes, (struct str){files[i].start, files[i].len});
        if (!hit)
            continue;
        const char *what = words_phrase(check->context->language, other ? PHRASE_BINARY : files[i].phrase);
        check_say(check, (struct say){SAY_FILE, 0, {str_from(what)}});
        return true;
    }
    return false;
}

static void
say_markup(struct check *check)
{
    const struct check_document *document = check->document;
    struct str base = document->url.ptr ? document->url : check->context->base;
    struct page page = page_read(check->arena, document->bytes, document->content_type, base);
    struct say say = {.message = SAY_XML, .args = {page.root}};
    if (!page.root.ptr)
        say.message = SAY_TEXT;
    else if (str_equal_nocase(page.root, STR("opml")))
        say.message = SAY_OPML;
    else if (page.html && page.feed.len)
        say = (struct say){SAY_HTML_WITH_FEED, 0, {page.feed}};
    else if (page.html)
        say.message = page.password ? SAY_LOGIN : SAY_HTML;
    check_say(check, say);
}

/* What the scanner says, and what that means to the person. */
static const struct {
    enum reason_code why;
    enum message message;
} json_faults[] = {
    {REASON_JSON_COMMA, SAY_JSON_COMMA},     {REASON_JSON_NAME, SAY_JSON_NAME},
    {REASON_JSON_COLON, SAY_JSON_COLON},     {REASON_JSON_VALUE, SAY_JSON_VALUE},
    {REASON_JSON_LITERAL, SAY_JSON_LITERAL}, {REASON_JSON_CONTROL, SAY_JSON_CONTROL},
    {REASON_JSON_ESCAPE, SAY_JSON_ESCAPE},   {REASON_JSON_HEX, SAY_JSON_ESCAPE},
    {REASON_JSON_BRACKET, SAY_JSON_BRACKET}, {REASON_JSON_AFTER, SAY_JSON_AFTER},
    {REASON_JSON_CUT, SAY_JSON_CUT},
};

static void
ignore_event(void *context, enum json_event event, struct str text)
{
    (void)context;
    (void)event;
    (void)text;
}

/* Where it broke, as an offset: the scanner tells line and column only. */
static size_t
offset_of(const struct check *check, size_t line, size_t column)
{
    size_t at = check->lines[line - 1];
    while (--column > 0 && at < check->text.len)
        utf8_next(check->text, &at);
    return at;
}

static char
before(const struct check *check, size_t at)
{
    while (at > 0 && strchr(" \t\r\n", check->text.ptr[at - 1]))
        at--;
    return at > 0 ? check->text.ptr[at - 1] : '\0';
}

static void
say_json(struct check *check)
{
    struct json_scan *scan = json_scan_create(DEPTH_MAX, 1024, ignore_event, NULL);
    size_t line = 1, column = 1;
    json_scan_push(scan, check->text);
    bool whole = json_scan_finish(scan);
    enum reason_code why = json_scan_position(scan, &line, &column);
    json_scan_destroy(scan);
    struct say say = {.message = SAY_JSON};
    if (!whole) {
        why = why ? why : check->why;
        say = (struct say){SAY_JSON_OTHER, offset_of(check, line, column), {STR_NONE}};
        say.args[0] = str_from(reason_code_words(why, words_reasons(check->context->language)));
        for (size_t i = 0; i < sizeof(json_faults) / sizeof(json_faults[0]); i++)
            if (json_faults[i].why == why)
                say.message = json_faults[i].message;
        bool closes = say.at < check->text.len && strchr("]}", check->text.ptr[say.at]);
        if (closes && before(check, say.at) == ',' &&
            (say.message == SAY_JSON_NAME || say.message == SAY_JSON_VALUE))
            say.message = SAY_JSON_TRAILING_COMMA;
    }
    check_say(check, say);
}

void
check_refusal(struct check *check)
{
    struct str text = str_trim(check->text);
    if (str_blank(check->document->bytes))
        check_say(check, (struct say){.message = SAY_EMPTY});
    else if (say_file(check))
        return;
    else if (text.len && strchr("{[", text.ptr[0]))
        say_json(check);
    else
        say_markup(check);
}
