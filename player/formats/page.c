#include "formats/page.h"

#include "base/utf8.h"
#include "text/decode.h"
#include "text/html_element.h"
#include "text/markup.h"
#include "text/url.h"

/* The head of a page, with all styles and scripts that may precede a link. */
#define PAGE_BYTES CEILING((size_t)256 * 1024)
#define ATTRIBUTES 32

struct page_reading {
    struct arena *arena;
    struct markup *markup;
    struct page page;
    struct str base;
    bool has_base;
    int rank; /* of the best link so far; 0: none */
};

/* JSON of that type is a feed in JSON Feed 1.0, but more often something else: used only when there is no
 * better link. */
static int
rank_of(struct str type)
{
    static const struct {
        const char *type;
        int rank;
    } rows[] = {{"application/rss+xml", 2},
                {"application/atom+xml", 2},
                {"application/feed+json", 2},
                {"application/rdf+xml", 2},
                {"application/json", 1}};
    type = str_trim(str_split(&type, ';'));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (str_equal_nocase(type, str_from(rows[i].type)))
            return rows[i].rank;
    return 0;
}

static bool
has_word(struct str list, struct str word)
{
    while (list.ptr)
        if (str_equal_nocase(str_trim(str_split(&list, ' ')), word))
            return true;
    return false;
}

static void
take_link(struct page_reading *reading, const struct tag *tag)
{
    int rank = rank_of(tag_attribute(tag, "type"));
    struct str href = str_trim(tag_attribute(tag, "href"));
    if (rank <= reading->rank || !href.len || !has_word(tag_attribute(tag, "rel"), STR("alternate")))
        return;
    reading->rank = rank;
    reading->page.feed = url_resolve(reading->arena, reading->base, href);
}

/* The first one counts (https://html.spec.whatwg.org/multipage/semantics.html#the-base-element). */
static void
take_base(struct page_reading *reading, struct str href)
{
    struct str base = url_resolve(reading->arena, reading->base, href);
    reading->has_base = true;
    if (url_is_http(base))
        reading->base = base;
}

static void
on_open(void *context, const struct tag *tag)
{
    struct page_reading *reading = context;
    struct str href = tag_attribute(tag, "href");
    if (!reading->page.root.ptr)
        reading->page.root = arena_str(reading->arena, utf8_prefix(tag->name, 64));
    if (str_equal_nocase(tag->name, STR("base")) && href.len && !reading->has_base)
        take_base(reading, href);
    else if (str_equal_nocase(tag->name, STR("link")))
        take_link(reading, tag);
    else if (str_equal_nocase(tag->name, STR("input")) &&
             str_equal_nocase(str_trim(tag_attribute(tag, "type")), STR("password")))
        reading->page.password = true;
}

static void
on_close(void *context, struct str name)
{
    (void)context;
    (void)name;
}

static void
on_text(void *context, struct str text, bool cdata)
{
    (void)context;
    (void)text;
    (void)cdata;
}

static void
take_text(void *context, struct str text)
{
    struct page_reading *reading = context;
    markup_push(reading->markup, text);
}

struct page
page_read(struct arena *arena, struct str bytes, struct str content_type, struct str base)
{
    static const struct markup_events events = {on_open, on_close, on_text, NULL};
    struct page_reading reading = {.arena = arena, .base = base};
    reading.markup = markup_create(MARKUP_HTML, ATTRIBUTES, &events, &reading);
    struct decode *decode = decode_create(content_type, take_text, &reading);
    decode_push(decode, str_slice(bytes, 0, PAGE_BYTES));
    decode_finish(decode);
    decode_destroy(decode);
    markup_destroy(reading.markup);
    reading.page.html = html_effects(reading.page.root) != 0;
    return reading.page;
}
