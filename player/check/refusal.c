#include <string.h>

#include "base/utf8.h"
#include "check/check_private.h"
#include "formats/page.h"

/* The type of a file, by its first bytes. */
static const struct {
    const char *start;
    size_t len;
    enum phrase phrase;
} files[] = {
    {"\xFF\xD8\xFF", 3, PHRASE_JPEG}, {"\x89PNG", 4, PHRASE_PNG},
    {"GIF8", 4, PHRASE_GIF},          {"RIFF", 4, PHRASE_WEBP},
    {"%PDF", 4, PHRASE_PDF},          {"PK\3\4", 4, PHRASE_ZIP},
    {"\x1F\x8B", 2, PHRASE_GZIP},     {"\xD0\xCF\x11\xE0", 4, PHRASE_ZIP},
    {"{\\rtf", 5, PHRASE_RTF},        {"BEGIN:VCALENDAR", 15, PHRASE_CALENDAR},
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
    bool text = !page.html && !str_starts(str_trim(check->text), STR("<")); /* text about mark-up */
    if (!page.root.ptr || text)
        say.message = SAY_TEXT;
    else if (str_equal_nocase(page.root, STR("opml")))
        say.message = SAY_OPML;
    else if (page.html && page.feed.len)
        say = (struct say){SAY_HTML_WITH_FEED, 0, {page.feed}};
    else if (page.html)
        say.message = page.password ? SAY_LOGIN : SAY_HTML;
    check_say(check, say);
}

/* The member of the outermost object with this name, in any spelling; NULL when there is none. */
static const struct outline_part *
root_part(struct check *check, const char *name)
{
    check->part_count = outline_json(check->arena, check->text, 0, check->text.len, check->parts);
    for (size_t i = 0; i < check->part_count; i++)
        if (field_name_alike(check->parts[i].name, name))
            return &check->parts[i];
    return NULL;
}

/* Valid JSON that is not a feed: the missing part. */
static void
say_no_feed(struct check *check, struct str text)
{
    const struct outline_part *version = text.ptr[0] == '{' ? root_part(check, "version") : NULL;
    size_t start = (size_t)(text.ptr - check->text.ptr);
    if (text.ptr[0] == '[')
        check_say(check, (struct say){.message = SAY_JSON_ROOT, .at = start});
    else if (version)
        check_say(check, (struct say){SAY_JSON_VERSION, version->at, {version->value}});
    else if (root_part(check, "items"))
        check_say(check, (struct say){.message = SAY_JSON_NO_VERSION, .at = start + 1});
    else
        check_say(check, (struct say){.message = SAY_JSON});
}

/* Text that would be JSON with a brace before it. */
static bool
wants_brace(struct str text)
{
    static const char *const names[] = {"version", "title", "items", "\"id\"", "_breakroom"};
    struct str line = str_slice(text, 0, str_find(text, STR("\n")));
    bool name = false, quote = line.len && (line.ptr[0] == '"' || str_starts(line, STR("“")));
    bool version = str_find(line, STR("jsonfeed.org")) != SIZE_MAX;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        name = name || str_find(str_slice(line, 0, 16), str_from(names[i])) != SIZE_MAX;
    return (quote || (version && memchr(line.ptr, '"', line.len))) && name &&
           str_find(line, STR(":")) != SIZE_MAX;
}

/* "var feed = {…", "callback({…", "```json": text that programs and editors put around JSON. */
static bool
say_before(struct check *check, struct str text)
{
    size_t brace = str_find(text, STR("{"));
    bool feed = str_find(str_slice(text, 0, 4096), STR("jsonfeed.org/version")) != SIZE_MAX;
    if (!feed || brace == SIZE_MAX || brace > 200 || str_starts(text, STR("<")))
        return false;
    struct str before = utf8_prefix(str_trim(str_slice(text, 0, brace)), 40);
    check_say(check, (struct say){SAY_JSON_BEFORE, (size_t)(text.ptr - check->text.ptr), {before}});
    return true;
}

void
check_refusal(struct check *check)
{
    struct str text = str_trim(check->text);
    if (str_blank(check->document->bytes))
        check_say(check, (struct say){.message = SAY_EMPTY});
    else if (say_file(check))
        return;
    else if (text.len && strchr("{[", text.ptr[0])) {
        if (!check_json_fault(check))
            say_no_feed(check, text);
    } else if (wants_brace(text))
        check_say(check, (struct say){.message = SAY_JSON_NO_BRACE});
    else if (!say_before(check, text))
        say_markup(check);
}
